import { nearest } from '../../../config';
import type { Graph } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { scaledPods, usageMetrics } from './scaled-pods';

function* check(graph: Graph): Iterable<Fault> {
  for (const scaler of graph.ofKind('HorizontalPodAutoscaler')) {
    const pod = scaledPods(scaler, graph);
    if (pod === undefined) continue;
    const names = pod.containers.filter(({ lasting }) => lasting).map(({ name }) => name);
    for (const { container, path } of usageMetrics(scaler)) {
      if (container === undefined || container === '' || names.includes(container)) continue;
      const near = nearest(container, names);
      yield {
        resource: scaler,
        path: `${path}/container`,
        message: `${pod.owner.kind} "${pod.owner.name}" has no container "${container}" to be measured`,
        fix: near === undefined ? `name one of ${names.map((name) => `"${name}"`).join(', ')}` : `write "${near}"`,
        related: [{ resource: pod.owner, path: `${pod.path}/containers` }],
      };
    }
  }
}

function example(container: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
spec:
  selector: { matchLabels: { app: till } }
  template:
    metadata: { labels: { app: till } }
    spec:
      containers: [{ name: till, image: "till:1.4", resources: { requests: { cpu: 100m } } }]
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: till
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: till }
  maxReplicas: 6
  metrics:
    - type: ContainerResource
      containerResource: { name: cpu, container: ${container}, target: { type: Utilization, averageUtilization: 70 } }
`;
}

/** The name is looked up in the measurements of the pods, where nobody checks it when it is applied. */
export const hpaContainer: Rule = {
  id: 'hpa-container',
  family: 'arithmetic',
  severity: 'error',
  summary: 'Every container that an autoscaler measures is one of its pods.',
  why: 'The autoscaler reports "container … not present in metrics" and leaves the number of pods as it is.',
  bad: example('main'),
  good: example('till'),
  remedy: 'Write the name of the container as the pod template has it.',
  source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#container-resource-metrics',
  check,
};
