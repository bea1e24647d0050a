import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Component } from './component';
import type { FilledConfigMap } from './filled-config-map';
import { lazy } from './lazy';
import type { ServiceAccount } from './service-account';

/** What an account may do with objects that it is told by name; a rule without names would be about all of them. */
interface Grant {
  readonly resource: 'secrets' | 'configmaps';
  readonly verbs: readonly string[];
  readonly names: readonly string[];
}

function rulesFor({ resource, verbs, names }: Grant): k8s.PolicyRule[] {
  if (names.length === 0) return [];
  return [{ apiGroups: [''], resources: [resource], verbs: [...verbs], resourceNames: [...names] }];
}

/** A Role and its binding to one account. */
class AccountRole extends Construct {
  /** @param grant called at synth, when all names are known */
  constructor(scope: Component, base: string, account: ServiceAccount, grant: () => Grant) {
    super(scope, `role-${base}`);
    const metadata = scope.metadata(base);
    new k8s.KubeRole(this, 'role', { metadata, rules: lazy(() => rulesFor(grant())) });
    new k8s.KubeRoleBinding(this, 'binding', {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: metadata.name },
      subjects: [{ kind: 'ServiceAccount', name: account.accountName, namespace: scope.target.namespace }],
    });
  }
}

/**
 * Lets one account read Secrets by name. `list` is left out: the API server ignores names there, so that the rule would
 * grant nothing, or everything (D-69).
 */
export class SecretReader extends AccountRole {
  /** @param secretNames called at synth, when all names are known */
  constructor(scope: Component, base: string, account: ServiceAccount, secretNames: () => readonly string[]) {
    super(scope, base, account, () => ({ resource: 'secrets', verbs: ['get'], names: secretNames() }));
  }
}

/** Lets one account read and change one ConfigMap. It must exist: to make one cannot be bound to a name. */
export class ConfigMapWriter extends AccountRole {
  constructor(scope: Component, base: string, account: ServiceAccount, { sourceName }: FilledConfigMap<string>) {
    super(scope, base, account, () => ({ resource: 'configmaps', verbs: ['get', 'patch'], names: [sourceName] }));
  }
}
