// A misspelt option of Keycloak does not compile as a configuration key nor as a Secret key, and the message names the right one.
import type { RuntimeOptions, SecretOption } from '../../../lib/components';
import { integer, plain, text } from '../../../lib/config';
import { secrets } from '../given';

const count = { unit: 'connections', min: 5, max: 100, default: 20 } as const;
const credential = plain(secrets.api_key);

export const level = {
  kc_log_level: text({ default: 'INFO', doc: 'Least severity that is logged.' }),
} as const satisfies RuntimeOptions;
export const pool = {
  kc_db_pool_min_size: integer({ ...count, doc: 'Database connections that are kept.' }),
  kc_db_pool_max_size: integer({ ...count, doc: 'Database connections of one replica.' }),
} as const satisfies RuntimeOptions;
export const invented = {
  kc_db_schema: text({ default: 'public', doc: 'Schema of the database.' }),
} as const satisfies RuntimeOptions;

export const password = {
  kcraw_db_password: credential,
} satisfies Partial<Record<SecretOption, unknown>>;
export const administrator = {
  kcraw_bootstrap_admin_password: credential,
  kcraw_bootstrap_admin_username: credential,
} satisfies Partial<Record<SecretOption, unknown>>;
