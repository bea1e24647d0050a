import type { ConfigKey } from '../../config';

/** The Keycloak release that the image is built from; 26.7.3 is the newest of the 26 line on Maven Central. */
export const KEYCLOAK_VERSION = '26.7.3';

/**
 * What `kc.sh build` saw. These options are fixed in the image: given again at run time with another value, Keycloak
 * refuses to start since 26.0 (exit status 2), so the pod sets none of them.
 */
export const buildOptions = {
  kc_db: 'postgres',
  kc_health_enabled: 'true',
  // The readiness check asks the database only while metrics are on (Keycloak guide "Health").
  kc_metrics_enabled: 'true',
} as const;

/**
 * The run-time options that this platform may set (Keycloak 26, "All configuration"). An option of another name is
 * ignored by the server or refused at its start, so it does not compile here; add it when it is needed.
 */
export type RuntimeOption =
  | 'kc_cache_embedded_mtls_enabled'
  | 'kc_cache_embedded_network_bind_address'
  | 'kc_db_pool_initial_size'
  | 'kc_db_pool_max_size'
  | 'kc_db_pool_min_size'
  | 'kc_db_schema'
  | 'kc_db_url_database'
  | 'kc_db_url_host'
  | 'kc_db_url_port'
  | 'kc_db_url_properties'
  | 'kc_db_username'
  | 'kc_hostname'
  | 'kc_hostname_admin'
  | 'kc_hostname_backchannel_dynamic'
  | 'kc_http_enabled'
  | 'kc_http_max_queued_requests'
  | 'kc_log_console_output'
  | 'kc_log_level'
  | 'kc_proxy_headers'
  | 'kc_proxy_trusted_addresses'
  | 'kc_truststore_paths';

/** The run-time options that are credentials, and so come from Secrets only. */
export type SecretOption = 'kc_bootstrap_admin_password' | 'kc_bootstrap_admin_username' | 'kc_db_password';

/** Tables of run-time options: a build option among them, or a name that the server does not read, does not compile. */
export type RuntimeOptions = Readonly<Partial<Record<RuntimeOption, ConfigKey<unknown>>>>;
