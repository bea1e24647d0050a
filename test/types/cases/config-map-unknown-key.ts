// A key that is not in its table cannot be read from a ConfigMap.
import { text } from '../../../lib/config';
import { ConfigMap } from '../../../lib/constructs';
import { component } from '../given';

const keys = {
  log_level: text({ default: 'INFO', doc: 'Least severity that is logged.' }),
  log_format: text({ default: 'json', doc: 'Format of log lines.' }),
} as const;
const config = new ConfigMap(component, 'server', { keys, values: {}, wired: {} });

// expect: TS2322 Type '"session_cookie_secure"' is not assignable to type '"log_format" | "log_level"'.
export const absent = config.env(['session_cookie_secure']);
// expect: TS2820 Type '"log_formt"' is not assignable to type '"log_format" | "log_level"'. Did you mean '"log_format"'?
export const misspelt = config.env(['log_level', 'log_formt']);
// expect: TS2820 Type '"LOG_LEVEL"' is not assignable to type '"log_format" | "log_level"'. Did you mean '"log_level"'?
export const inUpperCase = config.env(['LOG_LEVEL']);
// expect: TS2820 Did you mean '"log_level"'?
export const files = config.files({ log_levels: 'log_levels' });
