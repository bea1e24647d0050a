import { perList, perObject, property, textOf, type Graph, type Product, type Reference } from '../../manifests';

/** Types of Secrets that a node pulls images with, and nobody else reads. */
const PULL_TYPES: ReadonlySet<string> = new Set(['kubernetes.io/dockerconfigjson', 'kubernetes.io/dockercfg']);

function typeOf({ by }: Product): string | undefined {
  switch (by.type) {
    case 'Secret':
      return textOf(property(by.body, 'type')) || 'Opaque';
    case 'Certificate':
      return 'kubernetes.io/tls';
    case 'ExternalSecret':
      return textOf(property(property(property(property(by.body, 'spec'), 'target'), 'template'), 'type')) || undefined;
    default:
      return undefined;
  }
}

/** Whether an object is of the kind of use that a reference has: what images are pulled with is nothing else. */
export function isOfUse({ path }: Reference, product: Product): boolean {
  const type = product.kind === 'Secret' ? typeOf(product) : undefined;
  return type === undefined || PULL_TYPES.has(type) === path.includes('/imagePullSecrets/');
}

/** Whoever grants an account rights names it, whether a pod runs under it or not. */
const GRANTS: ReadonlySet<string> = new Set(['RoleBinding', 'ClusterRoleBinding']);

const areMeant = perList((references: readonly Reference[]) =>
  references.some(({ lenient, guess, from }) => lenient === false && guess !== true && !GRANTS.has(from.type)),
);

/** Whether something names an object as it is called, so that it is there for that one's sake. */
export function isNamed({ kind, namespace, name }: Product, graph: Graph): boolean {
  return areMeant(graph.referencesTo({ kind, namespace, name }));
}

/** How well an object has the keys that are asked of another. */
type Fit = 'all' | 'some' | 'none' | 'unknown';

/** The keys that are asked of one object, and what is known of others that may have them. */
const asked = perList((references: readonly Reference[]) => {
  const needed = new Set(references.flatMap(({ target: { key } }) => (key === undefined ? [] : [key])));
  return perObject(({ keys }: Product): Fit => {
    if (keys === undefined || needed.size === 0) return 'unknown';
    const had = [...needed].filter((key) => keys.has(key)).length;
    if (had === needed.size) return 'all';
    return had === 0 ? 'none' : 'some';
  });
});

/** How well an object has the keys that the set asks of one that is missing. */
export function keysFit({ target }: Reference, product: Product, graph: Graph): Fit {
  return asked(graph.referencesTo(target))(product);
}

/** Whether an object may be meant by a name that only resembles its own. */
export function isFree(reference: Reference, product: Product, graph: Graph): boolean {
  const keys = keysFit(reference, product, graph);
  return (
    product.by !== reference.from &&
    isOfUse(reference, product) &&
    !isNamed(product, graph) &&
    (keys === 'all' || keys === 'unknown')
  );
}
