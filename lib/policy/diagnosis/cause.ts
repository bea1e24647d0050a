import { nearest } from '../../config';
import {
  describe,
  distinctNames,
  nameVariants,
  usualNames,
  perList,
  type Graph,
  type NameVariant,
  type Product,
  type Reference,
  type Resource,
  type Variance,
} from '../../manifests';
import { perGraph } from '../per-graph';
import { addressed } from './address';
import { unusedTwin } from './twin';

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

const areMeant = perList((references: readonly Reference[]) =>
  references.some(({ lenient, guess }) => !lenient && guess !== true),
);

/** Whether something names an object as it is called, so that it is there for that one's sake. */
function isNamed({ kind, namespace, name }: Product, graph: Graph): boolean {
  return areMeant(graph.referencesTo({ kind, namespace, name }));
}

/**
 * The variant that was meant: one with a prefix that the referrer has too, or the only one there is if nothing else needs
 * it. Of 2,600 renders of public repositories, an existing name that was the missing one with a prefix was a real fault
 * each time.
 */
function variantOf(
  { by, from, target }: Reference,
  products: readonly Product[],
  graph: Graph,
): NameVariant | undefined {
  const variants = nameVariants(target.name, distinctNames(products), from);
  const shared = variants.find((variant) => variant.shared);
  const [only] = variants;
  if (shared !== undefined || only === undefined || variants.length > 1 || by === 'host') return shared;
  return products.some((product) => product.name === only.name && isNamed(product, graph)) ? undefined : only;
}

function variantCause(reference: Reference, graph: Graph): Cause | undefined {
  const { target } = reference;
  const products = graph.similar(target.kind, target.namespace, target.name);
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

/** The first product of each object in a list of them. */
const firstMadeBy = perList((products: readonly Product[]): ReadonlyMap<Resource, Product> => {
  return new Map(products.toReversed().map((product) => [product.by, product]));
});

function otherNameCause({ target }: Reference, graph: Graph): Cause | undefined {
  const makers = [...MAKERS].flatMap((kind) => graph.find(kind, target.namespace, target.name)).map(({ by }) => by);
  if (makers.length === 0) return undefined;
  const made = firstMadeBy(graph.products(target.kind, target.namespace));
  const first = makers.map((maker) => made.get(maker)).find((product) => product !== undefined);
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
    fix: `make it in namespace "${target.namespace ?? ''}", or use what is in ${names} from there`,
  };
}

const byName = perList((products: readonly Product[]): ReadonlyMap<string, readonly Product[]> => {
  const found = new Map<string, Product[]>();
  for (const product of products) {
    const same = found.get(product.name);
    if (same === undefined) found.set(product.name, [product]);
    else same.push(product);
  }
  return found;
});

/** A name of another namespace that is the missing one with what the referrer's own name has around it. */
function elsewhereCause({ from, target }: Reference, graph: Graph): Cause | undefined {
  if (target.namespace === undefined) return undefined;
  const products = graph.similar(target.kind, undefined, target.name);
  const variant = nameVariants(target.name, distinctNames(products), from).find(({ shared }) => shared);
  const meant = variant === undefined ? [] : (byName(products).get(variant.name) ?? []);
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

function typoCause({ target }: Reference, graph: Graph): Cause | undefined {
  const products = graph.products(target.kind, target.namespace);
  if (products.length > MOST_NAMES) return undefined;
  const best = nearest(
    target.name,
    products.map(({ name }) => name),
  );
  if (best === undefined) return undefined;
  return {
    cause: 'typo',
    certain: false,
    meant: products.filter(({ name }) => name === best),
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
  const [first] = graph.find(kind, namespace, name).filter(({ adds }) => adds === true);
  if (first === undefined) return undefined;
  return {
    cause: 'only-added-to',
    certain: false,
    meant: [],
    text: `${describe(first.by)} only adds keys to it, and nothing makes it`,
    fix: `make ${kind} "${name}", or let ${describe(first.by)} own it`,
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
  const names = [...usual, ...graph.products(kind).map((made) => made.name)];
  const best = nearest(
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

/** Why nothing of that name is made. */
export function causeOf(reference: Reference, graph: Graph): Cause {
  const { kind, name } = reference.target;
  return (
    variantCause(reference, graph) ??
    otherKindCause(reference, graph) ??
    otherNameCause(reference, graph) ??
    addedCause(reference, graph) ??
    otherNamespaceCause(reference, graph) ??
    elsewhereCause(reference, graph) ??
    twinCause(reference, graph) ??
    addressCause(reference, graph) ??
    usualCause(reference, graph) ??
    typoCause(reference, graph) ?? {
      cause: 'missing-object',
      certain: false,
      meant: [],
      text: '',
      fix: `add ${kind} "${name}" to the set, or say under \`external\` in keyfit.yaml who makes it`,
    }
  );
}
