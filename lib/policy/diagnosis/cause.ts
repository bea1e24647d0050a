import {
  clusterScoped,
  distinctNames,
  nameVariants,
  perList,
  usualNames,
  type Graph,
  type NameVariant,
  type Product,
  type Reference,
  type Resource,
  type Target,
  type Variance,
} from '../../manifests';
import { mention } from '../mention';
import { groupBy } from '../group-by';
import { perGraph } from '../per-graph';
import type { Settings } from '../settings';
import { addressed } from './address';
import { isFree, isOfUse, keysFit } from './fit';
import { misspellingOf } from './misspelling';
import { unusedTwin } from './twin';
import { isWitnessed } from './witness';

/** Why an object is not found, and what was probably meant. */
export interface Cause {
  readonly cause:
    | Variance
    | 'wrong-kind'
    | 'wrong-namespace'
    | 'other-name'
    | 'only-added-to'
    | 'renamed-unused'
    | 'typo'
    | 'missing-object';
  /** It is a fault for certain, not something that others may provide. */
  readonly certain: boolean;
  /** Even where most such names are made elsewhere, this one is almost another. */
  readonly near?: true;
  readonly meant: readonly Product[];
  /** The end of the message, after a comma or colon. */
  readonly text: string;
  readonly fix: string;
}

/** What was done wrong where a name is a variant of another, in words. */
export const VARIANCES: Readonly<Record<Variance, string>> = {
  'prefix-not-applied': 'the name prefix was not applied',
  'prefix-applied-twice': 'the name prefix was applied twice',
  'suffix-not-applied': 'the name suffix was not applied',
  'hash-not-applied': 'the hash of the generator was not applied',
  'prefix-and-suffix-not-applied': 'the name prefix and suffix were not applied',
  'prefix-and-hash-not-applied': 'the name prefix and the hash of the generator were not applied',
  'suffix-and-hash-not-applied': 'the name suffix and the hash of the generator were not applied',
  'affixes-not-applied': 'the name prefix, the suffix and the hash of the generator were not applied',
  'wrong-separator': 'the names differ in case or separator only',
};

/** Kinds of which one is written for another: whoever has an object of that name in the set means it. */
const SIBLINGS: readonly (readonly string[])[] = [
  ['ClusterRole', 'Role'],
  ['ClusterIssuer', 'Issuer'],
  ['Deployment', 'StatefulSet'],
];

/** Controllers whose objects people confuse with what is made of them. */
const MAKERS: ReadonlySet<string> = new Set(['ExternalSecret', 'SealedSecret', 'Certificate']);

/** Whether a longer name may be meant at all: not by a host that states a namespace which is not that of the name. */
function isMeant(reference: Reference, product: Product): boolean {
  const { by, from, target } = reference;
  const isElsewhere = by === 'host' && target.namespace !== from.namespace && target.namespace !== product.namespace;
  return isOfUse(reference, product) && !isElsewhere;
}

/** Products of one name that are looked at; nobody means one of more. */
export const MOST_ALIKE = 100;

const byName = perList((products: readonly Product[]) => groupBy(products, ({ name }) => name));

/** A variant of a name, and what has it. */
interface Variant extends NameVariant {
  readonly products: readonly Product[];
}

/** The variants of a name that is missing, of those products that may be meant. */
function variantsOf(
  { from, target }: Reference,
  products: readonly Product[],
  mayBeMeant: (product: Product) => boolean,
): Variant[] {
  return nameVariants(target.name, distinctNames(products), from).flatMap((variant) => {
    const same = byName(products).get(variant.name) ?? [];
    const meant = same.slice(0, MOST_ALIKE).filter(mayBeMeant);
    return meant.length === 0 ? [] : [{ ...variant, products: meant }];
  });
}

/**
 * The variant that was meant: one with what the set puts around its names, or the only one there is where nothing else needs
 * it, and it holds all that is needed or has what is put around other names.
 */
function variantOf(reference: Reference, variants: readonly Variant[], graph: Graph): Variant | undefined {
  const shared = variants.find((variant) => variant.shared && isWitnessed(variant, reference, graph));
  const [only] = variants;
  if (shared !== undefined || only === undefined || variants.length > 1 || reference.by === 'host') return shared;
  const witnessed = isWitnessed(only, reference, graph);
  const fits = (product: Product) =>
    isFree(reference, product, graph) && (witnessed || keysFit(reference, product, graph) === 'all');
  return only.products.every(fits) ? only : undefined;
}

