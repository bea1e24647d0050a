import { perList, perObject, property, itemsOf, type Graph, type Resource } from '../../../manifests';
import { byNamespace } from '../../namespace';
import { perGraph } from '../../per-graph';
import { textsOf, type Texts } from './limit-ranges';

/** A ResourceQuota for everything in its namespace. */
export interface Quota {
  readonly resource: Resource;
  readonly hard: Texts;
}

/** Whether a quota counts only some pods; which ones, only the cluster can tell for all scopes. */
export function isScoped({ body }: Resource): boolean {
  const spec = property(body, 'spec');
  return itemsOf(property(spec, 'scopes')).length > 0 || property(spec, 'scopeSelector') !== undefined;
}

const quotas = perGraph((graph) =>
  byNamespace(
    graph
      .ofKind('ResourceQuota')
      .filter((resource) => !isScoped(resource))
      .map((resource): Quota => ({ resource, hard: textsOf(property(property(resource.body, 'spec'), 'hard')) })),
    ({ resource }) => resource.namespace,
  ),
);

const NONE: readonly Quota[] = [];

/** The quotas of a namespace that count everything in it. */
export function quotasOf(graph: Graph, namespace: string | undefined): readonly Quota[] {
  return quotas(graph).get(namespace) ?? NONE;
}

/** Names with which a quota means requests without saying so. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['cpu', 'requests.cpu'],
  ['memory', 'requests.memory'],
  ['ephemeral-storage', 'requests.ephemeral-storage'],
]);

/** The full name of what a quota bounds: `cpu` is `requests.cpu`. */
export function fullName(name: string): string {
  return SHORT.get(name) ?? name;
}

/**
 * The amounts that a pod must have where a quota bounds them
 * (`podEvaluator.Constraints` of kubernetes/kubernetes, pkg/quota/v1/evaluator/core/pods.go); not ephemeral storage.
 */
const COMPULSORY: ReadonlySet<string> = new Set(['requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory']);

const compulsoryIn = perObject((quota: Quota): readonly (readonly [name: string, quota: Quota])[] =>
  [...quota.hard.keys()]
    .map(fullName)
    .filter((name) => COMPULSORY.has(name))
    .map((name) => [name, quota]),
);

/** What these quotas ask of every container, with the quota that does. */
export const compulsory = perList((all: readonly Quota[]): ReadonlyMap<string, Quota> => {
  return new Map(all.flatMap(compulsoryIn));
});
