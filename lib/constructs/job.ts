import { createHash } from 'node:crypto';
import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import type { Component } from './component';
import { lazy } from './lazy';
import { renderContainer, type ContainerProps } from './container';
import { applyPatches } from './patch';
import { Pod, type PodProps } from './pod';

/**
 * A pod that runs to its end once for each content. A Job's template cannot be changed in a cluster, so the name ends
 * in a hash of the content: a change makes a new Job, and applying an unchanged one does nothing.
 * No deadline: a pod that waits for its Secret on a first deploy starts when the Secret appears.
 */
export class Job extends Pod {
  constructor(component: Component, base: string, props: PodProps) {
    super(component, base, props);
    new ApiObject(this, 'object', {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { ...component.metadata(base), name: lazy(() => this.jobName()) },
      spec: lazy(() => this.spec()),
    });
  }

  /** Sets the main container; exactly once. */
  run(props: ContainerProps): void {
    this.setMain(renderContainer(this.base, props));
  }

  private jobName(): string {
    const content = JSON.stringify(this.spec()) + this.checksum();
    return `${this.component.objectName(this.base)}-${createHash('sha256').update(content).digest('hex').slice(0, 8)}`;
  }

  private spec(): unknown {
    const spec = k8s.toJson_JobSpec({
      backoffLimit: 6,
      completions: 1,
      parallelism: 1,
      template: this.template('Never'),
    });
    return applyPatches(`Job/${this.base}`, spec, this.patches());
  }
}
