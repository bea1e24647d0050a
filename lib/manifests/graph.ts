import { clusterScoped, consumers, isBuiltIn, type ConsumerEntry } from './catalogue';
import { fitsNamespace, ObjectIndex, PlacedLists } from './index-of';
import { NamePatterns } from './name-pattern';
import { FEW, perList, perObject } from './per-object';
import type { PodTemplate } from './pod-template';
import { generatorsOf, productsOf, type ProducerEntry } from './producers';
import type { Answer, Product, Reference, Target } from './reference';
import { referencesOf } from './references';
import { servicePortAnswer } from './references/hosts';
import { ConsumerIndex } from './references/named';
import { property, toResource, type Json, type Resource } from './resource';

/** The objects of one set and everything they name. */
export interface Graph {
  readonly resources: readonly Resource[];
  /** Everything that one thing says of another, in the order of the resources. */
  readonly references: readonly Reference[];
  /** The pod templates of all workloads, in the order of the resources. */
  readonly pods: readonly PodTemplate[];
  /** The resources whose `type` is that kind. */
  ofKind(kind: string): readonly Resource[];
  /** The pod template of a workload. */
  podOf(workload: Resource): PodTemplate | undefined;
  /** Whatever is made under that kind and name; a namespace that is left open, there or here, fits any. */
  find(kind: string, namespace: string | undefined, name: string): readonly Product[];
  /** All that is made of a kind in a namespace; of all namespaces without one. */
  products(kind: string, namespace?: string): readonly Product[];
  /** What is made of a kind in a namespace under a name that may be meant for this one. */
  similar(kind: string, namespace: string | undefined, name: string): readonly Product[];
  /** What is known of a reference. */
  answer(reference: Reference): Answer;
  /** The pods in a namespace that a LabelSelector means; all of them for an empty one. */
  podsMatching(selector: Json, namespace: string | undefined): readonly PodTemplate[];
  /** The references to a product, whatever they ask of it. */
  referencesTo(target: Pick<Target, 'kind' | 'namespace' | 'name'>): readonly Reference[];
}

/** An object that is made outside the set. */
export interface ExternalObject {
  readonly kind: string;
  readonly namespace?: string;
  readonly keys?: readonly string[];
  /** A pattern of names, with `*` for any characters. */
  readonly name: string;
}

/** What is known of a set beside its objects. */
export interface GraphOptions {
  /** The namespace of objects that state none. */
  readonly namespace?: string;
  readonly consumers?: readonly ConsumerEntry[];
  readonly producers?: readonly ProducerEntry[];
  readonly external?: readonly ExternalObject[];
}

function isResource(object: unknown): object is Resource {
  return typeof object === 'object' && object !== null && 'body' in object && 'flaws' in object;
}

function withNamespace(resource: Resource, namespace: string | undefined): Resource {
  if (namespace === undefined || resource.namespace !== undefined || clusterScoped.has(resource.type)) return resource;
  return { ...resource, namespace };
}

/** ConfigMaps that an operator of the cluster fills, by the labels and annotations that ask for it. */
const FILLED = /inject-(trusted-)?cabundle|inject-ca|\.io\/inject|replicat|reflect|sync-from/;

/** Whether an object's labels and annotations ask somebody to fill it. */
const isMarked = perObject(({ body }: Resource): boolean => {
  const metadata = property(body, 'metadata');
  const marks = [property(metadata, 'annotations'), property(metadata, 'labels')];
  return marks.some((mark) => FILLED.test(JSON.stringify(mark ?? '')));
});

/** An object that stands there without data is a promise that somebody fills it. */
function isFilledLater({ by, keys }: Product): boolean {
  if (keys === undefined || keys.size > 0) return false;
  return by.type === 'Secret' || property(by.body, 'type') === 'kubernetes.io/service-account-token' || isMarked(by);
}

/** A few products that answer for many of one name, since each of these would be asked by everybody who names them. */
const joined = perList((products: readonly Product[]): readonly Product[] => {
  if (products.length <= FEW) return products;
  const [first] = products;
  const keys = new Set(products.flatMap((product) => [...(product.keys ?? [])]));
  const telling = [products.find((product) => product.keys === undefined), products.find(isFilledLater)];
  return [...(first === undefined ? [] : [{ ...first, keys }]), ...telling.filter((product) => product !== undefined)];
});

