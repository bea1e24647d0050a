import { perList, perObject } from '../per-object';
import type { PodTemplate } from '../pod-template';
import type { Answer, Product, Reference } from '../reference';
import type { Json, Resource } from '../resource';

/** What references are looked up in: everything that a set makes. */
export interface Index {
  readonly pods: readonly PodTemplate[];
  ofKind(kind: string): readonly Resource[];
  /** The resources of a kind that are in a namespace, or may end up there; all of them without one. */
  ofKindIn(kind: string, namespace: string | undefined): readonly Resource[];
  find(kind: string, namespace: string | undefined, name: string): readonly Product[];
  products(kind: string, namespace?: string): readonly Product[];
  podsMatching(selector: Json, namespace: string | undefined): readonly PodTemplate[];
  /** The Services of a namespace whose labels a LabelSelector means; of all namespaces without one. */
  servicesMatching(selector: Json, namespace: string | undefined): readonly Resource[];
  /** What is made of a kind in a namespace under a name that may be meant for this one. */
  similar(kind: string, namespace: string | undefined, name: string): readonly Product[];
  /** The custom resources that operators make pods of, in a namespace or perhaps there. */
  operatedIn(namespace: string | undefined): readonly Resource[];
  /** Whether any object of the set is in a namespace, or is it. */
  hasNamespace(namespace: string): boolean;
}

/** A reference, and how it is answered where a look-up by name does not do. */
export interface Draft {
  readonly reference: Reference;
  readonly answer?: (index: Index) => Answer;
}

const asProduct = perObject(({ owner }: PodTemplate): Product => {
  return { kind: owner.type, namespace: owner.namespace, name: owner.name, by: owner };
});

/** The pods of some workloads as products. */
export const asProducts = perList((pods: readonly PodTemplate[]): readonly Product[] => pods.map(asProduct));
