import { parseQuantity, type Graph, type PodTemplate } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import type { Settings } from '../../settings';
import {
  admittedContainers,
  hasPodResources,
  podAmount,
  type AdmittedContainer,
  type Amount,
} from './container-resources';
import { limitItems, type LimitItem } from './limit-ranges';

type Found = Omit<Fault, 'resource'>;

function phrase(most: string, { range }: LimitItem): string {
  return `LimitRange "${range.name}" allows at most ${most} times the request`;
}

/** Where an amount comes from that the container does not state. */
function sourceOf({ stated }: Amount): string {
  return stated ? '' : ' (by default, since it states none)';
}

/** A ratio of what is not there is refused as well, unless something outside the set fills it in first. */
function missing({ container }: AdmittedContainer, name: string, what: string, most: string, item: LimitItem): Found {
  return {
    path: `${container.path}/resources`,
    message: `container "${container.name}" has no ${what} of ${name}, and ${phrase(most, item)} as the limit`,
    fix: `state request and limit of ${name}, the limit at most ${most} times the request`,
  };
}

function containerFaults(admitted: AdmittedContainer, item: LimitItem, filledIn: boolean): Found[] {
  const { container, requests, limits } = admitted;
  return [...item.ratio].flatMap(([name, most]) => {
    const [request, limit] = [requests.get(name), limits.get(name)];
    if (request === undefined || request.value === 0)
      return filledIn ? [] : [missing(admitted, name, 'request', most, item)];
    if (limit === undefined || limit.value === 0) return filledIn ? [] : [missing(admitted, name, 'limit', most, item)];
    if (!(limit.value / request.value > parseQuantity(most))) return [];
    const times = Number((limit.value / request.value).toFixed(2));
    return [
      {
        path: `${container.path}/resources`,
        message: `container "${container.name}" has a limit of ${limit.text} of ${name}${sourceOf(limit)}, ${times} times its request of ${request.text}${sourceOf(request)}; ${phrase(most, item)}`,
        fix: `raise the request of ${name} or lower its limit until the limit is at most ${most} times the request`,
      },
    ];
  });
}

function podFaults(pod: PodTemplate, item: LimitItem, graph: Graph): Found[] {
  return [...item.ratio].flatMap(([name, most]) => {
    const requests = podAmount(pod, graph, 'requests', name);
    const limits = podAmount(pod, graph, 'limits', name);
    if (requests === undefined || limits === undefined || !(limits / requests > parseQuantity(most))) return [];
    return [
      {
        path: pod.path,
        message: `the pod's limits of ${name} are ${Number((limits / requests).toFixed(2))} times its requests together; ${phrase(most, item)}`,
        fix: `bring the limits of ${name} of all containers to at most ${most} times their requests`,
      },
    ];
  });
}

function* check(graph: Graph, settings: Settings): Iterable<Fault> {
  for (const pod of graph.pods) {
    const filledIn = settings.autopilot || hasPodResources(pod);
    for (const item of limitItems(graph, pod.owner.namespace)) {
      const containers = item.type === 'Container' ? admittedContainers(pod, graph) : [];
      for (const container of containers) {
        for (const fault of containerFaults(container, item, filledIn)) yield { resource: pod.owner, ...fault };
      }
      if (item.type !== 'Pod') continue;
      for (const fault of podFaults(pod, item, graph)) yield { resource: pod.owner, ...fault };
    }
  }
}

/** Admission refuses pods whose limits are too far above their requests. */
export const limitRangeRatio: Rule = {
  id: 'limit-range-ratio',
  family: 'arithmetic',
  severity: 'error',
  summary: "No limit is more times its request than the namespace's LimitRange allows.",
  why: 'Admission refuses the pods: a Deployment whose limit was raised alone is accepted and makes no new pods.',
  bad: `apiVersion: v1
kind: LimitRange
metadata:
  name: bounds
spec:
  limits:
    - type: Container
      maxLimitRequestRatio: { cpu: "4" }
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
        requests: { cpu: 200m }
        limits: { cpu: "1" }
`,
  good: `apiVersion: v1
kind: LimitRange
metadata:
  name: bounds
spec:
  limits:
    - type: Container
      maxLimitRequestRatio: { cpu: "4" }
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
        requests: { cpu: 250m }
        limits: { cpu: "1" }
`,
  remedy: 'Raise the request together with the limit.',
  source: 'https://kubernetes.io/docs/concepts/policy/limit-range/',
  check,
};
