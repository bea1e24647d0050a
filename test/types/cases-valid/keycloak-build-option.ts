// A Keycloak option that the image's build has fixed cannot be given again at run time.
import type { RuntimeOptions } from '../../../lib/components';
import { boolean, oneOf, text } from '../../../lib/config';

export const database = {
  kc_http_enabled: boolean({ default: true, doc: 'Plain HTTP behind the ingress.' }),
  kc_log_console_output: oneOf(['json'], { default: 'json', doc: 'Format of log lines.' }),
} as const satisfies RuntimeOptions;

export const health = {
  kc_http_enabled: boolean({ default: true, doc: 'Plain HTTP behind the ingress.' }),
} as const satisfies RuntimeOptions;

export const features = {
  kc_log_level: text({ default: 'INFO', doc: 'Least severity that is logged.' }),
} as const satisfies RuntimeOptions;
