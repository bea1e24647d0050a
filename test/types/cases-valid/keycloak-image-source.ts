// What an image of Keycloak is built with is checked where it is written: options of the build, the form of a digest, JAR files.
import type { BuildOptions, ImageSource, Provider } from '../../../lib/components';

export const misspelt = {
  kc_db: 'postgres',
  kc_metrics_enabled: 'true',
} as const satisfies BuildOptions;
export const atStart = {
  kc_http_relative_path: '/auth',
} as const satisfies BuildOptions;

export const base: ImageSource['base'] = {
  repository: 'quay.io/keycloak/keycloak',
  tag: '26.7.3',
  digest: 'sha256:e3b0c442',
};
export const provider: Provider = { file: 'sms.jar', sha256: 'e3b0c442' };
