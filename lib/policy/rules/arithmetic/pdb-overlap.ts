import { type Graph, type PodTemplate, type Resource } from '../../../manifests';
import { mention } from '../../mention';
import { byName, together } from '../../namespace';
import type { Fault, Rule } from '../../rule';
import { podsOf } from './budgets';

function* check(graph: Graph): Iterable<Fault> {
  const first = new Map<PodTemplate, Resource>();
  const seen = new Set<readonly PodTemplate[]>();
  for (const budget of byName(graph.ofKind('PodDisruptionBudget'))) {
    const pods = podsOf(budget, graph);
    // The same name twice is one object, of which another rule speaks.
    const shared = pods.find(
      (pod) => together(pod.owner, budget) && first.has(pod) && first.get(pod)?.name !== budget.name,
    );
    const twin = shared === undefined ? undefined : first.get(shared);
    // Budgets that select alike, as they do who select all, get the same list.
    if (!seen.has(pods))
      for (const pod of pods) if (together(pod.owner, budget) && !first.has(pod)) first.set(pod, budget);
    seen.add(pods);
    if (shared === undefined || twin === undefined) continue;
    yield {
      resource: budget,
      path: '/spec/selector',
      message: `the pods of ${mention(shared.owner)} have PodDisruptionBudget "${twin.name}" already, and a pod with two cannot be evicted`,
      fix: `remove one of the two budgets, or let each select other pods`,
      related: [{ resource: twin, path: '/spec/selector' }],
    };
  }
}

/** The eviction API answers with an error where a pod has more than one budget. */
export const pdbOverlap: Rule = {
  id: 'pdb-overlap',
  family: 'arithmetic',
  severity: 'error',
  summary: 'No pod has more than one disruption budget.',
  why: 'The eviction API does not support it and refuses every eviction of the pod, so that its node cannot be drained.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
  labels: { app: till, tier: shop }
spec:
  containers: [{ name: till, image: "till:1.4" }]
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: till
spec:
  maxUnavailable: 1
  selector: { matchLabels: { app: till } }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: shop
spec:
  maxUnavailable: 1
  selector: { matchLabels: { tier: shop } }
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: till
  labels: { app: till, tier: shop }
spec:
  containers: [{ name: till, image: "till:1.4" }]
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: till
spec:
  maxUnavailable: 1
  selector: { matchLabels: { app: till } }
`,
  remedy: 'Keep the budget that says what is meant; often a base and an overlay both bring one.',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-budgets',
  check,
};
