import {
  clusterScoped,
  describe,
  nameVariants,
  type Graph,
  type NameVariant,
  type Product,
  type Reference,
  type Target,
  type Variance,
} from '../../manifests';
import { perGraph } from '../per-graph';
import type { Settings } from '../settings';
import { isFree, isOfUse, keysFit } from './fit';
import { misspellingOf } from './misspelling';
import { isWitnessed } from './witness';

/** Why an object is not found, and what was probably meant. */
export interface Cause {
  readonly cause: Variance | 'wrong-kind' | 'wrong-namespace' | 'other-name' | 'typo' | 'missing-object';
  /** It is a fault for certain, not something that others may provide. */
  readonly certain: boolean;
  readonly meant: readonly Product[];
  /** The end of the message, after a comma or colon. */
  readonly text: string;
  readonly fix: string;
}

const VARIANCES: Readonly<Record<Variance, string>> = {
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

/**
 * The variant that was meant: one with what the set puts around its names, or the only one there is where nothing else needs
 * it, and it holds all that is needed or has what is put around other names.
 */
function variantOf(reference: Reference, products: readonly Product[], graph: Graph): NameVariant | undefined {
  const { by, from, target } = reference;
  const variants = nameVariants(target.name, [...new Set(products.map(({ name }) => name))], from);
  const shared = variants.find((variant) => variant.shared && isWitnessed(variant, reference, graph));
  const [only] = variants;
  if (shared !== undefined || only === undefined || variants.length > 1 || by === 'host') return shared;
  const witnessed = isWitnessed(only, reference, graph);
  const fits = (product: Product) =>
    product.name !== only.name ||
    (isFree(reference, product, graph) && (witnessed || keysFit(reference, product, graph) === 'all'));
  return products.every(fits) ? only : undefined;
}

function variantCause(reference: Reference, graph: Graph): Cause | undefined {
  const { target } = reference;
  const products = graph
    .similar(target.kind, target.namespace, target.name)
    .filter((product) => isMeant(reference, product));
  const variant = variantOf(reference, products, graph);
  if (variant === undefined) return undefined;
  return {
    cause: variant.variance,
    certain: true,
    meant: products.filter(({ name }) => name === variant.name),
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

function otherNameCause(reference: Reference, graph: Graph): Cause | undefined {
  const { target } = reference;
  const makers = [...MAKERS].flatMap((kind) => graph.find(kind, target.namespace, target.name)).map(({ by }) => by);
  const meant = graph.products(target.kind, target.namespace).filter(({ by }) => makers.includes(by));
  if (!meant.every((product) => isOfUse(reference, product) && keysFit(reference, product, graph) !== 'none'))
    return undefined;
  const [first] = makers.length === 0 ? [] : meant;
  if (first === undefined) return undefined;
  return {
    cause: 'other-name',
    certain: true,
    meant: [first],
    text: `${describe(first.by)} makes it as "${first.name}"`,
    fix: `name "${first.name}", or let ${describe(first.by)} make "${target.name}"`,
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
  const { from, target } = reference;
  if (target.namespace === undefined) return undefined;
  const products = graph
    .similar(target.kind, undefined, target.name)
    .filter((product) => product.namespace !== target.namespace && isMeant(reference, product));
  const names = [...new Set(products.map(({ name }) => name))];
  const variant = nameVariants(target.name, names, from).find(
    (found) => found.shared && isWitnessed(found, reference, graph),
  );
  const meant = products.filter(({ name }) => name === variant?.name);
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

/** Names that are looked at for a typing error; beyond that the search would cost more than it tells. */
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

/** Why nothing of that name is made. In an open world, what is there for the whole cluster is mostly made by others. */
export function causeOf(reference: Reference, graph: Graph, { world }: Pick<Settings, 'world'>): Cause {
  if (world === 'open' && clusterScoped.has(reference.target.kind))
    return typoCause(reference, graph) ?? missingObject(reference);
  return (
    variantCause(reference, graph) ??
    otherKindCause(reference, graph) ??
    otherNameCause(reference, graph) ??
    otherNamespaceCause(reference, graph) ??
    elsewhereCause(reference, graph) ??
    typoCause(reference, graph) ??
    missingObject(reference)
  );
}
