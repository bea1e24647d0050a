/** Who reads metrics and evaluates alerts in a cluster: Prometheus by its operator, or Google Cloud's managed one. */
export type MonitoringKind = 'prometheus-operator' | 'google-managed';

/** The monitoring of a cluster. */
export interface MonitoringSystem {
  readonly kind: MonitoringKind;
  /** The namespace whose pods ask for metrics. */
  readonly namespace: string;
}

/** How the objects of one kind of monitoring are called; in what they say, only the name of one list differs. */
interface Dialect {
  readonly apiVersion: string;
  readonly scrape: string;
  /** The field of a scrape object that lists ports and paths. */
  readonly endpoints: string;
  readonly rules: string;
}

/** The kinds to write for each kind of monitoring. */
export const dialects: Readonly<Record<MonitoringKind, Dialect>> = {
  'prometheus-operator': {
    apiVersion: 'monitoring.coreos.com/v1',
    scrape: 'PodMonitor',
    endpoints: 'podMetricsEndpoints',
    rules: 'PrometheusRule',
  },
  // Google's Rules see metrics of their own namespace only, and no metrics of Google Cloud, which GlobalRules do
  // (https://cloud.google.com/stackdriver/docs/managed-prometheus/rules-managed).
  'google-managed': {
    apiVersion: 'monitoring.googleapis.com/v1',
    scrape: 'PodMonitoring',
    endpoints: 'endpoints',
    rules: 'Rules',
  },
};
