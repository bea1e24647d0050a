// A key that feeds no setting of the mcp-server, or a setting of another type, does not compile.
import type { SettingKeys } from '../../../lib/components';
import { boolean, integer, oneOf, text } from '../../../lib/config';

export const keys = {
  service_name: text({ default: 'server', doc: 'Name in traces.' }),
  // expect: TS2353 Object literal may only specify known properties, and 'session_cookie_secure' does not exist in type 'SettingKeys'.
  session_cookie_secure: boolean({ default: true, doc: 'A setting that the program never had.' }),
} as const satisfies SettingKeys;

export const nearly = {
  // expect: TS2561 Did you mean to write 'log_level'?
  log_levl: oneOf(['DEBUG', 'INFO'], { default: 'INFO', doc: 'Least severity that is logged.' }),
} as const satisfies SettingKeys;

export const ofAnotherType = {
  // expect: TS2375 Type 'ConfigKey<string, "defaulted">' is not assignable to type 'ConfigKey<boolean, Presence>'
  enable_fallback: text({ default: 'yes', doc: 'Try other models.' }),
  // expect: TS2375 Type 'ConfigKey<string, "defaulted">' is not assignable to type 'ConfigKey<number, Presence>'
  model_timeout: text({ default: '60s', doc: 'Longest model call.' }),
  // expect: TS2375 Type 'ConfigKey<string, "defaulted">' is not assignable to type 'ConfigKey<"json" | "text", Presence>'
  log_format: text({ default: 'json', doc: 'How lines are logged.' }),
  // expect: TS2375 Type 'ConfigKey<"keycloak" | "ldap", "defaulted">' is not assignable to type 'ConfigKey<"inmemory" | "keycloak", Presence>'
  auth_provider: oneOf(['keycloak', 'ldap'], { default: 'keycloak', doc: 'User directory.' }),
  // expect: TS2375 Type 'ConfigKey<number, "defaulted">' is not assignable to type 'ConfigKey<string, Presence>'
  model_name: integer({ unit: 'count', min: 1, max: 9, default: 1, doc: 'Primary model.' }),
} as const satisfies SettingKeys;
