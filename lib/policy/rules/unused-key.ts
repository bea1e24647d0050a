import { describe, type Graph, type Product } from '../../manifests';
import type { Finding, Rule } from '../rule';

function usedKeys(graph: Graph): Map<string, Set<string> | 'all'> {
  const used = new Map<string, Set<string> | 'all'>();
  for (const { target } of graph.references) {
    const id = `${target.kind}/${target.name}`;
    const known = used.get(id);
    if (target.key === undefined) used.set(id, 'all');
    else if (known === undefined) used.set(id, new Set([target.key]));
    else if (known !== 'all') known.add(target.key);
  }
  return used;
}

function unused(product: Product, keys: Set<string> | 'all' | undefined): string[] {
  if (keys === 'all') return [];
  return [...(product.keys ?? [])].filter((key) => !keys?.has(key));
}

/** A key that nothing reads is a setting that somebody believes in. */
export const unusedKey: Rule = {
  id: 'unused-key',
  summary: 'Every key of a ConfigMap, and of a Secret that is made here, is read by a pod or a store.',
  check: (graph) => {
    const used = usedKeys(graph);
    const made = graph.resources.filter(({ kind }) => kind === 'ConfigMap' || kind === 'ExternalSecret');
    return made.flatMap((resource): Finding[] => {
      const product = productOf(graph, resource.kind, resource);
      if (product === undefined) return [];
      const names = used.get(`${product.kind}/${product.name}`);
      return unused(product, names).map((key) => ({
        rule: 'unused-key',
        resource,
        path: '',
        message: `nothing reads key "${key}" of ${describe(product)}: use it or remove it`,
      }));
    });
  },
};

function productOf(
  graph: Graph,
  kind: string,
  resource: { namespace: string | undefined; name: string; body: unknown },
): Product | undefined {
  if (kind === 'ConfigMap') return graph.find('ConfigMap', resource.namespace, resource.name);
  const target = (resource.body as { spec?: { target?: { name?: string } } }).spec?.target?.name;
  // Values of a generated vault are read by the operator, whose right to do so the reader's Role shows.
  return graph.find('Secret', resource.namespace, target ?? resource.name);
}
