import type { Rule } from '../rule';
import { arithmeticRules } from './arithmetic';
import { hardeningRules } from './hardening';
import { hygieneRules } from './hygiene';
import { keycloakRules } from './keycloak';
import { podSafetyRules } from './pod-safety';
import { reachabilityRules } from './reachability';
import { referenceRules } from './references';
import { secretsRules } from './secrets';
import { validityRules } from './validity';

/** Every rule, by family. */
export const rules: readonly Rule[] = [
  ...referenceRules,
  ...secretsRules,
  ...podSafetyRules,
  ...keycloakRules,
  ...arithmeticRules,
  ...reachabilityRules,
  ...validityRules,
  ...hardeningRules,
  ...hygieneRules,
];
