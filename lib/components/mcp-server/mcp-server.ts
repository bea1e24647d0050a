import type { Construct } from 'constructs';
import { plain, tagged, textFile, type SecretTemplate } from '../../config';
import {
  Component,
  ConfigMap,
  type Connection,
  type Endpoint,
  type Env,
  type EnvOf,
  ExternalSecret,
  type FileSource,
  type GoogleAccount,
  Ingress,
  type IngressController,
  Job,
  type MountPath,
  type PriorityClass,
  type Resources,
  type Scale,
  type SecretStore,
  ServiceAccount,
  type Target,
  Workload,
} from '../../constructs';
import type { IdentifierSetting } from '../authorization';
import { databases, databaseSecrets, databaseUrl, type DatabaseServer } from '../database';
import { GOOGLE_APIS, PUBLIC_HTTPS } from '../google-network';
import type { GoogleCloud, Identity, PublicHosts, Stage } from '../identity';
import { images, mcpServerImage, mcpServerUser } from '../images';
import { loginSecrets, lookupSecrets } from '../keycloak/login';
import { REDIS_CA, redisAuthority, redisSecrets, redisUrl, type RedisEndpoint } from '../redis';
import { brokenCombinations } from './combination-rules';
import { keys, vertexKeys, type McpServerConfig } from './config';
import type { ProgramPort } from './contract';
import type { SecretSetting } from './decisions';
import { GDPR_SCHEMA } from './gdpr-schema';
import { program } from './program';
import { mcpServerSecrets } from './secrets';
import { refusals } from './start-up-rules';

const PORTS = { http: { number: program.image.port, health: program.probes } } satisfies { readonly http: ProgramPort };

const schemaFiles = { 'gdpr-schema.sql': textFile({ doc: 'Tables of the store of personal data.' }) } as const;

const SCHEMA_RESOURCES: Resources = {
  requests: { cpu: '100m', memory: '128Mi', ephemeralStorage: '100Mi' },
  limits: { cpu: '200m', memory: '256Mi', ephemeralStorage: '200Mi' },
};

/** A Secret key for each of these settings: none missing, none that the program does not read. */
export type SecretsOf<N extends string> = Readonly<Record<N, SecretTemplate<string>>>;

/** What an overlay decides about the mcp-server. */
export interface McpServerSettings {
  readonly scale: Scale;
  readonly resources: Resources;
  readonly config: McpServerConfig;
}

/** What the mcp-server stands on. */
export interface McpServerProps extends McpServerSettings {
  readonly identity: Identity;
  readonly hosts: PublicHosts;
  readonly ingress: IngressController;
  readonly store: SecretStore;
  readonly database: DatabaseServer;
  readonly redis: RedisEndpoint;
  readonly keycloak: Endpoint<'keycloak.http'>;
  readonly openfga: Endpoint<'openfga.http'>;
  /** The store and the model that OpenFGA is asked about. Without them the program would deny every call. */
  readonly identifiers: EnvOf<IdentifierSetting>;
  readonly qdrant: Endpoint<'qdrant.http'>;
  readonly collector: Endpoint<'otel-collector.otlp-grpc'>;
  /** @default - the cluster's default priority */
  readonly priorityClass?: PriorityClass | undefined;
  /** @default - no cloud account */
  readonly google?: { readonly cloud: GoogleCloud; readonly account: GoogleAccount } | undefined;
}

/** The mcp-server, its public host, and the Job that makes the tables of its store of personal data. */
export class McpServer extends Component {
  private readonly workload: Workload<'mcp-server-langgraph', typeof PORTS>;

  constructor(
    scope: Construct,
    target: Target,
    private readonly props: McpServerProps,
  ) {
    super(scope, 'mcp-server-langgraph', target);
    const account = new ServiceAccount(this, 'mcp-server-langgraph', props.google?.account);
    this.workload = new Workload(this, 'mcp-server-langgraph', {
      account,
      user: mcpServerUser,
      ports: PORTS,
      scale: props.scale,
      terminationGracePeriod: 60,
      priorityClass: props.priorityClass,
    });
    this.reportRefusals();
    this.run();
    this.publish();
    this.makeTables(account);
  }

  private reportRefusals(): void {
    const { identity, config, hosts, google } = this.props;
    const found = refusals({ stage: identity.stage, config, origins: hosts.appOrigins });
    const broken = brokenCombinations({ config, vertex: google !== undefined });
    [...found, ...broken].forEach(({ setting, reason }) => {
      this.fault(`config.${setting}`, reason);
    });
  }

  private run(): void {
    const redis = this.workload.connect(this.props.redis, { wait: true });
    this.workload.network.policy.allowTo(PUBLIC_HTTPS);
    this.workload.run({
      image: mcpServerImage(this.props.identity.registry),
      env: { ...this.config(redis), ...this.vertex(), ...this.secrets(redis), ...this.props.identifiers },
      resources: this.props.resources,
      writable: { '/tmp': '128Mi', '/app/.cache': '256Mi' },
      files: this.authority(redis),
      probes: {
        port: 'http',
        startup: { period: 5, timeout: 3, failures: 60 },
        readiness: { period: 5, timeout: 5, failures: 3 },
        liveness: { period: 30, timeout: 10, failures: 3 },
      },
    });
  }

