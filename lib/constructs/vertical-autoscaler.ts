import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ScaleTarget } from './autoscaler';
import type { Component } from './component';

/**
 * A VerticalPodAutoscaler that recommends requests and changes nothing (`updateMode: Off`): its figures are for the next
 * review of the overlay, where resources stay in one place.
 */
export class VerticalAutoscaler extends Construct {
  constructor(scope: Component, target: ScaleTarget) {
    super(scope, `vertical-autoscaler-${target.base}`);
    new ApiObject(this, 'object', {
      apiVersion: 'autoscaling.k8s.io/v1',
      kind: 'VerticalPodAutoscaler',
      metadata: scope.metadata(target.base),
      spec: {
        targetRef: { apiVersion: 'apps/v1', kind: target.kind, name: target.workloadName },
        updatePolicy: { updateMode: 'Off' },
      },
    });
  }
}
