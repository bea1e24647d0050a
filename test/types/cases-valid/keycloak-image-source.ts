// What an image of Keycloak is built with is checked where it is written: options of the build, the form of a digest, JAR files.
import type { BuildOptions, ImageSource, Provider } from '../../../lib/components';

const required = { kc_db: 'postgres', kc_health_enabled: 'true', kc_metrics_enabled: 'true' } as const;

export const misspelt = {
  ...required,
  kc_event_metrics_user_enabled: 'true',
} as const satisfies BuildOptions;
export const atStart = {
  ...required,
  kc_http_relative_path: '/auth',
} as const satisfies BuildOptions;
export const blind = { ...required, kc_health_enabled: 'true' } as const satisfies BuildOptions;
export const onDisk = { ...required, kc_db: 'postgres' } as const satisfies BuildOptions;

export const base: ImageSource['base'] = {
  repository: 'quay.io/keycloak/keycloak',
  tag: '26.7.3',
  digest: 'sha256:e3b0c442',
};
export const provider: Provider = { file: 'sms.jar', sha256: 'e3b0c442' };
