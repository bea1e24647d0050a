import type { Graph } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import type { Settings } from '../../settings';
import { admittedContainers, hasPodResources, type AdmittedContainer } from './container-resources';
import { compulsory, quotasOf, type Quota } from './quotas';

function faultsOf({ container, requests, limits }: AdmittedContainer, asked: ReadonlyMap<string, Quota>) {
  return [...asked].flatMap(([full, { resource: quota }]): Omit<Fault, 'resource'>[] => {
    const name = full.slice(full.indexOf('.') + 1);
    const isRequest = full.startsWith('requests.');
    if ((isRequest ? requests : limits).has(name)) return [];
    const what = `${name} ${isRequest ? 'request' : 'limit'}`;
    return [
      {
        path: `${container.path}/resources`,
        message: `container "${container.name}" has no ${what}, which ResourceQuota "${quota.name}" asks of every container`,
        fix: `state a ${what}, or give the namespace a LimitRange with a default for it`,
      },
    ];
  });
}

/** Autopilot fills requests and limits in before the quota is asked. */
function* check(graph: Graph, settings: Settings): Iterable<Fault> {
  if (settings.autopilot) return;
  for (const pod of graph.pods) {
    const asked = compulsory(quotasOf(graph, pod.owner.namespace));
    if (asked.size === 0 || hasPodResources(pod)) continue;
    for (const container of admittedContainers(pod, graph)) {
      for (const fault of faultsOf(container, asked)) yield { resource: pod.owner, ...fault };
    }
  }
}

/** A quota on CPU or memory refuses every pod that leaves the amount out. */
export const quotaNeedsRequests: Rule = {
  id: 'quota-needs-requests',
  family: 'arithmetic',
  severity: 'error',
  summary: 'Where a quota bounds requests or limits of CPU or memory, every container has them, stated or by default.',
  why: 'Admission refuses the pods. The Deployment is accepted and never becomes ready.',
  bad: `apiVersion: v1
kind: ResourceQuota
metadata:
  name: budget
spec:
  hard: { limits.memory: 8Gi }
---
apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: till:1.4
`,
  good: `apiVersion: v1
kind: ResourceQuota
metadata:
  name: budget
spec:
  hard: { limits.memory: 8Gi }
---
apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: till:1.4
      resources:
        limits: { memory: 1Gi }
`,
  remedy:
    'State the amounts in every container, init containers included, or give the namespace a LimitRange with defaults.',
  source: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
  check,
};
