// A key that Keycloak would not read does not compile in its table.
import type { RuntimeOptions } from '../../../lib/components';
import { boolean, text } from '../../../lib/config';

export const keys = {
  // expect: TS2353 Object literal may only specify known properties, and 'http_enabled' does not exist in type 'RuntimeOptions'.
  http_enabled: boolean({ default: true, doc: 'Plain HTTP behind the ingress.' }),
} as const satisfies RuntimeOptions;

export const old = {
  // expect: TS2353 Object literal may only specify known properties, and 'keycloak_log_level' does not exist in type 'RuntimeOptions'.
  keycloak_log_level: text({ default: 'INFO', doc: 'Least severity that is logged.' }),
} as const satisfies RuntimeOptions;
