// A key for a setting that has a field and no reader does not compile, and says so.
import type { SettingKeys } from '../../../lib/components';
import { boolean, integer, oneOf, ratio } from '../../../lib/config';

export const keys = {
  enable_verification: boolean({ default: true, doc: 'Have a model judge each answer.' }),
  max_parallel_tools: integer({ unit: 'count', min: 1, max: 100, default: 10, doc: 'Tool calls at a time.' }),
  retry_exponential_base: ratio({ default: 0.7, doc: 'Base of the pauses.' }),
  log_format: oneOf(['json'], { default: 'json', doc: 'How lines are logged.' }),
  retry_jitter: boolean({ default: true, doc: 'Spread the tries.' }),
} as const satisfies SettingKeys;
