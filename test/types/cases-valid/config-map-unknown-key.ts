// A key that is not in its table cannot be read from a ConfigMap.
import { text } from '../../../lib/config';
import { ConfigMap } from '../../../lib/constructs';
import { component } from '../given';

const keys = {
  log_level: text({ default: 'INFO', doc: 'Least severity that is logged.' }),
  log_format: text({ default: 'json', doc: 'Format of log lines.' }),
} as const;
const config = new ConfigMap(component, 'server', { keys, values: {}, wired: {} });

export const one = config.env(['log_level']);
export const two = config.env(['log_level', 'log_format']);
export const other = config.env(['log_format']);
export const files = config.files({ log_level: 'log_level' });
