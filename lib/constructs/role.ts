import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Component } from './component';
import { lazy } from './lazy';
import type { ServiceAccount } from './service-account';

/**
 * Lets one account read Secrets by name. `list` is left out: the API server ignores names there, so that the rule would
 * grant nothing, or everything (D-69).
 */
export class SecretReader extends Construct {
  /** @param secretNames called at synth, when all names are known */
  constructor(scope: Component, base: string, account: ServiceAccount, secretNames: () => readonly string[]) {
    super(scope, `role-${base}`);
    const metadata = scope.metadata(base);
    new k8s.KubeRole(this, 'role', {
      metadata,
      rules: lazy(() => rules(secretNames())),
    });
    new k8s.KubeRoleBinding(this, 'binding', {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: metadata.name },
      subjects: [{ kind: 'ServiceAccount', name: account.accountName, namespace: scope.target.namespace }],
    });
  }
}

/** No names, no rule: a rule without names would be about every Secret. */
function rules(names: readonly string[]): k8s.PolicyRule[] {
  if (names.length === 0) return [];
  return [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'], resourceNames: [...names] }];
}
