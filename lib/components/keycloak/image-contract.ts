import { envName, type ConfigKey } from '../../config';
import type { Image } from '../../constructs';
import { KEYCLOAK_VERSION } from './release';

/** The build options that this platform may set (Keycloak 26, "All build options"). */
export type BuildOption =
  | 'kc_db'
  | 'kc_event_metrics_user_enabled'
  | 'kc_features'
  | 'kc_features_disabled'
  | 'kc_health_enabled'
  | 'kc_http_management_relative_path'
  | 'kc_http_relative_path'
  | 'kc_metrics_enabled'
  | 'kc_tracing_enabled'
  | 'kc_transaction_xa_enabled';

/**
 * Build options with their values, as `kc.sh build` reads them. The platform's database is PostgreSQL, and its probes and
 * its monitoring ask for health and metrics.
 */
export type BuildOptions = Readonly<Partial<Record<BuildOption, string>>> & {
  readonly kc_db: 'postgres';
  readonly kc_health_enabled: 'true';
  readonly kc_metrics_enabled: 'true';
};

/**
 * What `kc.sh build` saw. These options are fixed in the image: given again at run time with another value, Keycloak
 * refuses to start since 26.0 (exit status 2), so the pod sets none of them.
 */
export const buildOptions = {
  kc_db: 'postgres',
  kc_health_enabled: 'true',
  // The readiness check asks the database only while metrics are on (Keycloak guide "Health").
  kc_metrics_enabled: 'true',
} as const satisfies BuildOptions;

/** A provider that is built into the image. */
export interface Provider {
  /** Its file in `images/keycloak/providers/`. */
  readonly file: `${string}.jar`;
  /** The file's SHA-256 in hex; the image's build refuses another file. */
  readonly sha256: string;
}

/** What an image is made of. */
export interface ImageSource {
  /** The official image of the release. */
  readonly base: Image;
  readonly buildOptions: BuildOptions;
  readonly providers: readonly Provider[];
}

/** The sources of this platform's image, all that may differ between two builds of it. */
export const imageSource: ImageSource = {
  base: { repository: 'quay.io/keycloak/keycloak', tag: KEYCLOAK_VERSION },
  buildOptions,
  providers: [],
};

/** The environment that `kc.sh build` runs in, whatever the order in which the options are written. */
export function buildEnv(options: BuildOptions): Readonly<Record<string, string>> {
  const variables = Object.entries(options).map(([option, value]) => [envName(option), value] as const);
  return Object.fromEntries(variables.sort(([one], [other]) => (one < other ? -1 : 1)));
}

const HOME = '/opt/keycloak';

const DATA = `${HOME}/data`;

/** Where what is in the image, and whose. */
export const imageLayout = {
  home: HOME,
  /** The one folder in it that belongs to the user; all else is root's, so that nobody who gets in can change the server. */
  data: DATA,
  /** The folders that the server writes to: Vert.x unpacks to /tmp; transaction logs and the theme cache are in data. */
  writable: ['/tmp', DATA],
  /** The folders with the server, its build and its providers, which no volume may hide. */
  kept: ['bin', 'conf', 'lib', 'providers', 'themes'].map((folder) => `${HOME}/${folder}`),
  /** The user of the image. In group 0, so that users whom a cluster makes up may write to its data too. */
  user: { uid: 1000, gid: 0 },
} as const;

/**
 * The run-time options that this platform may set (Keycloak 26, "All configuration"). An option of another name is
 * ignored by the server or refused at its start, so it does not compile here; add it when it is needed.
 */
export const runtimeOptions = [
  'kc_cache_embedded_mtls_enabled',
  'kc_cache_embedded_network_bind_address',
  'kc_db_pool_initial_size',
  'kc_db_pool_max_size',
  'kc_db_pool_min_size',
  'kc_db_schema',
  'kc_db_url_database',
  'kc_db_url_host',
  'kc_db_url_port',
  'kc_db_url_properties',
  'kc_db_username',
  'kc_hostname',
  'kc_hostname_admin',
  'kc_hostname_backchannel_dynamic',
  'kc_http_enabled',
  'kc_http_max_queued_requests',
  'kc_log_console_output',
  'kc_log_level',
  'kc_proxy_headers',
  'kc_proxy_trusted_addresses',
  'kc_shutdown_delay',
  'kc_shutdown_timeout',
  'kc_truststore_paths',
] as const;

/** A run-time option. */
export type RuntimeOption = (typeof runtimeOptions)[number];

/**
 * The run-time options that are credentials, and so come from Secrets only. Under the prefix `kcraw_` the server takes a
 * value as it is; under `kc_` it expands `${…}` in it and makes one dollar sign of two.
 */
export const secretOptions = [
  'kcraw_bootstrap_admin_password',
  'kcraw_bootstrap_admin_username',
  'kcraw_db_password',
] as const;

/** An option that is a credential. */
export type SecretOption = (typeof secretOptions)[number];

/** What every environment has to tell the server: where its data is, and how it is reached behind the ingress. */
type NeededOption =
  | 'kc_db_url_database'
  | 'kc_db_url_host'
  | 'kc_db_url_port'
  | 'kc_db_username'
  | 'kc_hostname'
  | 'kc_http_enabled'
  | 'kc_proxy_headers';

/** A table that leaves out what the server needs does not compile. */
export type NeededOptions = Readonly<Record<NeededOption, ConfigKey<unknown>>>;

/** Tables of run-time options: a build option among them, or a name that the server does not read, does not compile. */
export type RuntimeOptions = Readonly<Partial<Record<RuntimeOption, ConfigKey<unknown>>>>;
