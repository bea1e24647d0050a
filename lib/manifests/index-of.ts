import { matches } from './label-selector';
import { NearNames } from './near-name';
import { podTemplateOf, textMap, type PodTemplate } from './pod-template';
import type { Product } from './reference';
import type { Index } from './references/draft';
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

/** A namespace that is left open, on either side, fits any. */
function fitsNamespace(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other || one === '*';
}

/** Everything that a set makes, by what it is looked up by. */
export class ObjectIndex implements Index {
  readonly pods: readonly PodTemplate[];
  private readonly byKind = new Lists<Resource>();
  private readonly made = new Lists<Product>();
  private readonly byName = new Lists<Product>();
  private readonly podsByLabel = new Lists<PodTemplate>();
  private readonly podsByOwner = new Map<Resource, PodTemplate>();
  private readonly namespaces = new Set<string>();
  private readonly near = new Map<string, NearNames<Product>>();

  constructor(resources: readonly Resource[], productsOf: (resource: Resource) => readonly Product[]) {
    const pods: PodTemplate[] = [];
    for (const resource of resources) {
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
      for (const [label, value] of Object.entries(pod.labels)) this.podsByLabel.add(`${label}=${value}`, pod);
    }
    this.pods = pods;
  }

  ofKind(kind: string): readonly Resource[] {
    return this.byKind.get(kind);
  }

  podOf(workload: Resource): PodTemplate | undefined {
    return this.podsByOwner.get(workload);
  }

  find(kind: string, namespace: string | undefined, name: string): readonly Product[] {
    const fitting = this.byName.get(`${kind}/${name}`).filter((made) => fitsNamespace(made.namespace, namespace));
    const exact = fitting.filter((made) => made.namespace === namespace);
    return exact.some(({ adds }) => adds !== true) ? exact : fitting;
  }

  products(kind: string, namespace?: string): readonly Product[] {
    const all = this.made.get(kind);
    return namespace === undefined ? all : all.filter((made) => fitsNamespace(made.namespace, namespace));
  }

  similar(kind: string, namespace: string | undefined, name: string): readonly Product[] {
    const near = this.near.get(kind) ?? new NearNames(this.made.get(kind));
    this.near.set(kind, near);
    return near.of(name).filter((made) => fitsNamespace(made.namespace, namespace));
  }

  hasNamespace(namespace: string): boolean {
    return this.namespaces.has(namespace);
  }

  /** The shortest list among those of the selector's labels, so that a common label costs nothing. */
  private candidates(selector: Json): readonly PodTemplate[] {
    const labels = Object.entries(textMap(property(selector, 'matchLabels')));
    const lists = labels.map(([label, value]) => this.podsByLabel.get(`${label}=${value}`));
    return lists.reduce((short, list) => (list.length < short.length ? list : short), lists[0] ?? this.pods);
  }

  podsMatching(selector: Json, namespace: string | undefined): readonly PodTemplate[] {
    return this.candidates(selector).filter(
      (pod) => fitsNamespace(pod.owner.namespace, namespace) && matches(selector, pod.labels),
    );
  }
}
