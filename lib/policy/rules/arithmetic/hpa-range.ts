import { property, type Graph } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { countAt } from '../../scale';

const FIELDS = [
  ['HorizontalPodAutoscaler', 'minReplicas', 'maxReplicas', 1],
  ['ScaledObject', 'minReplicaCount', 'maxReplicaCount', 0],
] as const;

function* check(graph: Graph): Iterable<Fault> {
  for (const [kind, least, most, otherwise] of FIELDS) {
    for (const resource of graph.ofKind(kind)) {
      const spec = property(resource.body, 'spec');
      const [min, max] = [countAt(property(spec, least), otherwise), countAt(property(spec, most))];
      if (min === undefined || max === undefined || min <= max) continue;
      yield {
        resource,
        path: `/spec/${most}`,
        message: `${most} ${max} is below ${least} ${min}`,
        fix: `set ${most} to at least ${min}`,
      };
    }
  }
}

/** The API server refuses an autoscaler whose maximum is below its minimum. */
export const hpaRange: Rule = {
  id: 'hpa-range',
  family: 'arithmetic',
  severity: 'error',
  summary: "No autoscaler's maximum is below its minimum.",
  why: 'The API server refuses the autoscaler, and the workload keeps whatever number of pods it has.',
  bad: `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: till
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: till }
  minReplicas: 3
  maxReplicas: 2
`,
  good: `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: till
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: till }
  minReplicas: 3
  maxReplicas: 6
`,
  remedy: 'Raise the maximum or lower the minimum.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/',
  check,
};
