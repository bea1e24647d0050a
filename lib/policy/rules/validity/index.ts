import type { Rule } from '../../rule';
import { apiRemoved } from './api-removed';
import { bindingValid } from './binding-valid';
import { cronSchedule } from './cron-schedule';
import { duplicateContainer } from './duplicate-container';
import { duplicateKey } from './duplicate-key';
import { fieldCombination } from './field-combination';
import { gatewayListener } from './gateway-listener';
import { ingressPath } from './ingress-path';
import { ingressValid } from './ingress-valid';
import { metricValid } from './metric-valid';
import { networkPolicyValid } from './network-policy-valid';
import { numberRange } from './number-range';
import { knownKind } from './known-kind';
import { probeHandler } from './probe-handler';
import { restartPolicy } from './restart-policy';
import { schemaValid } from './schema-valid';
import { stringValue } from './string-value';
import { uniqueObject } from './unique-object';
import { uniquePort } from './unique-port';
import { updateStrategy } from './update-strategy';
import { validLabel } from './valid-label';
import { validName } from './valid-name';
import { validPort } from './valid-port';
import { workloadSelectsPods } from './workload-selects-pods';

/** The rules on single objects: the API server takes them. */
export const validityRules: readonly Rule[] = [
  apiRemoved,
  bindingValid,
  cronSchedule,
  duplicateContainer,
  duplicateKey,
  fieldCombination,
  gatewayListener,
  ingressPath,
  ingressValid,
  metricValid,
  networkPolicyValid,
  numberRange,
  knownKind,
  probeHandler,
  restartPolicy,
  schemaValid,
  stringValue,
  uniqueObject,
  uniquePort,
  updateStrategy,
  validLabel,
  validName,
  validPort,
  workloadSelectsPods,
];
