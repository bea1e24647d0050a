import type { Json, Resource } from './resource';

/** How one thing names another; the rows of the edge-kill table. */
export type EdgeKind =
  | 'env'
  | 'envFrom'
  | 'volume'
  | 'item'
  | 'projected'
  | 'subPath'
  | 'variable'
  | 'csi'
  | 'mount'
  | 'claim'
  | 'port'
  | 'selector'
  | 'host'
  | 'name';

/** What a reference looks for. Kinds of things inside a pod are `Volume`, `Variable` and `ContainerPort`. */
export interface Target {
  /** As in `Resource.type`. */
  readonly kind: string;
  /** Undefined for kinds outside any namespace, and where nothing says which. */
  readonly namespace: string | undefined;
  /** Empty for selectors. */
  readonly name: string;
  /** The entry of a ConfigMap or Secret. */
  readonly key?: string;
  /** A port's name or number. */
  readonly port?: string | number;
  /** The labels that pods are looked for by, as a LabelSelector. */
  readonly selector?: Json;
}

/** One use of one thing, found in a manifest. */
export interface Reference {
  readonly by: EdgeKind;
  readonly from: Resource;
  /** The mapping that names the target, or the text where no mapping is about it alone, as a JSON Pointer. */
  readonly path: string;
  /** Where exactly the name stands. */
  readonly at: string;
  /** Where the key or port stands, where there is one. */
  readonly keyAt?: string;
  readonly target: Target;
  /** The pod starts without the target. */
  readonly optional: boolean;
  /** A target that is nowhere is usual, so that only closed sets report it; with `near` others do where one is almost it. */
  readonly lenient: boolean | 'near';
  /** The place only looks like one that names. */
  readonly guess?: true;
}

/** A thing that exists in the cluster once a resource is applied. */
export interface Product {
  /** As in `Resource.type`. */
  readonly kind: string;
  /** Undefined where the manifest leaves it open; a product of every namespace has `*`. */
  readonly namespace: string | undefined;
  readonly name: string;
  /** Its data keys, where they can be told; absent for kinds without keys and where only the cluster knows. */
  readonly keys?: ReadonlySet<string>;
  /** It adds keys to an object of that name, and makes none. */
  readonly adds?: true;
  /** What makes it: the object itself, or the one that a controller makes it of. */
  readonly by: Resource;
}

/** What the graph knows of a reference: three answers, never two. */
export type Answer =
  | { readonly is: 'resolved'; readonly to: readonly Product[] }
  /** The target exists, or may, and what is asked of it cannot be told from manifests. */
  | { readonly is: 'unknown'; readonly to: readonly Product[] }
  | Dangling;

/** A reference whose target is missing, in whole or in part. */
export interface Dangling {
  readonly is: 'dangling';
  /** What is missing: the object or thing itself, or an entry or a port of what `to` lists. */
  readonly missing: 'object' | 'key' | 'port' | 'pods';
  readonly to: readonly Product[];
  /** What could have been meant, where it is not other objects of the kind or keys of `to`. */
  readonly candidates?: Iterable<string>;
  /** It may work all the same: something that manifests do not show could fill the gap. */
  readonly doubtful?: true;
  /** The name is given, but only further down. */
  readonly later?: true;
}
