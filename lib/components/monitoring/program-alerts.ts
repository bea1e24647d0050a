import type { Alerts, Component } from '../../constructs';
import { selectInCloud, type Select } from './selection';

/** A program whose container, Deployment and Ingress are called as its component is. */
type Program = Pick<Component, 'name' | 'objectName'>;

/** The programs that have alerts of their own. */
export interface Programs {
  readonly keycloak: Program;
  readonly openfga: Program;
  readonly mcpServer: Program;
}

/** What the alerts of programs go by. */
export interface ProgramAlertsProps {
  readonly select: Select;
  readonly programs: Programs;
  /** Containers whose metrics are read. */
  readonly scraped: readonly string[];
}

function down(select: Select, program: Program): string {
  const deployment = program.objectName();
  return `max by (deployment) (${select('kube_deployment_status_replicas_available', { deployment })}) < 1`;
}

/** Programs of which no pod answers; those that users notice first have an alert of their own. */
export function outageAlerts({ select, programs: { keycloak, openfga, mcpServer } }: ProgramAlertsProps) {
  const others = { noneOf: [keycloak, openfga, mcpServer].map((program) => program.objectName()) };
  const deployments = select('kube_deployment_status_replicas_available', { deployment: others });
  return {
    McpServerDown: {
      severity: 'critical',
      for: '2m',
      expr: down(select, mcpServer),
      summary: 'No pod of the mcp-server is available',
    },
    KeycloakDown: {
      severity: 'critical',
      for: '2m',
      expr: down(select, keycloak),
      summary: 'No pod of Keycloak is available: nobody can log in',
    },
    OpenFgaDown: {
      severity: 'critical',
      for: '2m',
      expr: down(select, openfga),
      summary: 'No pod of OpenFGA is available: every tool call is denied',
    },
    WorkloadDown: {
      severity: 'critical',
      for: '5m',
      expr: [
        `label_replace(max by (deployment) (${deployments}), "workload", "$1", "deployment", "(.*)") < 1`,
        `label_replace(max by (statefulset) (${select('kube_statefulset_status_replicas_ready')}), "workload", "$1", "statefulset", "(.*)") < 1`,
      ].join(' or '),
      summary: 'No pod of {{ $labels.workload }} is ready',
    },
  } as const satisfies Alerts;
}

/** Programs that answer late or with errors, by what they or the ingress controller measure. */
export function latencyAlerts({ select, programs }: ProgramAlertsProps) {
  const ingress = programs.mcpServer.objectName();
  const rate = (series: string) => `sum(rate(${series}[5m]))`;
  const requests = select('nginx_ingress_controller_requests', { ingress });
  const failed = select('nginx_ingress_controller_requests', { ingress, status: { oneOf: ['5..'] } });
  // Streams are GET requests that stay open; what is posted is answered when it is done.
  const posted = { ingress, method: 'POST' };
  const fast = select('nginx_ingress_controller_request_duration_seconds_bucket', { ...posted, le: '10' });
  const timed = select('nginx_ingress_controller_request_duration_seconds_count', posted);
  const keycloak = { container: programs.keycloak.name };
  const buckets = select('openfga_request_duration_ms_bucket', { container: programs.openfga.name });
  return {
    McpServerFailing: {
      severity: 'critical',
      for: '5m',
      expr: `${rate(failed)} / ${rate(requests)} > 0.05`,
      summary: '{{ humanizePercentage $value }} of the requests to the mcp-server end in an error of the server',
    },
    McpServerSlow: {
      severity: 'warning',
      for: '15m',
      expr: `1 - ${rate(fast)} / ${rate(timed)} > 0.5`,
      summary: '{{ humanizePercentage $value }} of what is posted to the mcp-server takes more than 10 seconds',
    },
    KeycloakSlow: {
      severity: 'warning',
      for: '10m',
      expr: `${rate(select('http_server_requests_seconds_sum', keycloak))} / ${rate(select('http_server_requests_seconds_count', keycloak))} > 1`,
      summary: 'Keycloak takes {{ humanizeDuration $value }} for a request on average',
    },
    OpenFgaSlow: {
      severity: 'warning',
      for: '10m',
      expr: `histogram_quantile(0.95, sum by (le) (rate(${buckets}[5m]))) > 300`,
      summary: 'One in twenty requests to OpenFGA takes more than {{ printf "%.0f" $value }} ms',
    },
  } as const satisfies Alerts;
}

