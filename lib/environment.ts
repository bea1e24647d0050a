import type {
  BaseSettings,
  GoogleCloud,
  Identity,
  KeycloakSettings,
  McpServerSettings,
  OpenFgaSettings,
  OtelCollectorSettings,
  PostgresSettings,
  QdrantSettings,
  RedisSettings,
} from './components';

/** What every environment decides, wherever it runs. */
interface CommonSettings {
  /** The environment's name: its folder in `dist/` and the start of every fault path. */
  readonly name: string;
  readonly identity: Identity;
  readonly base: BaseSettings;
  readonly mcpServer: McpServerSettings;
  readonly keycloak: KeycloakSettings;
  readonly openfga: OpenFgaSettings;
  readonly qdrant: QdrantSettings;
  readonly otelCollector: OtelCollectorSettings;
}

/** An environment on Google Cloud: Cloud SQL, Memorystore, Secret Manager, and no database in the cluster. */
export interface GoogleCloudEnvironment extends CommonSettings {
  readonly cloud: GoogleCloud;
  readonly inCluster?: never;
}

/** An environment without a cloud account: databases in the cluster, secrets invented by the operator. */
export interface InClusterEnvironment extends CommonSettings {
  readonly inCluster: {
    readonly postgres: PostgresSettings;
    readonly redis: RedisSettings;
    /** Makes the users of `testUsers`, with passwords that the operator invents; in development only. @default false */
    readonly testUsers?: boolean;
  };
  readonly cloud?: never;
}

/** One environment as data: everything in which it differs from the components' defaults. */
export type Environment = GoogleCloudEnvironment | InClusterEnvironment;

/** Checks an overlay against the environment's type where it is written, so that mistakes are marked there. */
export function defineEnvironment(environment: Environment): Environment {
  return environment;
}
