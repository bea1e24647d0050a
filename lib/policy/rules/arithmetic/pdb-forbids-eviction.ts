import { describe, property, scalarText, type Graph, type Json, type Resource } from '../../../manifests';
import { together } from '../../namespace';
import type { Fault, Rule } from '../../rule';
import { countOf, replicated, scaleOf } from '../../scale';
import { podsOf } from './budgets';

/** How many pods a budget is about. */
interface Range {
  readonly fewest: number;
  readonly most: number;
  readonly stated: boolean;
  readonly workloads: readonly Resource[];
}

/** The pods that a budget means, where it can be told how many those are. */
function rangeOf(budget: Resource, graph: Graph): Range | undefined {
  const workloads = podsOf(budget, graph).map(({ owner }) => owner);
  if (workloads.some((owner) => !together(owner, budget) || !replicated.has(owner.type))) return undefined;
  const scales = workloads.map((owner) => scaleOf(owner, graph));
  const known = scales.filter((scale) => scale !== undefined);
  const most = known.reduce((sum, scale) => sum + scale.most, 0);
  if (known.length < scales.length || most === 0) return undefined;
  const fewest = known.reduce((sum, scale) => sum + scale.fewest, 0);
  return { fewest, most, stated: known.every(({ stated }) => stated), workloads };
}

/** Both percentages are rounded up, as the disruption controller does. */
function forbids(field: string, value: Json | undefined, pods: number): boolean {
  const count = countOf(value, pods, Math.ceil);
  if (count === undefined) return false;
  return field === 'minAvailable' ? count >= pods : count === 0;
}

/** That none may go, said outright or of the only pod there is, is somebody's decision. */
function isDeliberate(field: string, value: Json | undefined, pods: number): boolean {
  return pods === 1 || (field === 'minAvailable' ? value === '100%' : value === 0 || value === '0%');
}

function faultOf(budget: Resource, field: string, { fewest, most, stated, workloads }: Range): Fault[] {
  const value = property(property(budget.body, 'spec'), field);
  const always = forbids(field, value, most);
  if (!always && !(fewest > 0 && forbids(field, value, fewest))) return [];
  const pods = always ? most : fewest;
  const whose = workloads.map(describe).sort().join(', ');
  const when = always ? '' : ' while its autoscaler keeps it at the minimum';
  return [
    {
      resource: budget,
      path: `/spec/${field}`,
      message: `${field} ${scalarText(value)} forbids every eviction of ${whose}, which has ${pods} pods${when}`,
      fix: 'use maxUnavailable: 1, or run more pods than have to stay',
      severity: always && stated && !isDeliberate(field, value, most) ? 'error' : 'warning',
    },
  ];
}

function* check(graph: Graph): Iterable<Fault> {
  for (const budget of graph.ofKind('PodDisruptionBudget')) {
    const range = rangeOf(budget, graph);
    if (range === undefined) continue;
    for (const field of ['minAvailable', 'maxUnavailable']) yield* faultOf(budget, field, range);
  }
}

/** A drained node waits for pods that may never leave it; that no pod of one may go is somebody's decision, and a warning, as an outright zero is. */
export const pdbForbidsEviction: Rule = {
  id: 'pdb-forbids-eviction',
  family: 'arithmetic',
  severity: 'error',
  summary: 'Every disruption budget lets at least one pod go.',
  why: 'Nodes cannot be drained: upgrades of the cluster wait for hours and then kill the pods all the same.',
  bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
spec:
  replicas: 2
  selector: { matchLabels: { app: till } }
  template:
    metadata: { labels: { app: till } }
    spec:
      containers: [{ name: till, image: "till:1.4" }]
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: till
spec:
  minAvailable: 2
  selector: { matchLabels: { app: till } }
`,
  good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
spec:
  replicas: 2
  selector: { matchLabels: { app: till } }
  template:
    metadata: { labels: { app: till } }
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
  remedy: 'Say maxUnavailable: 1, which holds for any number of pods, or run more replicas.',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  check,
};
