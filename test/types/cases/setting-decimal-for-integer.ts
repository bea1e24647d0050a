// A key whose numbers have decimals cannot feed a setting that the program reads as a whole number.
import type { SettingKeys } from '../../../lib/components';
import { decimal, integer, ratio } from '../../../lib/config';

export const keys = {
  model_temperature: decimal({ unit: 'ratio', min: 0, max: 2, default: 0.7, doc: 'Sampling temperature.' }),
  retry_exponential_max: ratio({ default: 0.7, doc: 'Longest pause.' }),
  retry_exponential_base: integer({ unit: 'count', min: 1, max: 9, default: 2, doc: 'Base of the pauses.' }),
  // expect: TS2375 Type 'DecimalKey<"defaulted">' is not assignable to type 'KeyOf<"int">'
  model_timeout: decimal({ unit: 'seconds', min: 1, max: 600, default: 60, doc: 'Longest model call.' }),
  // expect: TS2375 Type 'DecimalKey<"defaulted">' is not assignable to type 'KeyOf<"int">'
  max_parallel_tools: ratio({ default: 1, doc: 'Tool calls at a time.' }),
} as const satisfies SettingKeys;