  private config(redis: Connection<'redis.session'>): Env {
    const { props, workload } = this;
    const qdrant = workload.connect(props.qdrant);
    const config = new ConfigMap(this, 'mcp-server-langgraph-config', {
      keys,
      values: props.config,
      wired: {
        environment: tagged<'stage', Stage>(props.identity.stage),
        keycloak_server_url: workload.connect(props.keycloak, { wait: true }).url,
        openfga_api_url: workload.connect(props.openfga, { wait: true }).url,
        cors_allowed_origins: props.hosts.appOrigins,
        redis_host: redis.host,
        redis_port: redis.port,
        redis_ssl: redis.tls,
        qdrant_url: qdrant.host,
        qdrant_port: qdrant.port,
        otlp_endpoint: workload.connect(props.collector).url,
      },
    });
    return config.envAll();
  }

  /** Vertex AI is called as the pod's Google account. */
  private vertex(): Env {
    const { google } = this.props;
    if (google === undefined) return {};
    GOOGLE_APIS.forEach((rule) => {
      this.workload.network.policy.allowTo(rule);
    });
    const config = new ConfigMap(this, 'mcp-server-langgraph-vertex', {
      keys: vertexKeys,
      values: {},
      wired: {
        vertex_project: tagged<'google.project'>(google.cloud.project),
        vertex_location: tagged<'google.region'>(google.cloud.region),
      },
    });
    return config.envAll();
  }

  private secrets(redis: Connection<'redis.session'>): Env {
    const secret = new ExternalSecret(this, 'mcp-server-langgraph-secrets', {
      store: this.props.store,
      entries: {
        ...mcpServerSecrets,
        ...loginSecrets,
        ...lookupSecrets,
        ...redisSecrets,
      },
      keys: {
        anthropic_api_key: plain(mcpServerSecrets.anthropic_api_key),
        google_api_key: plain(mcpServerSecrets.google_api_key),
        openai_api_key: plain(mcpServerSecrets.openai_api_key),
        jwt_secret_key: plain(mcpServerSecrets.jwt_secret_key),
        keycloak_client_secret: plain(loginSecrets.keycloak_client_secret),
        keycloak_admin_password: plain(lookupSecrets.keycloak_lookup_password),
        redis_password: plain(redisSecrets.redis_password),
        redis_url: redisUrl(redis, redisSecrets.redis_password, 0),
      } satisfies SecretsOf<SecretSetting>,
    });
    return secret.envAll();
  }

  /** The certificate authority of a session store that speaks TLS. */
  private authority(redis: Connection<'redis.session'>): Record<MountPath, FileSource> {
    if (!redis.tls) return {};
    const secret = new ExternalSecret(this, 'mcp-server-langgraph-redis-ca', {
      store: this.props.store,
      entries: redisAuthority,
      keys: { ca_pem: plain(redisAuthority.redis_server_ca) },
    });
    return { [REDIS_CA.directory]: secret.files({ [REDIS_CA.file]: 'ca_pem' }) };
  }

  private publish(): void {
    const service = this.workload.serve({ http: 80 }, { affinitySeconds: 10_800 });
    new Ingress(this, 'mcp-server-langgraph', {
      controller: this.props.ingress,
      host: this.props.hosts.mcp,
      backend: service,
      port: 'http',
      paths: ['/'],
      // Streams may be silent for minutes.
      readTimeout: 3600,
      bodySize: '10m',
      buffering: false,
    });
  }

  /** The store of personal data fails on first use without its tables, and nothing else makes them (L-27). */
  private makeTables(account: ServiceAccount): void {
    const job = new Job(this, 'gdpr-schema', { account, user: { uid: 70, gid: 70, fsGroup: 70 } });
    const connection = this.props.database.connect(job);
    const schema = new ConfigMap(this, 'gdpr-schema', {
      keys: schemaFiles,
      values: {},
      wired: { 'gdpr-schema.sql': GDPR_SCHEMA },
    });
    const secret = new ExternalSecret(this, 'gdpr-schema', {
      store: this.props.store,
      entries: { gdpr_db_password: databaseSecrets.gdpr_db_password },
      keys: { database_url: databaseUrl(connection, databases.gdpr) },
    });
    job.run({
      image: images.postgres,
      command: ['sh', '-c', 'exec psql "$DATABASE_URL" --set=ON_ERROR_STOP=1 --file=/schema/gdpr-schema.sql'],
      env: secret.envAll(),
      resources: SCHEMA_RESOURCES,
      writable: { '/tmp': '16Mi' },
      files: { '/schema': schema.files({ 'gdpr-schema.sql': 'gdpr-schema.sql' }) },
    });
  }
}
