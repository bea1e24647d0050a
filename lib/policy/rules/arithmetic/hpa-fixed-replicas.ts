import { property, type Graph } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { scalerOf } from '../../scale';

function* check(graph: Graph): Iterable<Fault> {
  for (const { owner } of graph.pods) {
    const replicas = property(property(owner.body, 'spec'), 'replicas');
    const scaler = scalerOf(owner, graph)?.scaler;
    if (typeof replicas !== 'number' || scaler === undefined) continue;
    yield {
      resource: owner,
      path: '/spec/replicas',
      message: `replicas is fixed at ${replicas} while ${scaler.kind} "${scaler.name}" changes it, so that each apply sets it back`,
      fix: 'leave replicas out and let the autoscaler decide',
      related: [{ resource: scaler, path: '/spec/scaleTargetRef' }],
    };
  }
}

/** Two owners of one field: the manifest's number returns with every apply. */
export const hpaFixedReplicas: Rule = {
  id: 'hpa-fixed-replicas',
  family: 'arithmetic',
  severity: 'advice',
  summary: 'A workload with an autoscaler states no replicas.',
  why: 'Each apply sets the number back, under load to too few pods, and the autoscaler starts again.',
  bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
spec:
  replicas: 3
  selector: { matchLabels: { app: till } }
  template:
    metadata: { labels: { app: till } }
    spec:
      containers: [{ name: till, image: "till:1.4" }]
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: till
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: till }
  minReplicas: 2
  maxReplicas: 5
`,
  good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
spec:
  selector: { matchLabels: { app: till } }
  template:
    metadata: { labels: { app: till } }
    spec:
      containers: [{ name: till, image: "till:1.4" }]
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: till
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: till }
  minReplicas: 2
  maxReplicas: 5
`,
  remedy: 'Remove replicas from the workload. Before the first apply without it, see how to keep the live number.',
  source:
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
  check,
};
