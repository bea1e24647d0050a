// What an image of Keycloak is built with is checked where it is written: options of the build, the form of a digest, JAR files.
import type { BuildOptions, ImageSource, Provider } from '../../../lib/components';

export const misspelt = {
  kc_db: 'postgres',
  // expect: TS2561 Did you mean to write 'kc_metrics_enabled'?
  kc_metric_enabled: 'true',
} as const satisfies BuildOptions;
export const atStart = {
  // expect: TS2353 'kc_hostname' does not exist in type
  kc_hostname: 'https://auth.example.test',
} as const satisfies BuildOptions;

export const base: ImageSource['base'] = {
  repository: 'quay.io/keycloak/keycloak',
  tag: '26.7.3',
  // expect: TS2322 is not assignable to type '`sha256:${string}`'
  digest: 'latest',
};
// expect: TS2322 is not assignable to type '`${string}.jar`'
export const provider: Provider = { file: 'sms.zip', sha256: 'e3b0c442' };
