import { perList, type Graph, type Product, type Reference } from '../../manifests';
import { perGraph } from '../per-graph';

/** Some keys as one text. */
function sumOf(keys: Iterable<string>): string {
  return JSON.stringify([...keys].sort());
}

function placeOf(kind: string, namespace: string | undefined, sum: string): string {
  return `${kind} ${namespace ?? ''} ${sum}`;
}

/** Whether references use what they name in the way in which it is made to be used: an account that has rights alone runs nothing. */
const areUses = perGraph((graph) =>
  perList((references: readonly Reference[]) =>
    references.some(
      ({ from, guess, target }) =>
        guess !== true && (target.kind !== 'ServiceAccount' || graph.podOf(from) !== undefined),
    ),
  ),
);

/** What nothing uses, by its namespace and exact keys; accounts have none. */
const unused = perGraph((graph) => {
  const byPlace = new Map<string, Product[]>();
  for (const kind of ['ConfigMap', 'ServiceAccount']) {
    for (const product of graph.products(kind)) {
      if (product.by.type !== kind || product.adds === true || areUses(graph)(graph.referencesTo(product))) continue;
      const place = placeOf(kind, product.namespace, sumOf(product.keys ?? []));
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

/** No keys, which is what an account has. */
const NO_KEYS = sumOf([]);

/** The keys that are asked of a missing object by all that name it. */
const asked = perList((references: readonly Reference[]): string => {
  const keys = references.map(({ target }) => target.key);
  return sumOf(new Set(keys.filter((key) => key !== undefined)));
});

/** The one object that nothing uses and that holds exactly what is asked of a missing one, under another name. */
export function unusedTwin({ target, from }: Reference, graph: Graph): Product | undefined {
  const { kind, namespace } = target;
  const isAccount = kind === 'ServiceAccount' && graph.podOf(from) !== undefined;
  if (!isAccount && kind !== 'ConfigMap') return undefined;
  const keys = isAccount ? NO_KEYS : asked(graph.referencesTo(target));
  if (isAccount ? missingAccounts(graph).get(namespace ?? '')?.size !== 1 : keys === NO_KEYS) return undefined;
  const found = unused(graph).get(placeOf(kind, namespace, keys)) ?? [];
  return found.length === 1 ? found[0] : undefined;
}
