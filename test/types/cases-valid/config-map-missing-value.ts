// A key without a default must be given a value, or its ConfigMap does not compile.
import { integer, text } from '../../../lib/config';
import { ConfigMap } from '../../../lib/constructs';
import { component } from '../given';

const keys = {
  model_name: text({ doc: 'The model.' }),
  timeout: integer({ unit: 'seconds', min: 1, max: 60, default: 30, doc: 'Longest call.' }),
} as const;

export const none = new ConfigMap(component, 'none', { keys, values: { model_name: 'm' }, wired: {} });
export const other = new ConfigMap(component, 'other', { keys, values: { model_name: 'm', timeout: 5 }, wired: {} });
