import type { Construct } from 'constructs';
import {
  boolean,
  integer,
  oneOf,
  plain,
  secretTable,
  text,
  wired,
  type DefaultedValues,
  type Tagged,
} from '../../config';
import {
  Component,
  ConfigMap,
  type Connection,
  type Endpoint,
  ExternalSecret,
  type GoogleAccount,
  healthPort,
  Ingress,
  type IngressController,
  podField,
  port,
  type Resources,
  type Scale,
  type SecretStore,
  ServiceAccount,
  type Target,
  VerticalAutoscaler,
  Workload,
} from '../../constructs';
import { databases, databaseSecrets, type DatabaseServer } from '../database';
import type { PublicHosts } from '../identity';
import { KEYCLOAK_VERSION, type RuntimeOption, type RuntimeOptions, type SecretOption } from './image-contract';

const keys = {
  kc_db_url_host: wired<Tagged<'postgres.sql.host'>>({ doc: 'Database host.' }),
  kc_db_url_port: wired<Tagged<'postgres.sql.port', number>>({ doc: 'Database port.' }),
  kc_db_url_database: oneOf([databases.keycloak.name], { default: databases.keycloak.name, doc: 'Database name.' }),
  kc_db_username: oneOf([databases.keycloak.name], { default: databases.keycloak.name, doc: 'Database user.' }),
  kc_db_pool_max_size: integer({
    unit: 'connections',
    min: 5,
    max: 100,
    default: 20,
    doc: 'Database connections of one replica; replicas times this must fit the server (Keycloak default 100).',
  }),
  kc_hostname: wired<Tagged<'auth.url'>>({ doc: 'Public base URL, written into tokens.' }),
  kc_http_enabled: boolean({ default: true, doc: 'Plain HTTP behind the ingress, which ends TLS.' }),
  kc_proxy_headers: oneOf(['xforwarded'], {
    default: 'xforwarded',
    doc: 'Trusts the ingress for the client address and scheme.',
  }),
  kc_log_level: text({
    default: 'INFO',
    pattern: /^[A-Za-z0-9_.:,-]+$/,
    doc: 'Root level, then category:level pairs.',
  }),
  kc_log_console_output: oneOf(['default', 'json'], { default: 'json', doc: 'Format of log lines.' }),
} as const satisfies RuntimeOptions;

const adminSecrets = secretTable({
  keycloak_admin_username: {
    doc: 'Name of the bootstrap administrator; read only while the master realm does not exist.',
    issuer: 'the platform team',
    rotation: { never: 'read once' },
    generated: 'value',
  },
  keycloak_admin_password: {
    doc: 'Password of the bootstrap administrator; changing it later changes nothing in Keycloak.',
    issuer: 'generated',
    rotation: { never: 'read once; replace the account in Keycloak instead' },
    generated: 'value',
  },
});

const PORTS = {
  http: port(8080),
  management: healthPort(
    9000,
    { startup: '/health/started', readiness: '/health/ready', liveness: '/health/live' },
    { metrics: '/metrics' },
  ),
  jgroups: port(7800, { peers: true }),
  'jgroups-fd': port(57800, { peers: true }),
};

/** Replicas find each other on the pod's own address; by default only RFC 1918 addresses are taken. */
const BIND_ADDRESS = {
  KC_CACHE_EMBEDDED_NETWORK_BIND_ADDRESS: podField('status.podIP'),
} satisfies Partial<Record<Uppercase<RuntimeOption>, unknown>>;

/** What an overlay decides about the identity provider. */
export interface KeycloakSettings {
  readonly scale: Scale;
  readonly resources: Resources;
  readonly config?: DefaultedValues<typeof keys>;
}

interface KeycloakProps extends KeycloakSettings {
  readonly registry: string;
  readonly hosts: PublicHosts;
  readonly ingress: IngressController;
  readonly store: SecretStore;
  readonly database: DatabaseServer;
  /** The account that reaches Cloud SQL. @default - none */
  readonly google?: GoogleAccount | undefined;
}

/** Keycloak from an image built for it: `start --optimized` rewrites nothing, so the root can be read-only. */
export class Keycloak extends Component {
  readonly http: Endpoint<'keycloak.http'>;

  constructor(scope: Construct, target: Target, props: KeycloakProps) {
    super(scope, 'keycloak', target);
    const workload = new Workload(this, 'keycloak', {
      account: new ServiceAccount(this, 'keycloak', props.google),
      // uid 1000 with group 0 is the user of the image, whose files belong to 1000:0.
      user: { uid: 1000, gid: 0, fsGroup: 1000 },
      ports: PORTS,
      scale: props.scale,
      terminationGracePeriod: 60,
    });
    const config = this.config(props, props.database.connect(workload));
    const secrets = this.secrets(props.store);
    workload.run({
      image: { repository: `${props.registry}/keycloak-optimized`, tag: KEYCLOAK_VERSION },
      args: ['start', '--optimized'],
      env: {
        ...config.envAll(),
        ...secrets.envAll(),
        ...BIND_ADDRESS,
      },
      resources: props.resources,
      // Transaction logs, trust store and theme cache lie under data; Vert.x unpacks to /tmp.
      writable: { '/tmp': '128Mi', '/opt/keycloak/data': '256Mi' },
      probes: {
        port: 'management',
        // Ten minutes, as the official operator gives a start that migrates the database.
        startup: { period: 5, timeout: 3, failures: 120 },
        readiness: { period: 10, timeout: 5, failures: 3 },
        liveness: { period: 10, timeout: 5, failures: 3 },
      },
    });
    if (props.google !== undefined) new VerticalAutoscaler(this, workload);
    const service = workload.serve({ http: 8080 });
    this.http = service.endpoint('http');
    new Ingress(this, 'keycloak', {
      controller: props.ingress,
      host: props.hosts.auth,
      backend: service,
      port: 'http',
      // The admin console, metrics and health stay inside (Keycloak guide "Configuring a reverse proxy").
      paths: ['/realms/', '/resources/'],
      readTimeout: 60,
      bodySize: '2m',
      buffering: true,
    });
  }

  private config(props: KeycloakProps, connection: Connection<'postgres.sql'>): ConfigMap<typeof keys> {
    return new ConfigMap(this, 'keycloak-config', {
      keys,
      values: props.config ?? {},
      wired: { kc_db_url_host: connection.host, kc_db_url_port: connection.port, kc_hostname: props.hosts.authUrl },
    });
  }

  private secrets(store: SecretStore) {
    return new ExternalSecret(this, 'keycloak-secrets', {
      store,
      entries: { ...adminSecrets, keycloak_db_password: databaseSecrets.keycloak_db_password },
      keys: {
        kc_db_password: plain(databaseSecrets.keycloak_db_password),
        kc_bootstrap_admin_username: plain(adminSecrets.keycloak_admin_username),
        kc_bootstrap_admin_password: plain(adminSecrets.keycloak_admin_password),
      } satisfies Record<SecretOption, unknown>,
    });
  }
}