/** Programs that wait for a connection of their database, as they measure it themselves. */
export function connectionAlerts({ select, programs }: ProgramAlertsProps) {
  const keycloak = { container: programs.keycloak.name };
  const openfga = { container: programs.openfga.name, db_name: 'openfga' };
  return {
    KeycloakWaitsForDatabase: {
      severity: 'critical',
      for: '5m',
      expr: `max by (pod) (${select('agroal_awaiting_count', keycloak)}) > 0`,
      summary: 'Requests to Keycloak in pod {{ $labels.pod }} wait for one of its database connections',
    },
    OpenFgaConnectionsUsed: {
      severity: 'critical',
      for: '5m',
      expr: `max by (pod) (${select('go_sql_in_use_connections', openfga)}) / max by (pod) (${select('go_sql_max_open_connections', openfga)} > 0) > 0.9`,
      summary: 'More than 90% of the database connections of OpenFGA in pod {{ $labels.pod }} are in use',
    },
  } as const satisfies Alerts;
}

/** Alerts that say that others cannot speak: what they would go by is not there. */
export function blindnessAlerts({ select, scraped }: ProgramAlertsProps) {
  const missing = (exporter: string, series: string) =>
    `label_replace(absent(${series}), "exporter", "${exporter}", "", "")`;
  return {
    TargetDown: {
      severity: 'warning',
      for: '10m',
      expr: `max by (pod, container) (${select('up', { container: { oneOf: scraped } })}) < 1`,
      summary: 'Metrics of container {{ $labels.container }} of pod {{ $labels.pod }} cannot be read',
    },
    MetricsMissing: {
      severity: 'warning',
      for: '15m',
      expr: [
        missing('kube-state-metrics', select('kube_pod_status_ready')),
        missing('external-secrets', select('externalsecret_status_condition')),
        missing('cert-manager', select('certmanager_certificate_ready_status')),
        ...scraped.map((container) => missing(container, select('up', { container }))),
      ].join(' or '),
      summary: 'No metrics of {{ $labels.exporter }}: alerts that go by them stay silent whatever happens',
    },
  } as const satisfies Alerts;
}

/** Where the managed services of an environment are. */
export interface ManagedServices {
  readonly project: string;
  /** The Cloud SQL instance. */
  readonly databaseInstance: string;
  /** How many connections the environment's programs may open together. */
  readonly databaseConnections: number;
}

/** Google's own metrics of Cloud SQL and Memorystore. */
export function managedServiceAlerts({ project, databaseInstance, databaseConnections }: ManagedServices) {
  const refused = selectInCloud('redis_googleapis_com:stats_reject_connections_count', {
    monitored_resource: 'redis_instance',
    project_id: project,
  });
  const backends = selectInCloud('cloudsql_googleapis_com:database_postgresql_num_backends', {
    monitored_resource: 'cloudsql_database',
    database_id: `${project}:${databaseInstance}`,
    // Google's own, for its upkeep.
    database: { noneOf: ['cloudsqladmin'] },
  });
  return {
    RedisRefusesConnections: {
      severity: 'critical',
      for: '1m',
      expr: `sum by (instance_id) (increase(${refused}[5m])) > 0`,
      summary: 'Memorystore instance {{ $labels.instance_id }} has no connection left and refuses clients',
    },
    PostgresConnectionsNearlyUsed: {
      severity: 'critical',
      for: '5m',
      expr: `sum by (database_id) (${backends}) > ${Math.floor(databaseConnections * 0.9)}`,
      summary: `Cloud SQL instance {{ $labels.database_id }} has {{ $value }} connections, of ${databaseConnections} planned`,
    },
  } as const satisfies Alerts;
}
