import type { AlertName, MetricName } from '../../lib/components';
import { growing, seriesIn, steady, type AlertCase, type Fault, type Place, type Series } from './series';

type MakeSeries = ReturnType<typeof seriesIn>;

function available(series: MakeSeries, deployment: string, replicas: number): Series {
  return series('kube_deployment_status_replicas_available', { deployment }, steady(replicas));
}

type Outages = Extract<AlertName, 'McpServerDown' | 'KeycloakDown' | 'OpenFgaDown' | 'WorkloadDown'>;

/** What alerts on programs without a pod are held against. */
export function outageCases({ namespace, prefix }: Place): Record<Outages, AlertCase> {
  const series = seriesIn(namespace);
  const program = (base: string, summary: string): AlertCase => {
    const deployment = `${prefix}-${base}`;
    return {
      after: 5,
      faults: [{ series: [available(series, deployment, 0)], labels: { deployment }, summary }],
      healthy: [available(series, deployment, 1), available(series, `${prefix}-another`, 0)],
    };
  };
  const ready = (replicas: number) =>
    series('kube_statefulset_status_replicas_ready', { statefulset: 'qdrant' }, steady(replicas));
  return {
    McpServerDown: program('mcp-server-langgraph', 'No pod of the mcp-server is available'),
    KeycloakDown: program('keycloak', 'No pod of Keycloak is available: nobody can log in'),
    OpenFgaDown: program('openfga', 'No pod of OpenFGA is available: every tool call is denied'),
    WorkloadDown: {
      after: 10,
      faults: [
        {
          series: [available(series, 'collector', 0)],
          labels: { deployment: 'collector', workload: 'collector' },
          summary: 'No pod of collector is ready',
        },
        {
          series: [ready(0)],
          labels: { statefulset: 'qdrant', workload: 'qdrant' },
          summary: 'No pod of qdrant is ready',
        },
      ],
      // The programs with alerts of their own are told once.
      healthy: [available(series, `${prefix}-keycloak`, 0), available(series, 'collector', 1), ready(1)],
    },
  };
}

type Latencies = Extract<AlertName, 'McpServerFailing' | 'McpServerSlow' | 'KeycloakSlow' | 'OpenFgaSlow'>;

/** What alerts on errors and late answers are held against. */
export function latencyCases({ namespace, prefix }: Place): Record<Latencies, AlertCase> {
  const series = seriesIn(namespace);
  const ingress = `${prefix}-mcp-server-langgraph`;
  const answered = (status: string, aMinute: number) =>
    series('nginx_ingress_controller_requests', { ingress, status, method: 'POST' }, growing(aMinute));
  const posted = (fast: number) => [
    series(
      'nginx_ingress_controller_request_duration_seconds_bucket',
      { ingress, method: 'POST', le: '10' },
      growing(fast),
    ),
    series('nginx_ingress_controller_request_duration_seconds_count', { ingress, method: 'POST' }, growing(100)),
  ];
  const streams = series(
    'nginx_ingress_controller_request_duration_seconds_count',
    { ingress, method: 'GET' },
    growing(1000),
  );
  const keycloak = (seconds: number) => {
    const labels = { pod: 'keycloak-1', container: 'keycloak', uri: '/realms/{realm}', method: 'POST' };
    return [
      series('http_server_requests_seconds_sum', labels, growing(60 * seconds)),
      series('http_server_requests_seconds_count', labels, growing(60)),
    ];
  };
  const openfga = (slow: number) =>
    [
      ['300', 100 - slow],
      ['1000', 100],
      ['+Inf', 100],
    ].map(([le, aMinute]) =>
      series(
        'openfga_request_duration_ms_bucket',
        { pod: 'openfga-1', container: 'openfga', grpc_method: 'check', le: String(le) },
        growing(Number(aMinute)),
      ),
    );
  return {
    McpServerFailing: {
      after: 15,
      faults: [
        {
          series: [answered('200', 94), answered('503', 6)],
          labels: {},
          summary: '6% of the requests to the mcp-server end in an error of the server',
        },
      ],
      healthy: [answered('200', 50), answered('401', 46), answered('503', 4)],
    },
    McpServerSlow: {
      after: 25,
      faults: [
        {
          series: posted(40),
          labels: {},
          summary: '60% of what is posted to the mcp-server takes more than 10 seconds',
        },
      ],
      healthy: [...posted(60), streams],
    },
    KeycloakSlow: {
      after: 20,
      faults: [{ series: keycloak(1.5), labels: {}, summary: 'Keycloak takes 1.5s for a request on average' }],
      healthy: keycloak(0.9),
    },
    OpenFgaSlow: {
      after: 20,
      faults: [
        {
          series: openfga(10),
          labels: {},
          summary: 'One in twenty requests to OpenFGA takes more than 650 ms',
        },
      ],
      healthy: openfga(4),
    },
  };
}

