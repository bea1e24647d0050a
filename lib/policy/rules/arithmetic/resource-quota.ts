import { escapePointer, isAbove, parseQuantity, property, type Graph, type Resource } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import type { Settings } from '../../settings';
import { textsOf } from './limit-ranges';
import { needOf, uncountedWorkloads, type Need } from './namespace-needs';
import { isScoped } from './quotas';

const BYTES: readonly [string, number][] = [
  ['Gi', 2 ** 30],
  ['Mi', 2 ** 20],
];

/** A need as a person writes it: cores and counts as they are, bytes in the unit that fits. */
function inWords(name: string, need: number): string {
  const unit = /memory|storage$/.test(name) ? BYTES.find(([, size]) => need >= size) : undefined;
  const [suffix, size] = unit ?? ['', 1];
  return `${Number((need / size).toFixed(3))}${suffix}`;
}

function faultOf(quota: Resource, name: string, text: string, graph: Graph, settings: Settings): Fault[] {
  const need = needOf(name, quota.namespace, graph);
  const allowed = parseQuantity(text);
  if (need === undefined || Number.isNaN(allowed)) return [];
  const always = isAbove(need.steady, allowed);
  if (!always && !isAbove(need.peak, allowed)) return endingFaults(quota, name, text, need);
  const when = always ? 'with all workloads at their fewest pods' : 'with all workloads at their most pods';
  const uncounted = uncountedWorkloads(quota.namespace, graph);
  const aside =
    uncounted === 0 ? '' : `, and ${uncounted} more workloads are not counted since only the cluster knows their pods`;
  const amount = inWords(name, always ? need.steady : need.peak);
  return [
    {
      resource: quota,
      path: `/spec/hard/${escapePointer(name)}`,
      message: `${when} the namespace needs ${amount} of ${name}, the quota allows ${text}${aside}`,
      fix: `raise the quota of ${name} to at least ${amount}, or lower replicas, autoscaler maxima or amounts`,
      severity: always || settings.world === 'closed' ? 'error' : 'warning',
    },
  ];
}

/** A pod counts until it has ended, and its successor is made before that. */
function endingFaults(quota: Resource, name: string, text: string, { peak, ending }: Need): Fault[] {
  if (!isAbove(peak + ending, parseQuantity(text))) return [];
  const amount = inWords(name, peak + ending);
  return [
    {
      resource: quota,
      path: `/spec/hard/${escapePointer(name)}`,
      message: `the quota allows ${text} of ${name}, which a roll-out needs without the pods that are still ending, and those count as well`,
      fix: `raise the quota of ${name} to at least ${amount}, or set maxSurge to 0`,
      severity: 'warning',
    },
  ];
}

function* check(graph: Graph, settings: Settings): Iterable<Fault> {
  for (const quota of graph.ofKind('ResourceQuota')) {
    if (isScoped(quota)) continue;
    const hard = textsOf(property(property(quota.body, 'spec'), 'hard'));
    for (const [name, text] of hard) yield* faultOf(quota, name, text, graph, settings);
  }
}

/**
 * A quota that is too small for the peak shows on the day of the largest load. Quotas with scopes are left out, and so
 * are pods of DaemonSets, whose number is that of the nodes.
 */
export const resourceQuota: Rule = {
  id: 'resource-quota',
  family: 'arithmetic',
  severity: 'error',
  summary: 'A quota holds every workload of its namespace, autoscalers at their maximum and roll-outs included.',
  why: 'Admission refuses the pods beyond the quota: a roll-out stops half-way, or an autoscaler asks for pods that never appear.',
  bad: `apiVersion: v1
kind: ResourceQuota
metadata:
  name: budget
spec:
  hard: { requests.cpu: "2" }
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
spec:
  replicas: 3
  selector: { matchLabels: { app: till } }
  template:
    metadata: { labels: { app: till } }
    spec:
      containers:
        - name: till
          image: till:1.4
          resources:
            requests: { cpu: "1" }
`,
  good: `apiVersion: v1
kind: ResourceQuota
metadata:
  name: budget
spec:
  hard: { requests.cpu: "5" }
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
spec:
  replicas: 3
  selector: { matchLabels: { app: till } }
  template:
    metadata: { labels: { app: till } }
    spec:
      containers:
        - name: till
          image: till:1.4
          resources:
            requests: { cpu: "1" }
`,
  remedy: 'Raise the quota to the sum of all workloads at their largest, or make them smaller.',
  source: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
  check,
};
