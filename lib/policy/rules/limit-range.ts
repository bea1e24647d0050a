import {
  isObject,
  parseQuantity,
  podTemplateOf,
  select,
  textMap,
  type FoundContainer,
  type JsonObject,
  type PodTemplate,
} from '../../manifests';
import type { Finding, Rule } from '../rule';

const AMOUNTS = ['cpu', 'memory', 'ephemeral-storage'] as const;

interface Bounds {
  readonly min: Record<string, string>;
  readonly max: Record<string, string>;
  readonly ratio: Record<string, string>;
}

function boundsOf(limit: JsonObject): Bounds {
  return {
    min: textMap(limit.min),
    max: textMap(limit.max),
    ratio: textMap(limit.maxLimitRequestRatio),
  };
}

function faultsOf(container: FoundContainer, bounds: readonly Bounds[]): { path: string; message: string }[] {
  const amounts = (kind: string) => textMap(select(container.body, `resources.${kind}`)[0]?.value);
  const [requests, limits] = [amounts('requests'), amounts('limits')];
  return AMOUNTS.flatMap((amount) => {
    const [request, limit] = [requests[amount], limits[amount]];
    const path = `${container.path}/resources`;
    if (request === undefined || limit === undefined)
      return [{ path, message: `${amount} needs a request and a limit` }];
    const invalid = [request, limit].find((text) => !(parseQuantity(text) > 0));
    if (invalid !== undefined)
      return [{ path, message: `${amount} "${invalid}" is not a quantity such as 250m or 1Gi` }];
    const [low, high] = [parseQuantity(request), parseQuantity(limit)];
    const faults = [
      ...(low > high ? [`${amount} request ${request} is above its limit ${limit}`] : []),
      ...bounds.flatMap((bound) => boundFaults(amount, request, limit, bound)),
    ];
    return faults.map((message) => ({ path, message: `container ${container.name}: ${message}` }));
  });
}

function boundFaults(amount: string, request: string, limit: string, { min, max, ratio }: Bounds): string[] {
  const [low, high] = [parseQuantity(request), parseQuantity(limit)];
  const [floor, ceiling, most] = [min[amount], max[amount], ratio[amount]];
  const tests: [boolean, string][] = [
    [
      floor !== undefined && low < parseQuantity(floor),
      `${amount} request ${request} is below the LimitRange minimum ${floor}`,
    ],
    [
      ceiling !== undefined && high > parseQuantity(ceiling),
      `${amount} limit ${limit} is above the LimitRange maximum ${ceiling}`,
    ],
    [
      most !== undefined && high / low > parseQuantity(most),
      `${amount} limit ${limit} is more than ${most} times its request ${request}`,
    ],
  ];
  return tests.filter(([broken]) => broken).map(([, message]) => message);
}

function check(pod: PodTemplate, bounds: readonly Bounds[]): Finding[] {
  const found = pod.containers.flatMap((container) => faultsOf(container, bounds));
  return found.map(({ path, message }) => ({ rule: 'limit-range', resource: pod.owner, path, message }));
}

/** Admission refuses pods outside the LimitRange when they are made, not when the Deployment is applied (D-06, D-64). */
export const limitRange: Rule = {
  id: 'limit-range',
  summary: "Every container's requests and limits are given, ordered and inside the namespace's LimitRange.",
  check: (graph) => {
    const limits = graph.resources
      .filter(({ kind }) => kind === 'LimitRange')
      .flatMap(({ body }) => select(body, 'spec.limits.*'));
    const bounds = limits
      .map(({ value }) => value)
      .filter(isObject)
      .filter(({ type }) => type === 'Container')
      .map(boundsOf);
    return graph.resources.map(podTemplateOf).flatMap((pod) => (pod === undefined ? [] : check(pod, bounds)));
  },
};
