import { describe, productsOf, type Graph, type Product } from '../../manifests';
import type { Finding, Rule } from '../rule';

function idOf({ kind, namespace, name }: Pick<Product, 'kind' | 'namespace' | 'name'>): string {
  return `${kind}/${namespace ?? ''}/${name}`;
}

function usedKeys(graph: Graph): Map<string, Set<string> | 'all'> {
  const used = new Map<string, Set<string> | 'all'>();
  for (const { target } of graph.references) {
    const id = idOf(target);
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
    return made.flatMap((resource) =>
      productsOf(resource).flatMap((product) =>
        // Values of a generated vault are read by the operator, whose right to do so the reader's Role shows.
        unused(product, used.get(idOf(product))).map((key): Finding => ({
          rule: 'unused-key',
          resource,
          path: '',
          message: `nothing reads key "${key}" of ${describe(product)}: use it or remove it`,
        })),
      ),
    );
  },
};
