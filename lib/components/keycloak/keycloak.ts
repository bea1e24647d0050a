import type { Construct } from 'constructs';
import {
  boolean,
  integer,
  oneOf,
  plain,
  tagged,
  text,
  textFile,
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
  type Image,
  Ingress,
  type IngressController,
  podField,
  port,
  type Resources,
  type Scale,
  type SecretStore,
  type Service,
  ServiceAccount,
  type Target,
  VerticalAutoscaler,
  Workload,
} from '../../constructs';
import { budgetFault, connectionShares } from '../connection-budget';
import { databases, databaseSecrets, type DatabaseServer } from '../database';
import type { PublicHosts } from '../identity';
import { adminSecrets } from './admin';
import { addBootstrap } from './bootstrap';
import { memoryFault } from './capacity';
import { builtImage } from './image-build';
import {
  imageLayout,
  imageSource,
  type NeededOptions,
  type RuntimeOption,
  type RuntimeOptions,
  type SecretOption,
} from './image-contract';
import { login, loginSecrets } from './login';
import { basePaths } from './paths';
import { jsonText, placeholder, realmOf, renderRealm } from './realm';
import { KEYCLOAK_VERSION, mayRollTo, runningReleases } from './release';

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
} as const satisfies RuntimeOptions & NeededOptions;

/** The import reads files that are named after their realms. */
const REALM_FILE = `${login.realm}-realm.json` as const;

const realmKeys = {
  [REALM_FILE]: textFile({ doc: 'The realm, read while there is none of its name.' }),
} as const;

/** The key of the Secret whose variable the realm file asks for. */
const CLIENT_SECRET = 'langgraph_client_secret';

const PATHS = basePaths(imageSource.buildOptions);

const PORTS = {
  http: port(8080),
  management: healthPort(
    9000,
    {
      startup: `${PATHS.management}/health/started`,
      readiness: `${PATHS.management}/health/ready`,
      liveness: `${PATHS.management}/health/live`,
    },
    { metrics: `${PATHS.management}/metrics` },
  ),
  jgroups: port(7800, { peers: true }),
  'jgroups-fd': port(57800, { peers: true }),
};

/** Replicas find each other on the pod's own address; by default only RFC 1918 addresses are taken. */
const BIND_ADDRESS = {
  KC_CACHE_EMBEDDED_NETWORK_BIND_ADDRESS: podField('status.podIP'),
} satisfies Partial<Record<Uppercase<RuntimeOption>, unknown>>;

/** The URL with the path below which the server answers, which a whole URL as hostname has to name (hostname guide). */
function publicUrl(base: PublicHosts['authUrl']): PublicHosts['authUrl'] {
  return tagged(`${base}${PATHS.http}`);
}

/** The image that is built for this platform, in a registry. */
function imageIn(registry: string): Image {
  return { repository: `${registry}/${builtImage.name}`, ...builtImage.version };
}

/** What an overlay decides about the identity provider. */
export interface KeycloakSettings {
  readonly scale: Scale;
  readonly resources: Resources;
  /** Connections of the database that all replicas together may open, a roll-out's additional one included. @default 60 */
  readonly databaseConnections?: number;
  readonly config?: DefaultedValues<typeof keys>;
}