function variantCause(reference: Reference, graph: Graph): Cause | undefined {
  const { target } = reference;
  const products = graph.similar(target.kind, target.namespace, target.name);
  const variants = variantsOf(reference, products, (product) => isMeant(reference, product));
  const variant = variantOf(reference, variants, graph);
  if (variant === undefined) return undefined;
  return {
    cause: variant.variance,
    certain: true,
    meant: variant.products,
    text: `"${variant.name}" exists: ${VARIANCES[variant.variance]}`,
    fix: `name "${variant.name}"`,
  };
}

function otherKindCause({ target }: Reference, graph: Graph): Cause | undefined {
  const kinds = SIBLINGS.find((group) => group.includes(target.kind)) ?? [];
  const kind = kinds.find(
    (other) => other !== target.kind && graph.find(other, target.namespace, target.name).length > 0,
  );
  if (kind === undefined) return undefined;
  return {
    cause: 'wrong-kind',
    certain: true,
    meant: [],
    text: `${kind} "${target.name}" exists`,
    fix: `write the kind ${kind}`,
  };
}

/** What each object makes, with its place among all. */
const byMaker = perList((products: readonly Product[]) =>
  groupBy([...products.entries()], ([, { by }]): Resource => by),
);

/** What is made of a kind by objects that are called as it should be. */
function madeByNamesakes({ kind, namespace, name }: Target, graph: Graph): Product[] {
  const makers = [...MAKERS].flatMap((maker) => graph.find(maker, namespace, name));
  if (makers.length === 0) return [];
  const made = byMaker(graph.products(kind, namespace));
  return makers
    .slice(0, MOST_ALIKE)
    .flatMap(({ by }) => made.get(by) ?? [])
    .sort(([one], [other]) => one - other)
    .map(([, product]) => product);
}

function otherNameCause(reference: Reference, graph: Graph): Cause | undefined {
  const { target } = reference;
  const meant = madeByNamesakes(target, graph);
  if (!meant.every((product) => isOfUse(reference, product) && keysFit(reference, product, graph) !== 'none'))
    return undefined;
  const [first] = meant;
  if (first === undefined) return undefined;
  return {
    cause: 'other-name',
    certain: true,
    meant: [first],
    text: `${mention(first.by)} makes it as "${first.name}"`,
    fix: `name "${first.name}", or let ${mention(first.by)} make "${target.name}"`,
  };
}

/** How many namespaces a message names. */
const MOST_NAMESPACES = 3;

/** Where a name stands, looked up once for all that miss it. */
const namespacesOf = perGraph((graph) => {
  const known = new Map<string, readonly string[]>();
  return (kind: string, name: string): readonly string[] => {
    const id = `${kind}/${name}`;
    const found =
      known.get(id) ?? [...new Set(graph.find(kind, undefined, name).map(({ namespace }) => namespace ?? ''))].sort();
    known.set(id, found);
    return found;
  };
});

/** What only pods of its own namespace can read. */
const LOCAL: ReadonlySet<string> = new Set(['ConfigMap', 'PersistentVolumeClaim', 'Secret', 'ServiceAccount']);

function placeFix({ kind, namespace = '' }: Target, names: string): string {
  return LOCAL.has(kind)
    ? `make it in namespace "${namespace}" too, since nothing there can read that of ${names}, or move what needs it`
    : `make it in namespace "${namespace}", or use what is in ${names} from there`;
}

function otherNamespaceCause({ target }: Reference, graph: Graph): Cause | undefined {
  const all = target.namespace === undefined ? [] : namespacesOf(graph)(target.kind, target.name);
  if (all.length === 0) return undefined;
  const named = all.slice(0, MOST_NAMESPACES).map((name) => `"${name}"`);
  const names = all.length > named.length ? `${named.join(', ')} and others` : named.join(', ');
  return {
    cause: 'wrong-namespace',
    certain: false,
    meant: [],
    text: `it exists in namespace ${names} only`,
    fix: placeFix(target, names),
  };
}

/** A name of another namespace that is the missing one with what the referrer's own name has around it. */
function elsewhereCause(reference: Reference, graph: Graph): Cause | undefined {
  const { target } = reference;
  if (target.namespace === undefined) return undefined;
  const variant = variantsOf(
    reference,
    graph.similar(target.kind, undefined, target.name),
    (product) => product.namespace !== target.namespace && isMeant(reference, product),
  ).find((found) => found.shared && isWitnessed(found, reference, graph));
  const meant = variant?.products ?? [];
  const [first] = meant;
  if (variant === undefined || first === undefined || meant.length > 1) return undefined;
  return {
    cause: variant.variance,
    certain: variant.variance !== 'wrong-separator',
    meant,
    text: `"${first.name}" exists in namespace "${first.namespace ?? ''}": ${VARIANCES[variant.variance]}, and the namespace is another`,
    fix: `make "${first.name}" in namespace "${target.namespace}", and name it so`,
  };
}

