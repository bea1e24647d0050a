import { images } from '../images';
import { KEYCLOAK_VERSION } from '../keycloak/release';

interface Exporter {
  /** The release, or the line of releases, whose names these are. */
  readonly release: string;
  /** Whether the program itself was asked for its metrics, or its source or documentation read. */
  readonly known: 'asked' | 'read';
  /** Where its series stand: each in the namespace that it is about, or in Google Cloud as a whole. */
  readonly scope: 'namespace' | 'cloud';
}

/** The programs that serve the metrics of alerts. */
export const exporters = {
  // What Prometheus itself notes of each target that it asks.
  prometheus: { release: '3', known: 'read', scope: 'namespace' },
  'kube-state-metrics': { release: '2', known: 'read', scope: 'namespace' },
  'external-secrets': { release: '1.3.2', known: 'read', scope: 'namespace' },
  'cert-manager': { release: '1.21.2', known: 'read', scope: 'namespace' },
  'ingress-nginx': { release: '1', known: 'read', scope: 'namespace' },
  keycloak: { release: KEYCLOAK_VERSION, known: 'asked', scope: 'namespace' },
  openfga: { release: images.openfga.tag, known: 'asked', scope: 'namespace' },
  // Google Cloud's own metrics of its services; these names follow from those in Cloud Monitoring.
  'google-cloud': { release: 'v3', known: 'read', scope: 'cloud' },
} as const satisfies Record<string, Exporter>;

/** The name of a program that serves metrics. */
export type ExporterName = keyof typeof exporters;

interface Metric {
  readonly from: ExporterName;
  /** The labels that alerts go by; the namespace is one of each that stands in one. */
  readonly labels: readonly string[];
}

function all<const T extends Readonly<Record<string, Metric>>>(table: T): T {
  return table;
}

const container = ['pod', 'container', 'reason'] as const;

/** Every metric that an alert may name. */
export const metrics = all({
  up: { from: 'prometheus', labels: ['pod', 'container'] },

  kube_deployment_status_condition: { from: 'kube-state-metrics', labels: ['deployment', 'condition', 'status'] },
  kube_deployment_status_replicas_available: { from: 'kube-state-metrics', labels: ['deployment'] },
  kube_statefulset_replicas: { from: 'kube-state-metrics', labels: ['statefulset'] },
  kube_statefulset_status_replicas_ready: { from: 'kube-state-metrics', labels: ['statefulset'] },
  kube_statefulset_status_replicas_updated: { from: 'kube-state-metrics', labels: ['statefulset'] },
  kube_pod_container_status_waiting_reason: { from: 'kube-state-metrics', labels: container },
  kube_pod_init_container_status_waiting_reason: { from: 'kube-state-metrics', labels: container },
  kube_pod_status_phase: { from: 'kube-state-metrics', labels: ['pod', 'phase'] },
  kube_pod_status_ready: { from: 'kube-state-metrics', labels: ['pod', 'condition'] },
  kube_job_failed: { from: 'kube-state-metrics', labels: ['job_name', 'condition'] },
  kube_resourcequota: { from: 'kube-state-metrics', labels: ['resourcequota', 'resource', 'type'] },

  externalsecret_status_condition: { from: 'external-secrets', labels: ['name', 'condition', 'status'] },
  secretstore_status_condition: { from: 'external-secrets', labels: ['name', 'condition', 'status'] },

  certmanager_certificate_expiration_timestamp_seconds: { from: 'cert-manager', labels: ['name'] },
  certmanager_certificate_ready_status: { from: 'cert-manager', labels: ['name', 'condition'] },

  nginx_ingress_controller_requests: { from: 'ingress-nginx', labels: ['ingress', 'status'] },
  nginx_ingress_controller_request_duration_seconds_bucket: {
    from: 'ingress-nginx',
    labels: ['ingress', 'method', 'le'],
  },
  nginx_ingress_controller_request_duration_seconds_count: { from: 'ingress-nginx', labels: ['ingress', 'method'] },

  http_server_requests_seconds_sum: { from: 'keycloak', labels: ['container'] },
  http_server_requests_seconds_count: { from: 'keycloak', labels: ['container'] },
  agroal_awaiting_count: { from: 'keycloak', labels: ['pod', 'container'] },

  openfga_request_duration_ms_bucket: { from: 'openfga', labels: ['container', 'le'] },
  go_sql_in_use_connections: { from: 'openfga', labels: ['pod', 'container', 'db_name'] },
  go_sql_max_open_connections: { from: 'openfga', labels: ['pod', 'container', 'db_name'] },

  'redis_googleapis_com:stats_reject_connections_count': {
    from: 'google-cloud',
    labels: ['monitored_resource', 'project_id', 'instance_id'],
  },
  'cloudsql_googleapis_com:database_postgresql_num_backends': {
    from: 'google-cloud',
    labels: ['monitored_resource', 'database_id', 'database'],
  },
});

/** The name of a metric that an alert may name. */
export type MetricName = keyof typeof metrics;

/** The labels of a metric that alerts go by. */
export type LabelOf<M extends MetricName> = (typeof metrics)[M]['labels'][number];

type InScope<S> = {
  [M in MetricName]: (typeof exporters)[(typeof metrics)[M]['from']]['scope'] extends S ? M : never;
}[MetricName];

/** Metrics of objects and programs in a namespace. */
export type NamespacedMetric = InScope<'namespace'>;

/** Metrics of Google Cloud's services, which stand in no namespace. */
export type CloudMetric = InScope<'cloud'>;