function keyAnswer(products: readonly Product[], key: string): Answer {
  const asked = joined(products);
  if (asked.some(({ keys }) => keys?.has(key))) return { is: 'resolved', to: products };
  if (asked.some(({ keys }) => keys === undefined)) return { is: 'unknown', to: products };
  const dangling = { is: 'dangling', missing: 'key', to: products } as const;
  return asked.some(isFilledLater) ? { ...dangling, doubtful: true } : dangling;
}

const onlyAdd = perList((products: readonly Product[]) => products.every(({ adds }) => adds === true));

const keySet = perObject((keys: readonly string[]): ReadonlySet<string> => new Set(keys));

/** What is made outside the set, by kind. */
class Outside {
  private readonly byKind = new Map<string, NamePatterns<ExternalObject>>();

  constructor(external: readonly ExternalObject[]) {
    for (const object of external) {
      const patterns = this.byKind.get(object.kind) ?? new NamePatterns();
      this.byKind.set(object.kind, patterns);
      patterns.add(object.name, object);
    }
  }

  /** What is known of a target that the set does not have; undefined where nobody makes it. */
  answer({ kind, namespace, name, key }: Target): Answer | undefined {
    const named = this.byKind.get(kind)?.matching(name) ?? [];
    const found = named.filter((object) => fitsNamespace(object.namespace, namespace));
    if (found.length === 0) return undefined;
    const hasKey = ({ keys }: ExternalObject) => key === undefined || keys === undefined || keySet(keys).has(key);
    return found.some(hasKey) ? { is: 'unknown', to: [] } : { is: 'dangling', missing: 'key', to: [] };
  }
}

class ObjectGraph extends ObjectIndex implements Graph {
  readonly references: readonly Reference[];
  private readonly answers = new Map<Reference, Answer>();
  private byTarget: PlacedLists<Reference> | undefined;

  constructor(
    readonly resources: readonly Resource[],
    { consumers: extra = [], producers = [], external = [] }: GraphOptions,
  ) {
    const lookup = generatorsOf(resources);
    super(resources, (resource) => productsOf(resource, producers, lookup));
    const entries = new ConsumerIndex(extra.length === 0 ? consumers : [...consumers, ...extra]);
    const outside = new Outside(external);
    const references: Reference[] = [];
    for (const resource of resources) {
      for (const { reference, answer } of referencesOf(resource, entries, this)) {
        references.push(reference);
        const found = answer === undefined ? this.lookUp(reference) : answer(this);
        const elsewhere = found.is === 'dangling' ? outside.answer(reference.target) : undefined;
        this.answers.set(reference, elsewhere ?? found);
      }
    }
    this.references = references;
  }

  private lookUp({ by, target }: Reference): Answer {
    const products = this.find(target.kind, target.namespace, target.name);
    if (onlyAdd(products)) {
      // The volume that the file is of names the object too, and says that it is missing.
      if (by === 'subPath') return { is: 'unknown', to: [] };
      return isBuiltIn(target.kind, target.name, target.namespace)
        ? { is: 'resolved', to: [] }
        : { is: 'dangling', missing: 'object', to: [] };
    }
    if (target.key !== undefined) return keyAnswer(products, target.key);
    if (target.port !== undefined && target.kind === 'Service') return servicePortAnswer(products, target.port);
    return { is: 'resolved', to: products };
  }

  answer(reference: Reference): Answer {
    return this.answers.get(reference) ?? this.lookUp(reference);
  }

  referencesTo({ kind, namespace, name }: Pick<Target, 'kind' | 'namespace' | 'name'>): readonly Reference[] {
    if (this.byTarget === undefined) {
      this.byTarget = new PlacedLists(({ target }) => target.namespace);
      for (const reference of this.references) {
        this.byTarget.add(`${reference.target.kind}/${reference.target.name}`, reference);
      }
    }
    return this.byTarget.in(`${kind}/${name}`, namespace);
  }
}

/** Reads objects, rendered or loaded, into a graph; linear in their number and size. */
export function buildGraph(objects: Iterable<unknown>, options: GraphOptions = {}): Graph {
  const resources = [...objects].map((object) =>
    withNamespace(isResource(object) ? object : toResource(object), options.namespace),
  );
  return new ObjectGraph(resources, options);
}
