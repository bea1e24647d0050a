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

/** Every option that `kc.sh build` fixes (Keycloak 26 option classes, `buildTime(true)`). */
export type BuildOption =
  | keyof typeof buildOptions
  | 'kc_db_driver'
  | 'kc_transaction_xa_enabled'
  | 'kc_features'
  | 'kc_features_disabled'
  | 'kc_http_relative_path'
  | 'kc_https_client_auth'
  | 'kc_event_metrics_user_enabled'
  | 'kc_http_management_relative_path'
  | 'kc_https_management_client_auth'
  | 'kc_http_management_health_enabled'
  | 'kc_legacy_observability_interface'
  | 'kc_tracing_enabled'
  | 'kc_tracing_jdbc_enabled'
  | 'kc_tracing_sampler_type'
  | 'kc_vault'
  | 'kc_fips_mode';

/** Key tables of run-time options: a build option among them, or a key that Keycloak would not read, does not compile. */
export type RuntimeOptions = Readonly<Partial<Record<BuildOption, never>>> &
  Readonly<Record<`kc_${string}`, ConfigKey<unknown>>>;
