import type { Rule } from '../rule';
import { disruptionBudget } from './disruption-budget';
import { imageReference } from './image-reference';
import { limitRange } from './limit-range';
import { placeholder } from './placeholder';
import { portExists } from './port-exists';
import { referenceExists } from './reference-exists';
import { resourceQuota } from './resource-quota';
import { scratchFits } from './scratch-fits';
import { selectorMatches } from './selector-matches';
import { uniqueObject } from './unique-object';
import { unusedKey } from './unused-key';
import { volumeExists } from './volume-exists';

/** Every rule of the synth gate. */
export const rules: readonly Rule[] = [
  disruptionBudget,
  imageReference,
  limitRange,
  placeholder,
  portExists,
  referenceExists,
  resourceQuota,
  scratchFits,
  selectorMatches,
  uniqueObject,
  unusedKey,
  volumeExists,
];
