import { matches } from './label-selector';
import { NearNames } from './near-name';
import { podTemplateOf, textMap, type PodTemplate } from './pod-template';
import type { Product } from './reference';
import type { Index } from './references/draft';
import { isOperated } from './references/operator-pods';
import { property, type Json, type Resource } from './resource';

/** Lists by key, made as they are needed. */
class Lists<T> {
  private readonly lists = new Map<string, T[]>();

  add(key: string, item: T): void {
    const held = this.lists.get(key);
    if (held === undefined) this.lists.set(key, [item]);
    else held.push(item);
  }

  get(key: string): readonly T[] {
    return this.lists.get(key) ?? [];
  }
}

/** What stands for the namespace of a thing that fits several of them. */
const OPEN = '*';

/** Things of a list, which is short for most names, that are looked at one by one rather than sorted by namespace. */
const FEW = 8;

/** Things under one key, so that one name in many namespaces is found as fast as many names in one. */
class Placed<T> {
  readonly all: T[] = [];
  private byNamespace: Lists<T> | undefined;

  constructor(private readonly namespaceOf: (item: T) => string | undefined) {}

  /** At least those that fit a namespace, in the order in which they were added. */
  near(namespace: string | undefined): readonly T[] {
    if (namespace === undefined || this.all.length <= FEW) return this.all;
    const lists = (this.byNamespace ??= this.sorted());
    return lists.get(OPEN).length > 0 ? this.all : lists.get(namespace);
  }

  private sorted(): Lists<T> {
    const lists = new Lists<T>();
    for (const item of this.all) lists.add(this.namespaceOf(item) ?? OPEN, item);
    return lists;
  }
}

/** Things by a key and their namespace. All must be added before the first is looked for. */
class PlacedLists<T> {
  private readonly lists = new Map<string, Placed<T>>();

  constructor(private readonly namespaceOf: (item: T) => string | undefined) {}

  add(key: string, item: T): void {
    let held = this.lists.get(key);
    if (held === undefined) this.lists.set(key, (held = new Placed(this.namespaceOf)));
    held.all.push(item);
  }

  /** The things in any namespace. */
  get(key: string): readonly T[] {
    return this.lists.get(key)?.all ?? [];
  }

  /** At least those that fit a namespace, in the order in which they were added. */
  near(key: string, namespace: string | undefined): readonly T[] {
    return this.lists.get(key)?.near(namespace) ?? [];
  }
}

function ownNamespace({ namespace }: { readonly namespace: string | undefined }): string | undefined {
  return namespace;
}

/** A namespace that is left open, on either side, fits any. */
function fitsNamespace(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other || one === '*';
}

/** Everything that a set makes, by what it is looked up by. */
export class ObjectIndex implements Index {
  readonly pods: readonly PodTemplate[];
  private readonly byKind = new PlacedLists<Resource>(ownNamespace);
  private readonly made = new PlacedLists<Product>(ownNamespace);
  private readonly byName = new PlacedLists<Product>(ownNamespace);
  /** Under each label, and all of them under an empty one. */
  private readonly podsByLabel = new PlacedLists<PodTemplate>(({ owner }) => owner.namespace);
  private readonly podsByOwner = new Map<Resource, PodTemplate>();
  private readonly namespaces = new Set<string>();
  private readonly near = new Map<readonly Product[], NearNames<Product>>();

  private operated: readonly Resource[] | undefined;

  constructor(
    private readonly all: readonly Resource[],
    productsOf: (resource: Resource) => readonly Product[],
  ) {
    const pods: PodTemplate[] = [];
    for (const resource of all) {
      this.byKind.add(resource.type, resource);
      this.namespaces.add(resource.type === 'Namespace' ? resource.name : (resource.namespace ?? ''));
      for (const product of productsOf(resource)) {
        this.made.add(product.kind, product);
        this.byName.add(`${product.kind}/${product.name}`, product);
      }
      const pod = podTemplateOf(resource);
      if (pod === undefined) continue;
      pods.push(pod);
      this.podsByOwner.set(resource, pod);
      this.podsByLabel.add('', pod);
      for (const [label, value] of Object.entries(pod.labels)) {
        this.podsByLabel.add(`${label}=${value}`, pod);
      }
    }
    this.pods = pods;
  }

  ofKind(kind: string): readonly Resource[] {
    return this.byKind.get(kind);
  }

  ofKindIn(kind: string, namespace: string | undefined): readonly Resource[] {
    return this.byKind.near(kind, namespace).filter((resource) => fitsNamespace(resource.namespace, namespace));
  }

  podOf(workload: Resource): PodTemplate | undefined {
    return this.podsByOwner.get(workload);
  }

  find(kind: string, namespace: string | undefined, name: string): readonly Product[] {
    const near = this.byName.near(`${kind}/${name}`, namespace);
    if (near.length === 0) return near;
    const fitting = near.filter((made) => fitsNamespace(made.namespace, namespace));
    const exact = fitting.filter((made) => made.namespace === namespace);
    return exact.some(({ adds }) => adds !== true) ? exact : fitting;
  }

  products(kind: string, namespace?: string): readonly Product[] {
    const near = this.made.near(kind, namespace);
    return namespace === undefined ? near : near.filter((made) => fitsNamespace(made.namespace, namespace));
  }

  similar(kind: string, namespace: string | undefined, name: string): readonly Product[] {
    const made = this.made.near(kind, namespace);
    if (made.length === 0) return made;
    const near = this.near.get(made) ?? new NearNames(made);
    this.near.set(made, near);
    return near.of(name).filter((made) => fitsNamespace(made.namespace, namespace));
  }

  operatedIn(namespace: string | undefined): readonly Resource[] {
    this.operated ??= this.all.filter(isOperated);
    return this.operated.filter((resource) => fitsNamespace(resource.namespace, namespace));
  }

  hasNamespace(namespace: string): boolean {
    return this.namespaces.has(namespace);
  }

  /** The shortest list among those of the selector's labels, so that a common label costs nothing. */
  private candidates(selector: Json, namespace: string | undefined): readonly PodTemplate[] {
    const labels = Object.entries(textMap(property(selector, 'matchLabels')));
    const lists = labels.map(([label, value]) => this.podsByLabel.near(`${label}=${value}`, namespace));
    const [first = this.podsByLabel.near('', namespace)] = lists;
    return lists.reduce((short, list) => (list.length < short.length ? list : short), first);
  }

  podsMatching(selector: Json, namespace: string | undefined): readonly PodTemplate[] {
    return this.candidates(selector, namespace).filter(
      (pod) => fitsNamespace(pod.owner.namespace, namespace) && matches(selector, pod.labels),
    );
  }
}
