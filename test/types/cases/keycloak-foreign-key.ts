// A key that Keycloak would not read does not compile in its table.
import type { RuntimeOptions } from '../../../lib/components';
import { boolean, text } from '../../../lib/config';

export const keys = {
  // expect: TS2561 Did you mean to write 'kc_http_enabled'?
  http_enabled: boolean({ default: true, doc: 'Plain HTTP behind the ingress.' }),
} as const satisfies RuntimeOptions;

export const old = {
  // expect: TS2561 Did you mean to write 'kc_log_level'?
  keycloak_log_level: text({ default: 'INFO', doc: 'Least severity that is logged.' }),
} as const satisfies RuntimeOptions;
