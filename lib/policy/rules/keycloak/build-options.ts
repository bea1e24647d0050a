/** Options that `kc.sh build` fixes in the image, of all 26.x releases (config-api, `buildTime(true)`). */
const BUILD_OPTIONS: ReadonlySet<string> = new Set([
  'class-loader-ignore-artifacts',
  'db',
  'db-dialect',
  'db-driver',
  'event-metrics-user-enabled',
  'features',
  'features-disabled',
  'fips-mode',
  'health-enabled',
  'http-management-enabled',
  'http-management-health-enabled',
  'http-management-relative-path',
  'http-relative-path',
  'https-client-auth',
  'https-management-client-auth',
  'legacy-observability-interface',
  'metrics-enabled',
  'tracing-enabled',
  'tracing-jdbc-enabled',
  'tracing-sampler-type',
  'transaction-xa-enabled',
  'vault',
]);

/** Families of build options: one for each further data source, for each feature, and of providers. */
const BUILD_PATTERNS: readonly RegExp[] = [
  /^db-(kind|driver)-./,
  /^transaction-xa-enabled-./,
  /^feature-./,
  /^spi-.+-(provider|provider-default|enabled)$/,
];

/** Whether an option, named as on the command line without its dashes, is fixed when the image is built. */
export function isBuildOption(name: string): boolean {
  return BUILD_OPTIONS.has(name) || BUILD_PATTERNS.some((pattern) => pattern.test(name));
}

/** The environment variable of an option. */
export function variableOf(option: string): string {
  return `KC_${option.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;
}
