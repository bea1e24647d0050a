import {
  describe,
  perList,
  property,
  scalarText,
  type Graph,
  type Json,
  type PodTemplate,
  type Resource,
} from '../../../manifests';
import { together } from '../../namespace';
import { perGraph } from '../../per-graph';
import type { Fault, Rule } from '../../rule';
import { countOf, replicated, scaleOf } from '../../scale';
import { podsOf } from './budgets';

/** How many pods a budget is about. */
interface Range {
  /** Of all of them. */
  readonly namespace: string | undefined;
  readonly fewest: number;
  readonly most: number;
  readonly stated: boolean;
  /** The workloads, as a message names them. */
  readonly whose: string;
}

/** How many workloads a message names. */
const MOST_NAMED = 3;

function rangeOf(workloads: readonly Resource[], graph: Graph): Range | undefined {
  const [first] = workloads;
  if (first === undefined) return undefined;
  if (workloads.some((owner) => !together(owner, first) || !replicated.has(owner.type))) return undefined;
  const scales = workloads.map((owner) => scaleOf(owner, graph));
  const known = scales.filter((scale) => scale !== undefined);
  const most = known.reduce((sum, scale) => sum + scale.most, 0);
  if (known.length < scales.length || most === 0) return undefined;
  const fewest = known.reduce((sum, scale) => sum + scale.fewest, 0);
  const names = workloads.map(describe).sort();
  const more = names.length - MOST_NAMED;
  const whose = names.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
  return { namespace: first.namespace, fewest, most, stated: known.every(({ stated }) => stated), whose };
}

const ranges = perGraph((graph) =>
  perList((pods: readonly PodTemplate[]) =>
    rangeOf(
      pods.map(({ owner }) => owner),
      graph,
    ),
  ),
);

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

function faultOf(budget: Resource, field: string, { fewest, most, stated, whose }: Range): Fault[] {
  const value = property(property(budget.body, 'spec'), field);
  const always = forbids(field, value, most);
  if (!always && !(fewest > 0 && forbids(field, value, fewest))) return [];
  const pods = always ? most : fewest;
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
    const pods = podsOf(budget, graph);
    const range = ranges(graph)(pods);
    if (range === undefined || !together(range, budget)) continue;
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
