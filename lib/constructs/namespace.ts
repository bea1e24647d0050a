import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Component } from './component';
import { NetworkPolicy } from './network-policy';

/** The version of the Pod Security Standard that is enforced: `latest` would change under running workloads. */
export const POD_SECURITY_VERSION = 'v1.31';

/** A namespace that enforces the restricted Pod Security Standard and refuses all traffic that no policy names. */
export class Namespace extends Construct {
  constructor(scope: Component) {
    super(scope, 'namespace');
    const levels = ['enforce', 'audit', 'warn'].flatMap((mode) => [
      [`pod-security.kubernetes.io/${mode}`, 'restricted'],
      [`pod-security.kubernetes.io/${mode}-version`, POD_SECURITY_VERSION],
    ]);
    new k8s.KubeNamespace(this, 'object', {
      metadata: { name: scope.target.namespace, labels: Object.fromEntries(levels) as Record<string, string> },
    });
    new NetworkPolicy(scope, 'default-deny', {});
  }
}
