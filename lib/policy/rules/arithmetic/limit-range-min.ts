import { isAbove, parseQuantity, type Graph, type PodTemplate } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { claimsOf } from './claims';
import { admittedContainers, podAmount } from './container-resources';
import { limitItems, type LimitItem } from './limit-ranges';

type Found = Omit<Fault, 'resource'>;

function containerFaults(pod: PodTemplate, { range, min }: LimitItem, graph: Graph): Found[] {
  return admittedContainers(pod, graph).flatMap(({ container, requests, limits }) =>
    [...min].flatMap(([name, least]) => {
      const floor = parseQuantity(least);
      const [request, limit] = [requests.get(name), limits.get(name)];
      const low = request !== undefined && request.value < floor ? request : undefined;
      const short = low ?? (limit !== undefined && limit.value < floor ? limit : undefined);
      if (short === undefined) return [];
      const verb = short === limit ? 'is limited to' : 'requests';
      return [
        {
          path: `${container.path}/resources`,
          message: `container "${container.name}" ${verb} ${short.text} of ${name}, LimitRange "${range.name}" asks for at least ${least}`,
          fix: `request at least ${least} of ${name}`,
        },
      ];
    }),
  );
}

function podFaults(pod: PodTemplate, { range, min }: LimitItem, graph: Graph): Found[] {
  return [...min].flatMap(([name, least]) => {
    const requested = podAmount(pod, graph, 'requests', name);
    if (requested === undefined) {
      const message = `no container of the pod requests ${name}, and LimitRange "${range.name}" refuses pods that request less than ${least}`;
      return [{ path: pod.path, message, fix: `request ${name} in each container` }];
    }
    if (!isAbove(parseQuantity(least), requested)) return [];
    return [
      {
        path: pod.path,
        message: `the pod's containers together request less ${name} than the ${least} that LimitRange "${range.name}" asks of a pod`,
        fix: `request at least ${least} of ${name} in all containers together`,
      },
    ];
  });
}

function* check(graph: Graph): Iterable<Fault> {
  for (const pod of graph.pods) {
    for (const item of limitItems(graph, pod.owner.namespace)) {
      const found = item.type === 'Container' ? containerFaults(pod, item, graph) : [];
      const whole = item.type === 'Pod' ? podFaults(pod, item, graph) : [];
      for (const fault of [...found, ...whole]) yield { resource: pod.owner, ...fault };
    }
  }
  for (const { owner, path, storage } of claimsOf(graph)) {
    for (const { type, min, range } of limitItems(graph, owner.namespace)) {
      const least = type === 'PersistentVolumeClaim' ? min.get('storage') : undefined;
      if (least === undefined || !(parseQuantity(storage) < parseQuantity(least))) continue;
      yield {
        resource: owner,
        path: `${path}/spec/resources`,
        message: `a claim on ${storage} of storage, LimitRange "${range.name}" asks for at least ${least}`,
        fix: `claim at least ${least}`,
      };
    }
  }
}

/** Admission refuses pods below the LimitRange when they are made, not when their Deployment is applied. */
export const limitRangeMin: Rule = {
  id: 'limit-range-min',
  family: 'arithmetic',
  severity: 'error',
  summary: "No container, pod or claim asks for less than its namespace's LimitRange allows, defaults included.",
  why: 'Admission refuses the pods. The Deployment is accepted and never becomes ready; an init container that is too small is enough.',
  bad: `apiVersion: v1
kind: LimitRange
metadata:
  name: bounds
spec:
  limits:
    - type: Container
      min: { memory: 128Mi }
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
        requests: { memory: 64Mi }
        limits: { memory: 256Mi }
`,
  good: `apiVersion: v1
kind: LimitRange
metadata:
  name: bounds
spec:
  limits:
    - type: Container
      min: { memory: 128Mi }
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
        requests: { memory: 128Mi }
        limits: { memory: 256Mi }
`,
  remedy: 'Raise the request to the minimum, init containers and sidecars included, or lower the minimum.',
  source: 'https://kubernetes.io/docs/concepts/policy/limit-range/',
  check,
};
