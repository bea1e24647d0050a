import type { Rule } from '../../rule';
import { allowedRegistry } from './allowed-registry';
import { externalIps } from './external-ips';
import { forbiddenKind } from './forbidden-kind';
import { ingressSnippet } from './ingress-snippet';
import { ingressTls } from './ingress-tls';
import { livenessProbe } from './liveness-probe';
import { networkDefaultDeny } from './network-default-deny';
import { networkPolicyCovers } from './network-policy-covers';
import { networkPolicyOpen } from './network-policy-open';
import { prestopOverGrace } from './prestop-over-grace';
import { probesIdentical } from './probes-identical';
import { rbacAnonymous } from './rbac-anonymous';
import { rbacClusterAdmin } from './rbac-cluster-admin';
import { rbacEscalation } from './rbac-escalation';
import { rbacResourceGroup } from './rbac-resource-group';
import { rbacSecrets } from './rbac-secrets';
import { rbacWildcard } from './rbac-wildcard';
import { readinessProbe } from './readiness-probe';
import { registryFrozen } from './registry-frozen';
import { requiredLabel } from './required-label';
import { serviceAccountAlias } from './service-account-alias';

/** The rules on what is widely asked of manifests or by the settings, and breaks nothing today. */
export const hardeningRules: readonly Rule[] = [
  allowedRegistry,
  externalIps,
  forbiddenKind,
  ingressSnippet,
  ingressTls,
  livenessProbe,
  networkDefaultDeny,
  networkPolicyCovers,
  networkPolicyOpen,
  prestopOverGrace,
  probesIdentical,
  rbacAnonymous,
  rbacClusterAdmin,
  rbacEscalation,
  rbacResourceGroup,
  rbacSecrets,
  rbacWildcard,
  readinessProbe,
  registryFrozen,
  requiredLabel,
  serviceAccountAlias,
];
