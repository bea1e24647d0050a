import { distance } from 'fastest-levenshtein';
import {
  itemsOf,
  perObject,
  property,
  type Graph,
  type Json,
  type Product,
  type Reference,
  type Resource,
} from '../../manifests';

/** Ports that so many Services have that they tell none apart. */
const COMMON: ReadonlySet<string | number | undefined> = new Set([80, 443, 8080, undefined]);

/** Services that are looked at; beyond that the search would cost more than it tells. */
const MOST_NAMES = 500;

/** The ports that a Service is asked at. */
export const portsOf = perObject(({ body }: Resource): ReadonlySet<Json | undefined> => {
  return new Set(itemsOf(property(body.spec, 'ports')).map((port) => property(port, 'port')));
});

/** Names with a number are told apart by it. */
function letters(name: string): string {
  return name.replaceAll(/\d/g, '');
}

/** The Service that an address means with one letter wrong: no other has that port and almost that name. */
export function addressed({ by, target }: Reference, graph: Graph): Product | undefined {
  if (by !== 'host' || COMMON.has(target.port)) return undefined;
  const products = graph.products('Service', target.namespace);
  if (products.length > MOST_NAMES) return undefined;
  const near = products.filter(
    (product) =>
      portsOf(product.by).has(target.port) &&
      letters(product.name) !== letters(target.name) &&
      distance(product.name, target.name) === 1,
  );
  return near.length === 1 ? near[0] : undefined;
}
