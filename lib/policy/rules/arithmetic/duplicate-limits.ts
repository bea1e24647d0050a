import { property, type Graph, type Resource } from '../../../manifests';
import { byName, byNamespace } from '../../namespace';
import type { Fault, Rule } from '../../rule';
import { itemsByRange, limitItems, textsOf } from './limit-ranges';
import { isScoped } from './quotas';

/** What an object bounds: type and amount of a LimitRange, names of a quota. */
function boundsOf(resource: Resource, graph: Graph): string[] {
  if (resource.type === 'ResourceQuota') {
    return isScoped(resource) ? [] : [...textsOf(property(property(resource.body, 'spec'), 'hard')).keys()];
  }
  return (itemsByRange(limitItems(graph, resource.namespace)).get(resource) ?? []).flatMap(
    ({ type, min, max, ratio, default: limits, defaultRequest }) =>
      [min, max, ratio, limits, defaultRequest].flatMap((texts) => [...texts.keys()].map((name) => `${type} ${name}`)),
  );
}

function* doubled(resources: readonly Resource[], graph: Graph): Iterable<Fault> {
  const first = new Map<string, Resource>();
  for (const resource of resources) {
    const bounds = boundsOf(resource, graph);
    const bound = bounds.find((name) => first.has(name));
    const twin = bound === undefined ? undefined : first.get(bound);
    for (const name of bounds) if (!first.has(name)) first.set(name, resource);
    // The same name twice is one object, of which another rule speaks.
    if (bound === undefined || twin === undefined || twin.name === resource.name) continue;
    yield {
      resource,
      path: '/spec',
      message: `${resource.kind} "${twin.name}" of the same namespace bounds ${bound} as well, and both apply`,
      fix: `keep one ${resource.kind}, and move what the other adds into it`,
      related: [{ resource: twin, path: '/spec' }],
    };
  }
}

function* check(graph: Graph): Iterable<Fault> {
  for (const kind of ['LimitRange', 'ResourceQuota']) {
    const groups = byNamespace(graph.ofKind(kind), ({ namespace }) => namespace);
    for (const resources of groups.values()) yield* doubled(byName(resources), graph);
  }
}

/** Two layers that both bring bounds: the stricter one wins, and which defaults apply is left to chance. */
export const duplicateLimits: Rule = {
  id: 'duplicate-limits',
  family: 'arithmetic',
  severity: 'warning',
  summary: 'No two LimitRanges or ResourceQuotas of a namespace bound the same amount.',
  why: 'Both apply: a pod has to fit the stricter one, and which LimitRange gives the defaults is not defined. Usually a base and an overlay both bring one.',
  bad: `apiVersion: v1
kind: ResourceQuota
metadata:
  name: base
spec:
  hard: { pods: "20" }
---
apiVersion: v1
kind: ResourceQuota
metadata:
  name: production
spec:
  hard: { pods: "50" }
`,
  good: `apiVersion: v1
kind: ResourceQuota
metadata:
  name: production
spec:
  hard: { pods: "50" }
`,
  remedy: 'Keep one object of each kind in a namespace, or let each bound something else.',
  source: 'https://kubernetes.io/docs/concepts/policy/limit-range/',
  check,
};
