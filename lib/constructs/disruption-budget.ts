import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Component } from './component';

/**
 * Lets a node drain take one pod at a time. Counted as `maxUnavailable: 1`, which can never forbid every eviction as
 * `minAvailable` can (L-11), and made by the workload itself, so that no pod has two budgets (L-09).
 */
export class DisruptionBudget extends Construct {
  constructor(scope: Component, base: string, pods: Readonly<Record<string, string>>) {
    super(scope, `disruption-budget-${base}`);
    new k8s.KubePodDisruptionBudget(this, 'object', {
      metadata: scope.metadata(base),
      spec: {
        maxUnavailable: k8s.IntOrString.fromNumber(1),
        selector: { matchLabels: pods },
        // A crash-looping pod must not block the drain of its node (Kubernetes docs, "Unhealthy Pod Eviction Policy").
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      },
    });
  }
}
