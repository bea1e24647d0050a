import { productsOf, type Product } from './producer';
import { referencesOf, type Reference } from './reference';
import { toResource, type Resource } from './resource';

/** The objects of one environment and everything they name. */
export interface Graph {
  readonly resources: readonly Resource[];
  readonly references: readonly Reference[];
  /** The object of that kind and name, or undefined where nothing makes it. */
  find(kind: string, namespace: string | undefined, name: string): Product | undefined;
  /** All objects of a kind in a namespace. */
  ofKind(kind: string, namespace?: string): readonly Product[];
}

function id(kind: string, namespace: string | undefined, name: string): string {
  return `${kind}/${namespace ?? ''}/${name}`;
}

/** Reads rendered objects into a graph; linear in their number. */
export function buildGraph(objects: Iterable<unknown>): Graph {
  const resources = [...objects].map(toResource);
  const products = resources.flatMap(productsOf);
  const byId = new Map(products.map((product) => [id(product.kind, product.namespace, product.name), product]));
  return {
    resources,
    references: resources.flatMap(referencesOf),
    find: (kind, namespace, name) => byId.get(id(kind, namespace, name)),
    ofKind: (kind, namespace) =>
      products.filter(
        (product) => product.kind === kind && (namespace === undefined || product.namespace === namespace),
      ),
  };
}
