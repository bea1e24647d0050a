import type { Graph, Resource } from '../../../manifests';
import { byName } from '../../namespace';
import type { Fault, Rule } from '../../rule';
import { targetIdOf } from './scaled-pods';

function isSame(one: Resource, other: Resource): boolean {
  return one.kind === other.kind && one.name === other.name && one.namespace === other.namespace;
}

function* check(graph: Graph): Iterable<Fault> {
  const first = new Map<string, Resource>();
  // KEDA makes an autoscaler of each ScaledObject.
  const scalers = ['ScaledObject', 'HorizontalPodAutoscaler'].flatMap((kind) => byName(graph.ofKind(kind)));
  for (const scaler of scalers) {
    const target = targetIdOf(scaler);
    if (target === undefined) continue;
    const other = first.get(target);
    if (other === undefined) first.set(target, scaler);
    // The same object twice is what another rule is about, and variants of one may stand in several files.
    if (other === undefined || isSame(other, scaler)) continue;
    yield {
      resource: scaler,
      path: '/spec/scaleTargetRef',
      message: `${other.kind} "${other.name}" scales the same workload`,
      fix: 'keep one of the two, with the metrics of both',
      severity: other.origin?.file === scaler.origin?.file ? 'error' : 'warning',
      related: [{ resource: other, path: '/spec/scaleTargetRef' }],
    };
  }
}

const SCALER = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: till-cpu
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: till }
  maxReplicas: 6
`;

/** Two autoscalers of one workload set its replicas in turn. */
export const hpaOneScaler: Rule = {
  id: 'hpa-one-scaler',
  family: 'arithmetic',
  severity: 'error',
  summary: 'No workload has two autoscalers.',
  why: 'Kubernetes finds both selecting the same pods, reports AmbiguousSelector and scales by neither.',
  bad: `${SCALER}---\n${SCALER.replace('till-cpu', 'till-memory')}`,
  good: SCALER,
  remedy: 'Put all metrics into one autoscaler: it takes the largest number that any of them asks for.',
  source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  check,
};
