import type { Rule } from '../../rule';
import { autopilotHost } from './autopilot-host';
import { autopilotMaximum } from './autopilot-maximum';
import { autopilotMinimum } from './autopilot-minimum';
import { autopilotRatio } from './autopilot-ratio';
import { duplicateLimits } from './duplicate-limits';
import { hpaContainer } from './hpa-container';
import { hpaFixedReplicas } from './hpa-fixed-replicas';
import { hpaOneScaler } from './hpa-one-scaler';
import { hpaRange } from './hpa-range';
import { hpaRequest } from './hpa-request';
import { limitRangeMax } from './limit-range-max';
import { limitRangeMin } from './limit-range-min';
import { limitRangeRatio } from './limit-range-ratio';
import { limitsSet } from './limits-set';
import { pdbForbidsEviction } from './pdb-forbids-eviction';
import { pdbOverlap } from './pdb-overlap';
import { quantityValid } from './quantity-valid';
import { quotaNeedsRequests } from './quota-needs-requests';
import { requestsWithinLimits } from './requests-within-limits';
import { resourceQuota } from './resource-quota';
import { rwoRollingUpdate } from './rwo-rolling-update';
import { scratchFits } from './scratch-fits';
import { spreadImpossible } from './spread-impossible';

/** Amounts, numbers and bounds that have to add up. */
export const arithmeticRules: readonly Rule[] = [
  autopilotHost,
  autopilotMaximum,
  autopilotMinimum,
  autopilotRatio,
  duplicateLimits,
  hpaContainer,
  hpaFixedReplicas,
  hpaOneScaler,
  hpaRange,
  hpaRequest,
  limitRangeMax,
  limitRangeMin,
  limitRangeRatio,
  limitsSet,
  pdbForbidsEviction,
  pdbOverlap,
  quantityValid,
  quotaNeedsRequests,
  requestsWithinLimits,
  resourceQuota,
  rwoRollingUpdate,
  scratchFits,
  spreadImpossible,
];