/** Names among which one is looked for that was mistyped; among more there is a similar one by chance. */
const MOST_NAMES = 500;

function typoCause(reference: Reference, graph: Graph): Cause | undefined {
  const { target } = reference;
  const products = graph.products(target.kind, target.namespace);
  if (products.length > MOST_NAMES) return undefined;
  const best = misspellingOf(
    target.name,
    products.map(({ name }) => name),
  );
  const meant = products.filter(({ name }) => name === best);
  if (best === undefined || !meant.every((product) => isFree(reference, product, graph))) return undefined;
  return {
    cause: 'typo',
    certain: false,
    meant,
    text: `did you mean "${best}"?`,
    fix: `name "${best}", or make "${target.name}"`,
  };
}

/** One that nothing uses, and that holds exactly what is needed. */
function twinCause(reference: Reference, graph: Graph): Cause | undefined {
  const twin = unusedTwin(reference, graph);
  if (twin === undefined) return undefined;
  const what = twin.kind === 'ConfigMap' ? ' has exactly the keys that are asked for, and' : ' is there, and';
  return {
    cause: 'renamed-unused',
    certain: false,
    meant: [twin],
    text: `${twin.kind} "${twin.name}"${what} nothing uses it`,
    fix: `name "${twin.name}", or call that one "${reference.target.name}"`,
  };
}

/** Objects that only add keys to one that something else makes. */
function addedCause({ target: { kind, namespace, name } }: Reference, graph: Graph): Cause | undefined {
  const first = graph.find(kind, namespace, name).find(({ adds }) => adds === true);
  if (first === undefined) return undefined;
  return {
    cause: 'only-added-to',
    certain: false,
    meant: [],
    text: `${mention(first.by)} only adds keys to it, and nothing makes it`,
    fix: `make ${kind} "${name}", or let ${mention(first.by)} own it`,
  };
}

/** A Service whose port the address has too. */
function addressCause(reference: Reference, graph: Graph): Cause | undefined {
  const product = addressed(reference, graph);
  if (product === undefined) return undefined;
  return {
    cause: 'typo',
    certain: true,
    meant: [product],
    text: `Service "${product.name}" has port ${String(reference.target.port)}; did you mean "${product.name}"?`,
    fix: `name "${product.name}"`,
  };
}

/** Letters of a name from which on one of another is more likely a slip than another name. */
const LEAST_LETTERS = 5;

/** A name that is almost one of those that such objects usually have, whoever makes them. */
function usualCause({ target: { kind, name } }: Reference, graph: Graph): Cause | undefined {
  const usual = usualNames(kind);
  if (usual.length === 0 || !/^[a-z]+$/.test(name)) return undefined;
  const made = graph.products(kind);
  const names = [...usual, ...(made.length > MOST_NAMES ? [] : made.map((product) => product.name))];
  const best = misspellingOf(
    name,
    names.filter((other) => other.length >= LEAST_LETTERS),
  );
  if (best === undefined) return undefined;
  return {
    cause: 'typo',
    certain: false,
    near: true,
    meant: [],
    text: `did you mean "${best}"?`,
    fix: `name "${best}"`,
  };
}

/** What is looked for where a name is nobody's. */
function missingObject({ target: { kind, name } }: Reference): Cause {
  return {
    cause: 'missing-object',
    certain: false,
    meant: [],
    text: '',
    fix: `add ${kind} "${name}" to the set, or say under \`external\` in keyfit.yaml who makes it`,
  };
}

/** What is looked for, the likeliest first. */
const CAUSES: readonly ((reference: Reference, graph: Graph) => Cause | undefined)[] = [
  variantCause,
  otherKindCause,
  otherNameCause,
  addedCause,
  otherNamespaceCause,
  elsewhereCause,
  twinCause,
  addressCause,
  usualCause,
  typoCause,
];

/** What is looked for of an object of the whole cluster in an open world, where it is mostly made by others. */
const CLUSTER_CAUSES = [usualCause, typoCause];

/** Why nothing of that name is made. */
export function causeOf(reference: Reference, graph: Graph, { world }: Pick<Settings, 'world'>): Cause {
  const causes = world === 'open' && clusterScoped.has(reference.target.kind) ? CLUSTER_CAUSES : CAUSES;
  for (const cause of causes) {
    const found = cause(reference, graph);
    if (found !== undefined) return found;
  }
  return missingObject(reference);
}
