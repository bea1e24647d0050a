import type { Rule } from '../../rule';
import { checksumCurrent } from './checksum-current';
import { ingressConflict } from './ingress-conflict';
import { ingressTlsHost } from './ingress-tls-host';
import { selectorStays } from './selector-stays';
import { unusedKey } from './unused-key';
import { unusedObject } from './unused-object';

/** The rules on what does no harm and helps nobody. */
export const hygieneRules: readonly Rule[] = [
  checksumCurrent,
  ingressConflict,
  ingressTlsHost,
  selectorStays,
  unusedKey,
  unusedObject,
];
