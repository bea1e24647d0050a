import type { Construct } from 'constructs';
import { textFile } from '../config';
import {
  Component,
  ConfigMap,
  type Endpoint,
  type GoogleAccount,
  healthPort,
  port,
  type Resources,
  type Scale,
  ServiceAccount,
  type Target,
  Workload,
} from '../constructs';
import { exporter, extension, processor, receiver, renderCollectorConfig, type Exporter } from './collector-config';
import type { ComponentSettings, Signal } from './collector-contract';
import { GOOGLE_APIS } from './google-network';
import type { GoogleCloud, Stage } from './identity';
import { images } from './images';

const PORTS = {
  'otlp-grpc': port(4317),
  'otlp-http': port(4318),
  telemetry: port(8888, { metrics: '/metrics' }),
  health: healthPort(13133, { startup: '/', readiness: '/', liveness: '/' }),
};

const files = {
  'otel-collector.yaml': textFile({ doc: 'Pipelines of the collector.' }),
} as const;

/** What an overlay decides about the collector. */
export interface OtelCollectorSettings {
  readonly scale: Scale;
  readonly resources: Resources;
  /** The share of traces that are kept, in per cent. @default 100 */
  readonly traceSamplingPercent?: number;
}

interface OtelCollectorProps extends OtelCollectorSettings {
  readonly stage: Stage;
  /** Where telemetry is sent, and the account that may. @default - printed to standard output */
  readonly google?: { readonly cloud: GoogleCloud; readonly account: GoogleAccount } | undefined;
}

function telemetryExporter(props: OtelCollectorProps): Exporter<Signal> {
  if (props.google === undefined) return exporter('debug', { verbosity: 'basic' });
  return exporter('googlecloud', {
    project: props.google.cloud.project,
    metric: { prefix: `custom.googleapis.com/mcp-${props.stage}/` },
    log: { default_log_name: `mcp-${props.stage}-logs` },
  });
}

type Protocol = keyof ComponentSettings['receivers']['otlp']['protocols'];

/** One protocol of the receiver, on the port that has its name. */
function otlpOn(protocol: Protocol): ComponentSettings['receivers']['otlp']['protocols'][Protocol] {
  return { endpoint: `0.0.0.0:${PORTS[`otlp-${protocol}`].number}` };
}

/** Limits are shares of the container's memory, so that they cannot disagree with it. */
function pipelines(props: OtelCollectorProps): string {
  const otlp = receiver('otlp', { protocols: { grpc: otlpOn('grpc'), http: otlpOn('http') } });
  const limiter = processor('memory_limiter', {
    check_interval: '1s',
    limit_percentage: 80,
    spike_limit_percentage: 20,
  });
  const detection = processor('resourcedetection', {
    detectors: props.google === undefined ? ['env'] : ['env', 'gcp'],
    timeout: '5s',
  });
  const origin = processor('resource', {
    attributes: [{ key: 'deployment.environment', value: props.stage, action: 'upsert' }],
  });
  const sampler = processor('probabilistic_sampler', {
    sampling_percentage: props.traceSamplingPercent ?? 100,
  });
  const batch = processor('batch', { timeout: '10s', send_batch_size: 1024, send_batch_max_size: 2048 });
  const health = extension('health_check', { endpoint: `0.0.0.0:${PORTS.health.number}` });
  const out = telemetryExporter(props);
  const common = { receivers: [otlp], processors: [limiter, detection, origin, batch], exporters: [out] };
  return renderCollectorConfig({
    extensions: [health],
    telemetryPort: PORTS.telemetry.number,
    pipelines: {
      traces: { ...common, processors: [limiter, detection, origin, sampler, batch] },
      metrics: common,
      logs: common,
    },
  });
}

/** The OpenTelemetry collector: takes OTLP in, sends to Google Cloud or prints. */
export class OtelCollector extends Component {
  readonly otlpGrpc: Endpoint<'otel-collector.otlp-grpc'>;

  constructor(scope: Construct, target: Target, props: OtelCollectorProps) {
    super(scope, 'otel-collector', target);
    const workload = new Workload(this, 'otel-collector', {
      account: new ServiceAccount(this, 'otel-collector', props.google?.account),
      // uid 10001 is the user of the image.
      user: { uid: 10001, gid: 10001, fsGroup: 10001 },
      ports: PORTS,
      scale: props.scale,
    });
    if (props.google !== undefined)
      GOOGLE_APIS.forEach((rule) => {
        workload.network.policy.allowTo(rule);
      });
    const config = new ConfigMap(this, 'otel-collector-config', {
      keys: files,
      values: {},
      wired: { 'otel-collector.yaml': pipelines(props) },
    });
    workload.run({
      image: images.otelCollector,
      args: ['--config=/etc/otel-collector/otel-collector.yaml'],
      resources: props.resources,
      writable: { '/tmp': '64Mi' },
      files: { '/etc/otel-collector': config.files({ 'otel-collector.yaml': 'otel-collector.yaml' }) },
      probes: {
        port: 'health',
        startup: { period: 3, timeout: 3, failures: 20 },
        readiness: { period: 5, timeout: 3, failures: 3 },
        liveness: { period: 10, timeout: 5, failures: 3 },
      },
    });
    this.otlpGrpc = workload.serve({ 'otlp-grpc': 4317 }).endpoint('otlp-grpc');
  }
}