/** What alerts on database connections are held against. */
export function connectionCases({
  namespace,
}: Place): Record<Extract<AlertName, 'KeycloakWaitsForDatabase' | 'OpenFgaConnectionsUsed'>, AlertCase> {
  const series = seriesIn(namespace);
  const awaiting = (requests: number) =>
    series(
      'agroal_awaiting_count',
      { pod: 'keycloak-1', container: 'keycloak', datasource: 'default' },
      steady(requests),
    );
  const openfga = { pod: 'openfga-1', container: 'openfga', db_name: 'openfga' };
  const used = (connections: number) => [
    series('go_sql_in_use_connections', openfga, steady(connections)),
    series('go_sql_max_open_connections', openfga, steady(10)),
  ];
  return {
    KeycloakWaitsForDatabase: {
      after: 10,
      faults: [
        {
          series: [awaiting(3)],
          labels: { pod: 'keycloak-1' },
          summary: 'Requests to Keycloak in pod keycloak-1 wait for one of its database connections',
        },
      ],
      healthy: [awaiting(0)],
    },
    OpenFgaConnectionsUsed: {
      after: 10,
      faults: [
        {
          series: used(10),
          labels: { pod: 'openfga-1' },
          summary: 'More than 90% of the database connections of OpenFGA in pod openfga-1 are in use',
        },
      ],
      healthy: used(9),
    },
  };
}

/** What must be there for others to speak, by who serves it. */
function present(place: Place): ReadonlyMap<string, Series> {
  const series = seriesIn(place.namespace);
  const served: [string, MetricName][] = [
    ['kube-state-metrics', 'kube_pod_status_ready'],
    ['external-secrets', 'externalsecret_status_condition'],
    ['cert-manager', 'certmanager_certificate_ready_status'],
  ];
  return new Map([
    ...served.map(([exporter, metric]): [string, Series] => [exporter, series(metric, {}, steady(1))]),
    ...place.scraped.map((container): [string, Series] => [
      container,
      series('up', { pod: `${container}-1`, container }, steady(1)),
    ]),
  ]);
}

/** What alerts on missing metrics are held against. */
export function blindnessCases(place: Place): Record<Extract<AlertName, 'TargetDown' | 'MetricsMissing'>, AlertCase> {
  const all = present(place);
  const { namespace, scraped } = place;
  const targets = (value: number) =>
    scraped.map((container) => seriesIn(namespace)('up', { pod: `${container}-1`, container }, steady(value)));
  return {
    TargetDown: {
      after: 15,
      faults: scraped.map((container, index) => ({
        series: targets(0).slice(index, index + 1),
        labels: { pod: `${container}-1`, container },
        summary: `Metrics of container ${container} of pod ${container}-1 cannot be read`,
      })),
      healthy: targets(1),
    },
    MetricsMissing: {
      after: 20,
      faults: [...all.keys()].map((exporter): Fault => ({
        series: [...all].filter(([name]) => name !== exporter).map(([, one]) => one),
        labels: { namespace, exporter, ...(scraped.includes(exporter) ? { container: exporter } : {}) },
        summary: `No metrics of ${exporter}: alerts that go by them stay silent whatever happens`,
        ofAbsence: true,
      })),
      healthy: [...all.values()],
    },
  };
}

/** What alerts on Google's managed services are held against. */
export function managedServiceCases({
  project,
  databaseInstance,
}: Place): Record<Extract<AlertName, 'RedisRefusesConnections' | 'PostgresConnectionsNearlyUsed'>, AlertCase> {
  const redis = { monitored_resource: 'redis_instance', project_id: project, instance_id: 'redis', node_id: 'node-0' };
  const refused = (values: string): Series => ({
    metric: 'redis_googleapis_com:stats_reject_connections_count',
    labels: redis,
    values,
  });
  const database_id = `${project}:${databaseInstance}`;
  const backends = (database: string, count: number): Series => ({
    metric: 'cloudsql_googleapis_com:database_postgresql_num_backends',
    labels: { monitored_resource: 'cloudsql_database', project_id: project, database_id, database },
    values: steady(count),
  });
  return {
    RedisRefusesConnections: {
      after: 10,
      faults: [
        {
          series: [refused(growing(5))],
          labels: { instance_id: 'redis' },
          summary: 'Memorystore instance redis has no connection left and refuses clients',
        },
      ],
      healthy: [refused(steady(7))],
    },
    PostgresConnectionsNearlyUsed: {
      after: 10,
      faults: [
        {
          series: [backends('keycloak', 60), backends('openfga', 31)],
          labels: { database_id },
          summary: `Cloud SQL instance ${database_id} has 91 connections, of 100 planned`,
        },
      ],
      healthy: [backends('keycloak', 60), backends('openfga', 30), backends('cloudsqladmin', 9)],
    },
  };
}
