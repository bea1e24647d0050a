import type { Construct } from 'constructs';
import { boolean, integer, oneOf, text, type DefaultedValues } from '../config';
import {
  Component,
  ConfigMap,
  type Endpoint,
  type EnvOf,
  ExternalSecret,
  type GoogleAccount,
  healthPort,
  Job,
  port,
  type Resources,
  type Scale,
  type SecretStore,
  ServiceAccount,
  type Target,
  VerticalAutoscaler,
  Workload,
} from '../constructs';
import { budgetFault, connectionShares } from './connection-budget';
import { databases, databaseSecrets, databaseUrl, type DatabaseServer } from './database';
import { images } from './images';

const keys = {
  openfga_log_format: oneOf(['json', 'text'], { default: 'json', doc: 'Format of log lines.' }),
  openfga_log_level: oneOf(['debug', 'info', 'warn', 'error'], {
    default: 'info',
    doc: 'Least severity that is logged.',
  }),
  openfga_datastore_max_open_conns: integer({
    unit: 'connections',
    min: 1,
    max: 200,
    default: 10,
    doc: 'Database connections of one replica; replicas times this must fit the server (OpenFGA default 30).',
  }),
  openfga_playground_enabled: boolean({
    default: false,
    doc: 'The playground is a development tool without authentication.',
  }),
  openfga_metrics_enabled: boolean({ default: true, doc: 'Serve Prometheus metrics.' }),
  openfga_datastore_metrics_enabled: boolean({
    default: true,
    doc: 'Serve metrics of the database connections too; the server needs `openfga_metrics_enabled` for it.',
  }),
  openfga_metrics_addr: text({
    default: '0.0.0.0:2112',
    pattern: /^0\.0\.0\.0:2112$/,
    doc: 'Where metrics are served; the pod declares this port.',
  }),
  openfga_datastore_engine: oneOf(['postgres'], {
    default: 'postgres',
    doc: 'Where tuples are kept; left out, the server would keep them in memory (D-60).',
  }),
} as const;

const PORTS = {
  http: healthPort(8080, { startup: '/healthz', readiness: '/healthz', liveness: '/healthz' }),
  grpc: port(8081),
  metrics: port(2112, { metrics: '/metrics' }),
};

const MIGRATION_RESOURCES: Resources = {
  requests: { cpu: '100m', memory: '128Mi', ephemeralStorage: '100Mi' },
  limits: { cpu: '400m', memory: '512Mi', ephemeralStorage: '200Mi' },
};

/** uid and gid 65532 are the user nonroot of the distroless image. */
const USER = { uid: 65532, gid: 65532, fsGroup: 65532 };

/** What an overlay decides about the authorization server. */
export interface OpenFgaSettings {
  readonly scale: Scale;
  readonly resources: Resources;
  /** Connections of the database that all replicas together may open, a roll-out's additional one included. @default 30 */
  readonly databaseConnections?: number;
  readonly config?: DefaultedValues<typeof keys>;
}

interface OpenFgaProps extends OpenFgaSettings {
  readonly store: SecretStore;
  readonly database: DatabaseServer;
  /** The account that reaches Cloud SQL. @default - none */
  readonly google?: GoogleAccount | undefined;
}

/** OpenFGA, and the Job that brings its schema up to the server's version. */
export class OpenFga extends Component {
  readonly http: Endpoint<'openfga.http'>;

  constructor(scope: Construct, target: Target, props: OpenFgaProps) {
    super(scope, 'openfga', target);
    this.checkConnections(props);
    const account = new ServiceAccount(this, 'openfga', props.google);
    const workload = new Workload(this, 'openfga', { account, user: USER, ports: PORTS, scale: props.scale });
    const connection = props.database.connect(workload);
    const secrets = new ExternalSecret(this, 'openfga-secrets', {
      store: props.store,
      entries: { openfga_db_password: databaseSecrets.openfga_db_password },
      keys: { openfga_datastore_uri: databaseUrl(connection, databases.openfga) },
    });
    const config = new ConfigMap(this, 'openfga-config', { keys, values: props.config ?? {}, wired: {} });
    workload.run({
      image: images.openfga,
      args: ['run'],
      env: { ...config.envAll(), ...secrets.envAll() },
      resources: props.resources,
      writable: { '/tmp': '64Mi' },
      probes: {
        port: 'http',
        startup: { period: 5, timeout: 3, failures: 60 },
        readiness: { period: 5, timeout: 3, failures: 3 },
        liveness: { period: 10, timeout: 5, failures: 3 },
      },
    });
    if (props.google !== undefined) new VerticalAutoscaler(this, workload);
    this.migrate(account, props.database, { ...config.env(['openfga_datastore_engine']), ...secrets.envAll() });
    this.http = workload.serve({ http: 8080 }).endpoint('http');
  }

  /** What types cannot carry: a sum over replicas. */
  private checkConnections({ scale, config, databaseConnections }: OpenFgaProps): void {
    const pool = config?.openfga_datastore_max_open_conns ?? keys.openfga_datastore_max_open_conns.default ?? 0;
    const connections = databaseConnections ?? connectionShares.openfga;
    const fault = budgetFault({ scale, pool, connections, surge: 1 });
    if (fault !== undefined) this.fault('config.openfga_datastore_max_open_conns', fault);
  }

  /** The server is not ready before the schema has its version, so pods wait for this Job by their readiness. */
  private migrate(
    account: ServiceAccount,
    database: DatabaseServer,
    datastore: EnvOf<'openfga_datastore_engine' | 'openfga_datastore_uri'>,
  ): void {
    const job = new Job(this, 'openfga-migrate', { account, user: USER });
    database.connect(job);
    job.run({
      image: images.openfga,
      args: ['migrate'],
      env: datastore,
      resources: MIGRATION_RESOURCES,
      writable: { '/tmp': '64Mi' },
    });
  }
}
