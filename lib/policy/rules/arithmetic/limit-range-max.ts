import { isAbove, parseQuantity, type Graph, type PodTemplate } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { claimsOf } from './claims';
import { admittedContainers, podAmount } from './container-resources';
import { limitItems, type LimitItem } from './limit-ranges';

type Found = Omit<Fault, 'resource'>;

function containerFaults(pod: PodTemplate, { range, max }: LimitItem, graph: Graph): Found[] {
  return admittedContainers(pod, graph).flatMap(({ container, requests, limits }) =>
    [...max].flatMap(([name, most]) => {
      const ceiling = parseQuantity(most);
      const [request, limit] = [requests.get(name), limits.get(name)];
      const high = limit !== undefined && limit.value > ceiling ? limit : undefined;
      const above = high ?? (request !== undefined && request.value > ceiling ? request : undefined);
      if (above === undefined) return [];
      const verb = above === limit ? 'is limited to' : 'requests';
      return [
        {
          path: `${container.path}/resources`,
          message: `container "${container.name}" ${verb} ${above.text} of ${name}, LimitRange "${range.name}" allows at most ${most}`,
          fix: `lower request and limit of ${name} to at most ${most}`,
        },
      ];
    }),
  );
}

function unlimited({ path }: PodTemplate, name: string, range: string, most: string): Found {
  return {
    path,
    message: `no container of the pod has a limit of ${name}, and LimitRange "${range}" refuses pods without one, of at most ${most}`,
    fix: `limit ${name} in each container`,
  };
}

function podFaults(pod: PodTemplate, { range, max }: LimitItem, graph: Graph): Found[] {
  return [...max].flatMap(([name, most]) => {
    const limits = podAmount(pod, graph, 'limits', name);
    // What bounds whole pods gives no defaults: a pod that says nothing is refused.
    if (limits === undefined) return [unlimited(pod, name, range.name, most)];
    const requests = podAmount(pod, graph, 'requests', name) ?? 0;
    const ceiling = parseQuantity(most);
    if (!isAbove(limits, ceiling) && !isAbove(requests, ceiling)) return [];
    return [
      {
        path: pod.path,
        message: `the pod's containers together have more ${name} than the ${most} that LimitRange "${range.name}" allows a pod`,
        fix: `lower the limits of ${name} to at most ${most} in all containers together`,
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
    for (const { type, max, range } of limitItems(graph, owner.namespace)) {
      const most = type === 'PersistentVolumeClaim' ? max.get('storage') : undefined;
      if (most === undefined || !(parseQuantity(storage) > parseQuantity(most))) continue;
      yield {
        resource: owner,
        path: `${path}/spec/resources`,
        message: `a claim on ${storage} of storage, LimitRange "${range.name}" allows at most ${most}`,
        fix: `claim at most ${most}`,
      };
    }
  }
}

/** Admission refuses pods above the LimitRange when they are made, not when their Deployment is applied. */
export const limitRangeMax: Rule = {
  id: 'limit-range-max',
  family: 'arithmetic',
  severity: 'error',
  summary: "No container, pod or claim asks for more than its namespace's LimitRange allows, defaults included.",
  why: 'Admission refuses the pods. The Deployment is accepted and never becomes ready.',
  bad: `apiVersion: v1
kind: LimitRange
metadata:
  name: bounds
spec:
  limits:
    - type: Container
      max: { cpu: "4" }
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
        requests: { cpu: "2" }
        limits: { cpu: "8" }
`,
  good: `apiVersion: v1
kind: LimitRange
metadata:
  name: bounds
spec:
  limits:
    - type: Container
      max: { cpu: "4" }
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
        requests: { cpu: "2" }
        limits: { cpu: "4" }
`,
  remedy: 'Lower the limit to the maximum, or raise the maximum.',
  source: 'https://kubernetes.io/docs/concepts/policy/limit-range/',
  check,
};
