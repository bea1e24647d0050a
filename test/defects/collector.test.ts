import { parse } from 'yaml';
import { at, container, find, listAt, type Manifest } from '../support/manifest';
import { cloudPlatforms, platform, platforms, type Platform } from './platforms';

function configText({ objects, environment }: Platform): string {
  const name = `${environment.identity.prefix}-otel-collector-config`;
  return String(at(find(objects, 'ConfigMap', name), 'data', 'otel-collector.yaml'));
}

function config(one: Platform): Manifest {
  return parse(configText(one)) as Manifest;
}

/** Every property name in a configuration, at any depth. */
function propertiesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(propertiesOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...propertiesOf(inner)]);
}

/** Every text in a configuration that names a port on every address. */
function portsOf(text: string): number[] {
  return [...text.matchAll(/0\.0\.0\.0:(\d+)/g)].map(([, port]) => Number(port));
}

describe.each(platforms)('$name', (one) => {
  const { objects, environment } = one;
  const workload = find(objects, 'Deployment', `${environment.identity.prefix}-otel-collector`);
  const collector = container(workload, 'otel-collector');
  const declared = listAt(collector, 'ports').map(({ containerPort }) => Number(containerPort));

  test('the collector serves health where it is asked for it', () => {
    const health = listAt(collector, 'ports').find(({ name }) => name === 'health');

    expect(at(config(one), 'extensions', 'health_check', 'endpoint')).toBe(`0.0.0.0:${String(health?.containerPort)}`);
    expect(at(config(one), 'service', 'extensions')).toEqual(['health_check']);
    expect(at(collector, 'livenessProbe', 'httpGet', 'port')).toBe('health');
  });

  test('the collector listens on each of its ports once, and declares them all', () => {
    const telemetry = at(
      listAt(config(one), 'service', 'telemetry', 'metrics', 'readers')[0],
      'pull',
      'exporter',
      'prometheus',
      'port',
    );
    const listening = [...portsOf(configText(one)), Number(telemetry)];

    expect(new Set(listening).size).toBe(listening.length);
    expect(listening.sort()).toEqual(declared.sort());
  });

  test('the collector is given no key and no exporter that its release has dropped', () => {
    const dropped = ['retry_on_failure', 'use_insecure', 'address', 'logging', 'jaeger'];
    expect(propertiesOf(config(one)).filter((name) => dropped.includes(name))).toEqual([]);
  });

  test('the collector is given values, not variables of a shell', () => {
    expect(configText(one)).not.toMatch(/\$/);
  });

  test('every pipeline of the collector uses parts that are defined, memory limit first and batches last', () => {
    const { receivers, processors, exporters } = config(one) as Record<string, Manifest>;
    const pipelines = Object.values(
      at(config(one), 'service', 'pipelines') as Record<string, Record<string, string[]>>,
    );

    expect(pipelines).toHaveLength(3);
    pipelines.forEach((pipeline) => {
      expect(Object.keys(receivers ?? {})).toEqual(expect.arrayContaining(pipeline.receivers ?? []));
      expect(Object.keys(processors ?? {})).toEqual(expect.arrayContaining(pipeline.processors ?? []));
      expect(Object.keys(exporters ?? {})).toEqual(expect.arrayContaining(pipeline.exporters ?? []));
      expect([pipeline.processors?.[0], pipeline.processors?.at(-1)]).toEqual(['memory_limiter', 'batch']);
    });
  });

  test("the collector's telemetry says which environment it comes from", () => {
    expect(configText(one)).toContain(`value: ${environment.identity.stage}`);
  });
});

describe.each(cloudPlatforms)('$name on Google Cloud', (one) => {
  const { objects, environment } = one;

  test('the collector sends to the project of its environment, as a Google account of that project', () => {
    const { prefix } = environment.identity;
    const project = environment.cloud?.project ?? '';
    const account = find(objects, 'ServiceAccount', `${prefix}-otel-collector`);

    expect(at(config(one), 'exporters', 'googlecloud', 'project')).toBe(project);
    expect(at(account, 'metadata', 'annotations', 'iam.gke.io/gcp-service-account')).toBe(
      `${prefix}-slg-collector@${project}.iam.gserviceaccount.com`,
    );
  });
});

test('where there is no cloud, the collector prints and calls nobody', () => {
  expect(Object.keys(at(config(platform('dev')), 'exporters') as Manifest)).toEqual(['debug']);
});
