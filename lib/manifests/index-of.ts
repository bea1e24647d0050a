import { matches } from './label-selector';
import { NearNames } from './near-name';
import { FEW } from './per-object';
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

/** Things under one key, so that one name in many namespaces is found as fast as many names in one. */
class Placed<T> {
  readonly all: T[] = [];
  /** By namespace, where in `all` its things are. */
  private places: Lists<number> | undefined;
  private fitting: Map<string, readonly T[]> | undefined;

  constructor(private readonly namespaceOf: (item: T) => string | undefined) {}

  /** Those that fit a namespace, in the order in which they were added; where they are many, the same list each time. */
  in(namespace: string | undefined): readonly T[] {
    if (namespace === undefined) return this.all;
    if (this.all.length <= FEW) return this.all.filter((item) => fitsNamespace(this.namespaceOf(item), namespace));
    const fitting = (this.fitting ??= new Map<string, readonly T[]>());
    const found = fitting.get(namespace) ?? this.sorted(namespace);
    fitting.set(namespace, found);
    return found;
  }

  private sorted(namespace: string): readonly T[] {
    if (this.places === undefined) {
      this.places = new Lists();
      for (const [place, item] of this.all.entries()) this.places.add(this.namespaceOf(item) ?? OPEN, place);
    }
    const own = namespace === OPEN ? [] : this.places.get(namespace);
    const places = [...own, ...this.places.get(OPEN)].sort((one, other) => one - other);
    return places.flatMap((place) => this.all[place] ?? []);
  }
}

/** Things by a key and their namespace. All must be added before the first is looked for. */
export class PlacedLists<T> {
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

  /** Those that fit a namespace, in the order in which they were added. */
  in(key: string, namespace: string | undefined): readonly T[] {
    return this.lists.get(key)?.in(namespace) ?? [];
  }
}

function ownNamespace({ namespace }: { readonly namespace: string | undefined }): string | undefined {
  return namespace;
}

/** A namespace that is left open, on either side, fits any. */
export function fitsNamespace(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other || one === '*';
}

type Labels = Readonly<Record<string, string>>;

/** Things by their labels, and all of them under an empty one. */
class Labelled<T> {
  private readonly byLabel: PlacedLists<T>;
  private readonly found = new Map<string, readonly T[]>();

  constructor(
    namespaceOf: (item: T) => string | undefined,
    private readonly labelsOf: (item: T) => Labels,
  ) {
    this.byLabel = new PlacedLists(namespaceOf);
  }

  add(item: T): void {
    this.byLabel.add('', item);
    for (const [label, value] of Object.entries(this.labelsOf(item))) this.byLabel.add(`${label}=${value}`, item);
  }

  /** What a LabelSelector means; the same list each time. */
  matching(selector: Json, namespace: string | undefined): readonly T[] {
    const id = JSON.stringify([namespace, selector]);
    const known = this.found.get(id);
    if (known !== undefined) return known;
    const found = this.candidates(selector, namespace).filter((item) => matches(selector, this.labelsOf(item)));
    this.found.set(id, found);
    return found;
  }

  /** The shortest list among those of the selector's labels, so that a common label costs nothing. */
  private candidates(selector: Json, namespace: string | undefined): readonly T[] {
    const labels = Object.entries(textMap(property(selector, 'matchLabels')));
    const lists = labels.map(([label, value]) => this.byLabel.in(`${label}=${value}`, namespace));
    const [first = this.byLabel.in('', namespace)] = lists;
    return lists.reduce((short, list) => (list.length < short.length ? list : short), first);
  }
}

function labelled(resources: readonly Resource[]): Labelled<Resource> {
  const byLabel = new Labelled<Resource>(ownNamespace, ({ body }) =>
    textMap(property(property(body, 'metadata'), 'labels')),
  );
  for (const resource of resources) byLabel.add(resource);
  return byLabel;
}

/** Everything that a set makes, by what it is looked up by. */
export class ObjectIndex implements Index {
  readonly pods: readonly PodTemplate[];
  private readonly byKind = new PlacedLists<Resource>(ownNamespace);
  private readonly made = new PlacedLists<Product>(ownNamespace);
  private readonly byName = new PlacedLists<Product>(ownNamespace);
  private readonly labelledPods = new Labelled<PodTemplate>(
    ({ owner }) => owner.namespace,
    ({ labels }) => labels,
  );
  private labelledServices: Labelled<Resource> | undefined;
  private readonly podsByOwner = new Map<Resource, PodTemplate>();
  private readonly namespaces = new Set<string>();
  private readonly near = new Map<readonly Product[], NearNames<Product>>();
  /** Of the products that fit a namespace, those that stand in it if there are any. */
  private readonly chosen = new Map<readonly Product[], readonly Product[]>();
  private operated: PlacedLists<Resource> | undefined;

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
      this.labelledPods.add(pod);
    }
    this.pods = pods;
  }

  ofKind(kind: string): readonly Resource[] {
    return this.byKind.get(kind);
  }

  ofKindIn(kind: string, namespace: string | undefined): readonly Resource[] {
    return this.byKind.in(kind, namespace);
  }

  podOf(workload: Resource): PodTemplate | undefined {
    return this.podsByOwner.get(workload);
  }

  find(kind: string, namespace: string | undefined, name: string): readonly Product[] {
    const fitting = this.byName.in(`${kind}/${name}`, namespace);
    if (fitting.length <= 1) return fitting;
    const known = this.chosen.get(fitting);
    if (known !== undefined) return known;
    const exact = fitting.filter((made) => made.namespace === namespace);
    const found = exact.some(({ adds }) => adds !== true) ? exact : fitting;
    if (fitting.length > FEW) this.chosen.set(fitting, found);
    return found;
  }

  products(kind: string, namespace?: string): readonly Product[] {
    return this.made.in(kind, namespace);
  }

  similar(kind: string, namespace: string | undefined, name: string): readonly Product[] {
    const made = this.made.in(kind, namespace);
    if (made.length <= FEW) return made;
    const near = this.near.get(made) ?? new NearNames(made);
    this.near.set(made, near);
    return near.of(name);
  }

  operatedIn(namespace: string | undefined): readonly Resource[] {
    this.operated ??= this.findOperated();
    return this.operated.in('', namespace);
  }

  private findOperated(): PlacedLists<Resource> {
    const operated = new PlacedLists<Resource>(ownNamespace);
    for (const resource of this.all) if (isOperated(resource)) operated.add('', resource);
    return operated;
  }

  hasNamespace(namespace: string): boolean {
    return this.namespaces.has(namespace);
  }

  podsMatching(selector: Json, namespace: string | undefined): readonly PodTemplate[] {
    return this.labelledPods.matching(selector, namespace);
  }

  servicesMatching(selector: Json, namespace: string | undefined): readonly Resource[] {
    this.labelledServices ??= labelled(this.ofKind('Service'));
    return this.labelledServices.matching(selector, namespace);
  }
}
