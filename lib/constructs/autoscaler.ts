import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Component } from './component';
import type { AutomaticScale } from './scale';

/** The object that an autoscaler acts on; taken as an object, so that its kind and name cannot be mistaken (D-68). */
export interface ScaleTarget {
  readonly base: string;
  readonly kind: 'Deployment' | 'StatefulSet';
  readonly workloadName: string;
}

function utilization(name: string, averageUtilization: number): k8s.MetricSpecV2 {
  return { type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } };
}

/** A HorizontalPodAutoscaler: up at once, down slowly (at most half the pods a minute, after five calm minutes). */
export class Autoscaler extends Construct {
  constructor(scope: Component, target: ScaleTarget, scale: AutomaticScale) {
    super(scope, `autoscaler-${target.base}`);
    new k8s.KubeHorizontalPodAutoscalerV2(this, 'object', {
      metadata: scope.metadata(target.base),
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: target.kind, name: target.workloadName },
        minReplicas: scale.min,
        maxReplicas: scale.max,
        metrics: [utilization('cpu', scale.cpuPercent), utilization('memory', scale.memoryPercent)],
        behavior: {
          scaleUp: {
            stabilizationWindowSeconds: 0,
            selectPolicy: 'Max',
            policies: [
              { type: 'Percent', value: 100, periodSeconds: 30 },
              { type: 'Pods', value: 4, periodSeconds: 30 },
            ],
          },
          scaleDown: {
            stabilizationWindowSeconds: 300,
            policies: [{ type: 'Percent', value: 50, periodSeconds: 60 }],
          },
        },
      },
    });
  }
}
