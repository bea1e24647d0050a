import { nearest } from '../../../config';
import { describe, isBuiltIn, NamePatterns, type Graph, type Resource } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import type { Settings } from '../../settings';

/** The objects in each namespace that nothing makes, in an order that does not depend on that of the files. */
function homeless(graph: Graph): Map<string, Resource[]> {
  const found = new Map<string, Resource[]>();
  for (const resource of graph.resources) {
    const { namespace } = resource;
    if (namespace === undefined || resource.type === 'Namespace' || isBuiltIn('Namespace', namespace)) continue;
    const held = found.get(namespace);
    if (held !== undefined) held.push(resource);
    else if (graph.find('Namespace', undefined, namespace).length === 0) found.set(namespace, [resource]);
  }
  for (const objects of found.values()) objects.sort((one, other) => (describe(one) < describe(other) ? -1 : 1));
  return found;
}

/** Names that differ by a number are of different namespaces. */
function isSlip(name: string, other: string): boolean {
  return name.replaceAll(/\d/g, '') !== other.replaceAll(/\d/g, '');
}

/** Names among which one is looked for that was mistyped; among more there is a similar one by chance. */
const MOST_NAMES = 500;

/** The namespaces of the set in which nothing is. */
function emptyNamespaces(graph: Graph): string[] {
  const used = new Set(graph.resources.map(({ namespace }) => namespace));
  return graph.products('Namespace').flatMap(({ name }) => (used.has(name) ? [] : [name]));
}

/** An empty namespace that has almost that name: whoever made it meant it for these. */
function meantBy(name: string, empty: readonly string[]): string | undefined {
  if (empty.length > MOST_NAMES) return undefined;
  const best = nearest(name, empty);
  return best !== undefined && isSlip(name, best) ? best : undefined;
}

function* check(graph: Graph, settings: Settings): Iterable<Fault> {
  const empty = emptyNamespaces(graph);
  const external = new NamePatterns<true>();
  for (const { kind, name } of settings.external) if (kind === 'Namespace') external.add(name, true);
  for (const [namespace, [first, ...others]] of homeless(graph)) {
    const meant = meantBy(namespace, empty);
    if (first === undefined || (meant === undefined && settings.world === 'open')) continue;
    if (external.matching(namespace).length > 0) continue;
    yield {
      resource: first,
      path: '/metadata/namespace',
      message: `Namespace "${namespace}" is made by nothing in this set${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
      fix:
        meant === undefined
          ? `add Namespace "${namespace}", or say under \`external\` who makes it`
          : `write "${meant}"`,
      cause: meant === undefined ? 'missing-object' : 'typo',
      target: { kind: 'Namespace', namespace: undefined, name: namespace },
      related: others.map((resource) => ({ resource, path: '/metadata/namespace' })),
    };
  }
}

function set(namespace: string): string {
  return `apiVersion: v1
kind: Namespace
metadata:
  name: shop-staging
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: till
  namespace: ${namespace}
data: { currency: EUR }
`;
}

/** Objects are made in namespaces that exist. */
export const namespaceExists: Rule = {
  id: 'namespace-exists',
  family: 'references',
  severity: 'error',
  summary:
    'Every namespace that objects of a closed set are in is made; so is one that almost has the name of another.',
  why: 'The API server refuses each object of a namespace that does not exist.',
  bad: set('shop-stagin'),
  good: set('shop-staging'),
  remedy: 'Correct the name, add the Namespace, or declare it under `external` in keyfit.yaml.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
  check,
};
