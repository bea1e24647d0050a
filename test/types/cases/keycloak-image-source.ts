// What an image of Keycloak is built with is checked where it is written: options of the build, the form of a digest, JAR files.
import type { BuildOptions, ImageSource, Provider } from '../../../lib/components';

const required = { kc_db: 'postgres', kc_health_enabled: 'true', kc_metrics_enabled: 'true' } as const;

export const misspelt = {
  ...required,
  // expect: TS2561 Did you mean to write 'kc_metrics_enabled'?
  kc_metric_enabled: 'true',
} as const satisfies BuildOptions;
export const atStart = {
  ...required,
  // expect: TS2353 'kc_hostname' does not exist in type
  kc_hostname: 'https://auth.example.test',
} as const satisfies BuildOptions;
// expect: TS2322 Type '"false"' is not assignable to type '"true"'
export const blind = { ...required, kc_health_enabled: 'false' } as const satisfies BuildOptions;
// expect: TS2322 Type '"dev-file"' is not assignable to type '"postgres"'
export const onDisk = { ...required, kc_db: 'dev-file' } as const satisfies BuildOptions;

export const base: ImageSource['base'] = {
  repository: 'quay.io/keycloak/keycloak',
  tag: '26.7.3',
  // expect: TS2322 is not assignable to type '`sha256:${string}`'
  digest: 'latest',
};
// expect: TS2322 is not assignable to type '`${string}.jar`'
export const provider: Provider = { file: 'sms.zip', sha256: 'e3b0c442' };