interface KeycloakProps extends KeycloakSettings {
  /** Makes users with passwords that anybody with access to the cluster can read. */
  readonly withTestUsers: boolean;
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
    const recreate = !runningReleases.every((release) => mayRollTo(release, KEYCLOAK_VERSION));
    const workload = new Workload(this, 'keycloak', {
      account: new ServiceAccount(this, 'keycloak', props.google),
      user: { ...imageLayout.user, fsGroup: imageLayout.user.uid },
      ports: PORTS,
      scale: props.scale,
      recreate,
      terminationGracePeriod: 60,
      // A pod that migrates the database is not ready for as long as that takes.
      progressDeadline: 1800,
    });
    this.checkCapacity(props, recreate);
    this.run(workload, props);
    if (props.google !== undefined) new VerticalAutoscaler(this, workload);
    const service = workload.serve({ http: 8080 });
    this.http = service.endpoint('http', { path: PATHS.http });
    this.publish(service, props);
    addBootstrap(this, { ...props, image: imageIn(props.registry), http: this.http });
  }

  /** What types cannot carry: sums over replicas, and shares of an amount. */
  private checkCapacity({ scale, resources, config, databaseConnections }: KeycloakProps, recreate: boolean): void {
    const pool = config?.kc_db_pool_max_size ?? keys.kc_db_pool_max_size.default ?? 0;
    const connections = databaseConnections ?? connectionShares.keycloak;
    const budget = budgetFault({ scale, pool, connections, surge: recreate ? 0 : 1 });
    const memory = memoryFault(resources.limits.memory);
    if (budget !== undefined) this.fault('config.kc_db_pool_max_size', budget);
    if (memory !== undefined) this.fault('resources.limits.memory', memory);
  }

  private run(workload: Workload<'keycloak', typeof PORTS>, props: KeycloakProps): void {
    const config = this.config(props, props.database.connect(workload));
    const [scratch, data] = imageLayout.writable;
    workload.run({
      image: imageIn(props.registry),
      args: ['start', '--optimized', '--import-realm'],
      env: {
        ...config.envAll(),
        ...this.secrets(props.store).envAll(),
        ...BIND_ADDRESS,
      },
      resources: props.resources,
      writable: { [scratch]: '128Mi', [data]: '256Mi' },
      files: { [`${data}/import`]: this.realm(props.hosts) },
      probes: {
        port: 'management',
        // The server says that it has started before it migrates the database, and that it is ready after it, so that
        // a migration of any length is no reason to restart it.
        startup: { period: 5, timeout: 3, failures: 120 },
        readiness: { period: 10, timeout: 5, failures: 3 },
        liveness: { period: 10, timeout: 5, failures: 3 },
      },
    });
  }

  private publish(backend: Service<'keycloak', typeof PORTS, 'http'>, { ingress, hosts }: KeycloakProps): void {
    new Ingress(this, 'keycloak', {
      controller: ingress,
      host: hosts.auth,
      backend,
      port: 'http',
      // The admin console, metrics and health stay inside (Keycloak guide "Configuring a reverse proxy").
      paths: [`${PATHS.http}/realms/`, `${PATHS.http}/resources/`],
      readTimeout: 60,
      bodySize: '2m',
      buffering: true,
    });
  }

  private config(props: KeycloakProps, connection: Connection<'postgres.sql'>): ConfigMap<typeof keys> {
    return new ConfigMap(this, 'keycloak-config', {
      keys,
      values: props.config ?? {},
      wired: {
        kc_db_url_host: connection.host,
        kc_db_url_port: connection.port,
        kc_hostname: publicUrl(props.hosts.authUrl),
      },
    });
  }

  /** The realm as a file; a server that has a realm of this name leaves it as it is. */
  private realm(hosts: PublicHosts) {
    const config = new ConfigMap(this, 'keycloak-realm', {
      keys: realmKeys,
      values: {},
      wired: { [REALM_FILE]: renderRealm(realmOf(hosts, placeholder(CLIENT_SECRET))) },
    });
    return config.files({ [REALM_FILE]: REALM_FILE });
  }

  private secrets(store: SecretStore) {
    return new ExternalSecret(this, 'keycloak-secrets', {
      store,
      entries: { ...adminSecrets, ...loginSecrets, keycloak_db_password: databaseSecrets.keycloak_db_password },
      keys: {
        kcraw_db_password: plain(databaseSecrets.keycloak_db_password),
        kcraw_bootstrap_admin_username: plain(adminSecrets.keycloak_admin_username),
        kcraw_bootstrap_admin_password: plain(adminSecrets.keycloak_admin_password),
        [CLIENT_SECRET]: jsonText(loginSecrets.keycloak_client_secret),
      } satisfies Record<SecretOption | typeof CLIENT_SECRET, unknown>,
    });
  }
}
