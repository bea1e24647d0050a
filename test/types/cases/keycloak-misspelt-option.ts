// A misspelt option of Keycloak does not compile as a configuration key nor as a Secret key, and the message names the right one.
import type { RuntimeOptions, SecretOption } from '../../../lib/components';
import { integer, plain, text } from '../../../lib/config';
import { secrets } from '../given';

const count = { unit: 'connections', min: 5, max: 100, default: 20 } as const;
const credential = plain(secrets.api_key);

export const level = {
  // expect: TS2561 Did you mean to write 'kc_log_level'?
  kc_log_levle: text({ default: 'INFO', doc: 'Least severity that is logged.' }),
} as const satisfies RuntimeOptions;
export const pool = {
  kc_db_pool_min_size: integer({ ...count, doc: 'Database connections that are kept.' }),
  // expect: TS2561 Did you mean to write 'kc_db_pool_max_size'?
  kc_db_pool_maxsize: integer({ ...count, doc: 'Database connections of one replica.' }),
} as const satisfies RuntimeOptions;
export const invented = {
  // expect: TS2353 'kc_realm_import_folder' does not exist in type
  kc_realm_import_folder: text({ default: 'realms', doc: 'An option that Keycloak never had.' }),
} as const satisfies RuntimeOptions;

export const password = {
  // expect: TS2561 Did you mean to write 'kcraw_db_password'?
  kcraw_db_pasword: credential,
} satisfies Partial<Record<SecretOption, unknown>>;
export const administrator = {
  kcraw_bootstrap_admin_password: credential,
  // expect: TS2561 Did you mean to write 'kcraw_bootstrap_admin_username'?
  kcraw_bootstrap_admin_user: credential,
} satisfies Partial<Record<SecretOption, unknown>>;
