import type { Graph, Product, Reference } from '../../manifests';
import { perGraph } from '../per-graph';

function placeOf(kind: string, namespace: string | undefined, keys: Iterable<string>): string {
  return JSON.stringify([kind, namespace ?? '', [...keys].sort()]);
}

/** Whether something uses a product in the way in which it is made to be used: an account that has rights alone runs nothing. */
function isUsed(graph: Graph, { kind, namespace, name }: Product): boolean {
  return graph
    .referencesTo({ kind, namespace, name })
    .some(({ from, guess }) => guess !== true && (kind !== 'ServiceAccount' || graph.podOf(from) !== undefined));
}

/** What nothing uses, by its namespace and exact keys; accounts have none. */
const unused = perGraph((graph) => {
  const byPlace = new Map<string, Product[]>();
  for (const kind of ['ConfigMap', 'ServiceAccount']) {
    for (const product of graph.products(kind)) {
      if (product.by.type !== kind || product.adds === true || isUsed(graph, product)) continue;
      const place = placeOf(kind, product.namespace, product.keys ?? []);
      const held = byPlace.get(place);
      if (held === undefined) byPlace.set(place, [product]);
      else held.push(product);
    }
  }
  return byPlace;
});

/** The accounts of each namespace that pods name and nothing makes. */
const missingAccounts = perGraph((graph) => {
  const byNamespace = new Map<string, Set<string>>();
  for (const reference of graph.references) {
    const { kind, namespace = '', name } = reference.target;
    if (kind !== 'ServiceAccount' || graph.answer(reference).is !== 'dangling') continue;
    byNamespace.set(namespace, (byNamespace.get(namespace) ?? new Set()).add(name));
  }
  return byNamespace;
});

/** The keys that are asked of a missing object by all that name it. */
function asked(graph: Graph, { kind, namespace, name }: Reference['target']): Set<string> {
  const keys = graph.referencesTo({ kind, namespace, name }).map(({ target }) => target.key);
  return new Set(keys.filter((key) => key !== undefined));
}

/** The one object that nothing uses and that holds exactly what is asked of a missing one, under another name. */
export function unusedTwin({ target, from }: Reference, graph: Graph): Product | undefined {
  const { kind, namespace } = target;
  const isAccount = kind === 'ServiceAccount' && graph.podOf(from) !== undefined;
  if (!isAccount && kind !== 'ConfigMap') return undefined;
  const keys = isAccount ? new Set<string>() : asked(graph, target);
  if (isAccount ? missingAccounts(graph).get(namespace ?? '')?.size !== 1 : keys.size === 0) return undefined;
  const found = unused(graph).get(placeOf(kind, namespace, keys)) ?? [];
  return found.length === 1 ? found[0] : undefined;
}
