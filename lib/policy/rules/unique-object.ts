import { describe, productsOf, type Product, type Resource } from '../../manifests';
import type { Finding, Rule } from '../rule';

/** What only this object may make; certificates and default accounts may well be named twice. */
function ownedBy(resource: Resource): Product[] {
  return resource.kind === 'ExternalSecret' ? productsOf(resource) : productsOf(resource).slice(0, 1);
}

function faultOf(resource: Resource, twin: Product): Pick<Finding, 'path' | 'message'> {
  return twin.kind === resource.kind
    ? { path: '', message: 'stands twice in the set: rename or remove one' }
    : { path: '/spec/target/name', message: `${describe(twin)} is made twice in the set: rename or remove one` };
}

/** Two objects of one name: the last one applied wins, which is nobody's intention. */
export const uniqueObject: Rule = {
  id: 'unique-object',
  summary: 'No two objects have the same kind, namespace and name, those that controllers make included.',
  check: (graph) => {
    const seen = new Set<string>();
    return graph.resources.flatMap((resource): Finding[] => {
      const ids = ownedBy(resource).map((product) => ({
        product,
        id: `${describe(product)}/${product.namespace ?? ''}`,
      }));
      const twin = ids.find(({ id }) => seen.has(id))?.product;
      for (const { id } of ids) seen.add(id);
      return twin === undefined ? [] : [{ rule: 'unique-object', resource, ...faultOf(resource, twin) }];
    });
  },
};
