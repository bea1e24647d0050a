// A key that feeds no setting of the mcp-server, or a setting of another type, does not compile.
import type { SettingKeys } from '../../../lib/components';
import { boolean, integer, oneOf, text } from '../../../lib/config';

export const keys = {
  service_name: text({ default: 'server', doc: 'Name in traces.' }),
  session_sliding_window: boolean({ default: true, doc: 'Extend a session on use.' }),
} as const satisfies SettingKeys;

export const nearly = {
  log_level: oneOf(['DEBUG', 'INFO'], { default: 'INFO', doc: 'Least severity that is logged.' }),
} as const satisfies SettingKeys;

export const ofAnotherType = {
  enable_fallback: boolean({ default: true, doc: 'Try other models.' }),
  model_timeout: integer({ unit: 'seconds', min: 1, max: 600, default: 60, doc: 'Longest model call.' }),
  log_format: oneOf(['json'], { default: 'json', doc: 'How lines are logged.' }),
  auth_provider: oneOf(['keycloak', 'inmemory'], { default: 'keycloak', doc: 'User directory.' }),
  model_name: text({ default: 'gemini-2.5-flash', doc: 'Primary model.' }),
} as const satisfies SettingKeys;
