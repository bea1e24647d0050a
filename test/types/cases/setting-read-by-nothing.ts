// A key for a setting that has a field and no reader does not compile, and says so.
import type { SettingKeys } from '../../../lib/components';
import { boolean, integer, oneOf, ratio } from '../../../lib/config';

export const keys = {
  enable_verification: boolean({ default: true, doc: 'Have a model judge each answer.' }),
  // expect: TS2322 is not assignable to type '"MAX_ITERATIONS is read by nothing at this commit"'.
  max_iterations: integer({ unit: 'count', min: 1, max: 100, default: 10, doc: 'Longest agent loop.' }),
  // expect: TS2322 is not assignable to type '"VERIFICATION_QUALITY_THRESHOLD is read by nothing at this commit"'.
  verification_quality_threshold: ratio({ default: 0.7, doc: 'Score at which an answer passes.' }),
  // expect: TS2322 is not assignable to type '"VERIFICATION_MODE is read by nothing at this commit"'.
  verification_mode: oneOf(['strict'], { default: 'strict', doc: 'Strictness of the judge.' }),
  // expect: TS2322 is not assignable to type '"ENABLE_LLM_EXTRACTION is read by nothing at this commit"'.
  enable_llm_extraction: boolean({ default: true, doc: 'Let a model take notes.' }),
  // expect: TS2322 is not assignable to type '"ENABLE_TRACING is read by nothing at this commit"'.
  enable_tracing: boolean({ default: true, doc: 'Send traces.' }),
  // expect: TS2322 is not assignable to type '"ENABLE_METRICS is read by nothing at this commit"'.
  enable_metrics: boolean({ default: true, doc: 'Send metrics.' }),
  // expect: TS2322 is not assignable to type '"COMPACTION_THRESHOLD is read by nothing at this commit"'.
  compaction_threshold: integer({ unit: 'tokens', min: 1, max: 9, default: 8, doc: 'Size that triggers compaction.' }),
  retry_jitter: boolean({ default: true, doc: 'Spread the tries.' }),
} as const satisfies SettingKeys;
