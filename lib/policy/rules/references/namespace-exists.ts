import { nearest } from '../../../config';
import { describe, isBuiltIn, type Graph, type Resource } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import type { Settings } from '../../settings';
import { fits } from '../../waiver';

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

/** A namespace of the set that has almost that name and in which nothing is: whoever made it meant it for these. */
function meantBy(graph: Graph, name: string, used: ReadonlySet<string>): string | undefined {
  const empty = graph.products('Namespace').flatMap((made) => (used.has(made.name) ? [] : [made.name]));
  const best = nearest(name, empty);
  return best !== undefined && isSlip(name, best) ? best : undefined;
}

function* check(graph: Graph, settings: Settings): Iterable<Fault> {
  const used = new Set(graph.resources.flatMap(({ namespace }) => (namespace === undefined ? [] : [namespace])));
  for (const [namespace, [first, ...others]] of homeless(graph)) {
    const meant = meantBy(graph, namespace, used);
    if (first === undefined || (meant === undefined && settings.world === 'open')) continue;
    if (settings.external.some(({ kind, name }) => kind === 'Namespace' && fits(name, namespace))) continue;
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
