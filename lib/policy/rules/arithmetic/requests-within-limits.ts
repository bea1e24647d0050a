import { escapePointer, type Graph } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { admittedContainers, type AdmittedContainer } from './container-resources';

function faultsOf({ container, requests, limits }: AdmittedContainer): Omit<Fault, 'resource'>[] {
  return [...requests].flatMap(([name, request]) => {
    const limit = limits.get(name);
    if (limit === undefined || !(request.value > limit.value)) return [];
    const from = limit.stated ? 'its limit' : "the LimitRange's default limit";
    return [
      {
        path: `${container.path}/resources`,
        ...(request.stated ? { at: `${container.path}/resources/requests/${escapePointer(name)}` } : {}),
        message: `container "${container.name}" requests ${request.text} of ${name}, more than ${from} of ${limit.text}`,
        fix: `request at most ${limit.text}, or state a limit of at least ${request.text}`,
      },
    ];
  });
}

function* check(graph: Graph): Iterable<Fault> {
  for (const pod of graph.pods) {
    for (const container of admittedContainers(pod, graph)) {
      for (const fault of faultsOf(container)) yield { resource: pod.owner, ...fault };
    }
  }
}

/** The API server refuses a request above its limit, whoever stated the limit. */
export const requestsWithinLimits: Rule = {
  id: 'requests-within-limits',
  family: 'arithmetic',
  severity: 'error',
  summary: 'No container requests more of a resource than its limit allows.',
  why: 'The API server refuses the pod. A Deployment is accepted and then makes no pods, which shows only in the events of its ReplicaSet.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: till:1.4
      resources:
        requests: { memory: 2Gi }
        limits: { memory: 1Gi }
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: till:1.4
      resources:
        requests: { memory: 1Gi }
        limits: { memory: 1Gi }
`,
  remedy: 'Lower the request or raise the limit. A request without a limit meets the default limit of the LimitRange.',
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  check,
};
