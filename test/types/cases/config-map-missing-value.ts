// A key without a default must be given a value, or its ConfigMap does not compile.
import { integer, text } from '../../../lib/config';
import { ConfigMap } from '../../../lib/constructs';
import { component } from '../given';

const keys = {
  model_name: text({ doc: 'The model.' }),
  timeout: integer({ unit: 'seconds', min: 1, max: 60, default: 30, doc: 'Longest call.' }),
} as const;

// expect: TS2322 Property 'model_name' is missing in type
export const none = new ConfigMap(component, 'none', { keys, values: {}, wired: {} });
// expect: TS2322 Property 'model_name' is missing in type
export const other = new ConfigMap(component, 'other', { keys, values: { timeout: 5 }, wired: {} });
// expect: TS2561 Did you mean to write 'model_name'?
export const misspelt = new ConfigMap(component, 'misspelt', { keys, values: { model_nam: 'm' }, wired: {} });
// expect: TS2322 Type 'string' is not assignable to type 'number'.
export const wrong = new ConfigMap(component, 'wrong', { keys, values: { model_name: 'm', timeout: '5' }, wired: {} });
// expect: TS2322 Type 'undefined' is not assignable to type 'string'.
export const unset = new ConfigMap(component, 'unset', { keys, values: { model_name: undefined }, wired: {} });
