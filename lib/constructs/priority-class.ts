import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Component } from './component';

/** A PriorityClass of this environment; cluster-scoped, hence the prefix in its name. */
export class PriorityClass extends Construct {
  readonly priorityClassName: string;

  /** @param value pods of a higher value are scheduled first; user classes stay below 1,000,000,000 */
  constructor(scope: Component, base: string, value: number, description: string) {
    super(scope, `priority-class-${base}`);
    this.priorityClassName = scope.objectName(base);
    new k8s.KubePriorityClass(this, 'object', {
      metadata: { name: this.priorityClassName },
      value,
      globalDefault: false,
      preemptionPolicy: 'PreemptLowerPriority',
      description,
    });
  }
}
