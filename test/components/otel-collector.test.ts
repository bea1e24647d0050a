import { parse } from 'yaml';
import { everywhere, inCluster, mainOf, onGoogleCloud, portOf, type Rendered } from './support';

type Parts = Readonly<Record<string, unknown>>;

interface Pipeline {
  readonly receivers: readonly string[];
  readonly processors: readonly string[];
  readonly exporters: readonly string[];
}

interface Config {
  readonly extensions: { readonly health_check: { readonly endpoint: string } };
  readonly receivers: {
    readonly otlp: { readonly protocols: Readonly<Record<string, { readonly endpoint: string }>> };
  };
  readonly processors: Parts;
  readonly exporters: Parts;
  readonly service: {
    readonly extensions: readonly string[];
    readonly telemetry: {
      readonly metrics: {
        readonly readers: readonly {
          readonly pull: { readonly exporter: { readonly prometheus: { port: number } } };
        }[];
      };
    };
    readonly pipelines: Readonly<Record<'traces' | 'metrics' | 'logs', Pipeline>>;
  };
}

function textOf(rendered: Rendered): string {
  return rendered.get('ConfigMap', 'otel-collector-config').data['otel-collector.yaml'] ?? '';
}

function configOf(rendered: Rendered): Config {
  return parse(textOf(rendered)) as Config;
}

function portIn(endpoint: string | undefined): number {
  return Number(endpoint?.split(':').at(-1));
}

describe.each(everywhere)('the collector in %s', (_, rendered) => {
  const config = configOf(rendered);
  const pipelines = Object.values(config.service.pipelines);
  const container = mainOf(rendered.pod('otel-collector'));

  test.each(['receivers', 'processors', 'exporters'] as const)(
    'defines exactly the %s that its pipelines name',
    (role) => {
      const named = new Set(pipelines.flatMap((pipeline) => pipeline[role]));

      expect(Object.keys(config[role]).sort()).toEqual([...named].sort());
    },
  );

  test('starts exactly the extensions that it defines', () => {
    expect(Object.keys(config.extensions)).toEqual(config.service.extensions);
  });

  test('takes in traces, metrics and logs', () => {
    expect(Object.keys(config.service.pipelines)).toEqual(['traces', 'metrics', 'logs']);
  });

  test('limits its memory before anything else, and batches last', () => {
    for (const { processors } of pipelines) {
      expect([processors[0], processors.at(-1)]).toEqual(['memory_limiter', 'batch']);
    }
  });

  test('is probed on the port that its health extension opens', () => {
    const port = portIn(config.extensions.health_check.endpoint);
    const probes = [container.startupProbe, container.readinessProbe, container.livenessProbe];

    expect(probes.map((probe) => portOf(container, probe?.httpGet?.port))).toEqual([port, port, port]);
  });

  test('is scraped on the port where it serves metrics about itself', () => {
    const [reader] = config.service.telemetry.metrics.readers;
    const monitor = rendered.monitors().find(({ app }) => app === 'otel-collector');

    expect(monitor?.endpoints).toEqual([{ port: 'telemetry', path: '/metrics', interval: '30s' }]);
    expect(portOf(container, 'telemetry')).toBe(reader?.pull.exporter.prometheus.port);
  });

  test('listens on every address at the ports that it declares', () => {
    const { grpc, http } = config.receivers.otlp.protocols;

    expect([portIn(grpc?.endpoint), portIn(http?.endpoint)]).toEqual([
      portOf(container, 'otlp-grpc'),
      portOf(container, 'otlp-http'),
    ]);
    for (const protocol of [grpc, http]) expect(protocol?.endpoint).toMatch(/^0\.0\.0\.0:/);
  });

  test('uses no exporter and no key that its release has dropped', () => {
    expect(Object.keys(config.exporters).filter((name) => /^(logging|jaeger|opencensus)(\/|$)/.test(name))).toEqual([]);
    expect(textOf(rendered)).not.toMatch(/\b(use_insecure|retry_on_failure|ballast_size_mib|address):/);
  });

  test('holds no variable that nobody expands', () => {
    expect(textOf(rendered)).not.toContain('$');
  });

  test('reads the file that is mounted', () => {
    const [, file] = /^--config=(.+)$/.exec(container.args?.[0] ?? '') ?? [];
    const mount = container.volumeMounts?.find(({ readOnly }) => readOnly === true);

    expect(file).toBe(`${mount?.mountPath ?? ''}/otel-collector.yaml`);
  });
});

describe.each(onGoogleCloud)('the collector in %s', (_, rendered) => {
  test('sends to the project of its environment, under its name', () => {
    const { environment } = rendered;

    expect(configOf(rendered).exporters).toEqual({
      googlecloud: {
        project: environment.cloud?.project,
        metric: { prefix: `custom.googleapis.com/mcp-${environment.identity.stage}/` },
        log: { default_log_name: `mcp-${environment.identity.stage}-logs` },
      },
    });
  });

  test('keeps the share of traces that its overlay asks for', () => {
    expect(configOf(rendered).processors).toMatchObject({
      probabilistic_sampler: { sampling_percentage: rendered.environment.otelCollector.traceSamplingPercent ?? 100 },
    });
  });
});

test.each(inCluster)('the collector in %s prints what it takes in', (_, rendered) => {
  expect(Object.keys(configOf(rendered).exporters)).toEqual(['debug']);
});
