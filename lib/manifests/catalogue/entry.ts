import type { EdgeKind, Product } from '../reference';
import type { JsonObject, Resource } from '../resource';

/**
 * How text holds names: as one; as `namespace/name` or a name alone; as several of both with commas between them.
 * Annotations are texts, whatever they name.
 */
export type NameForm = 'name' | 'qualified' | 'list';

/** A place in objects of some kinds that names another object, as plain data: users add theirs in `keyfit.yaml`. */
export interface ConsumerEntry {
  /** The kinds it occurs in, as `Resource.type`; `pod` for every kind with a pod template, `at` then starts at its spec. */
  readonly kinds: readonly string[] | 'pod';
  /**
   * Steps from the object, with dots between them, `*` for each item, and brackets around a step with dots in it, as in
   * `metadata.annotations[cert-manager.io/issuer]`: a mapping that names, or the name itself.
   */
  readonly at: string;
  /** Steps in the JSON that the text at `at` is. What stands there is then what `at` would lead to. */
  readonly json?: string;
  /** The property of that mapping that holds the name. Absent: what stands at `at` is the name, or a list of names. */
  readonly name?: string;
  /** How the text holds the name. Default `name`. */
  readonly form?: NameForm;
  /** The property that holds the key, where one is named. */
  readonly key?: string;
  /** Keys that it must have without their being named. */
  readonly keys?: readonly string[];
  /** The property that lists items with a `key` each, where several are named. */
  readonly items?: string;
  /** The property that holds a port's name or number. */
  readonly port?: string;
  /** The kind of the named object, as `Resource.type`. */
  readonly target: string;
  /** The property that says the kind where it differs from `target`. */
  readonly kindAt?: string;
  /** The property that holds the namespace. Default `namespace`; without it the object's own. */
  readonly namespaceAt?: string;
  /** The namespace that is meant where none is said: its controller's, for objects outside any namespace. */
  readonly inNamespace?: string;
  /** Whether the object works without the target. Default: what the mapping's `optional` says. */
  readonly optional?: boolean;
  /**
   * A target that is nowhere is usual, so that only closed sets report it; with `near` open ones do as well where another
   * name is almost that one. Default false.
   */
  readonly lenient?: boolean | 'near';
  /** Default `name`. */
  readonly by?: EdgeKind;
}

/** What an entry may ask of the set that its object is in. */
export interface Surroundings {
  ofKind(kind: string): readonly Resource[];
  find(kind: string, namespace: string | undefined, name: string): readonly Product[];
  hasNamespace(namespace: string): boolean;
}

/** A name that code has read out of a text. */
export interface ReadName {
  readonly name: string;
  readonly namespace?: string;
}

/** An entry of which only code can tell what is meant. */
export interface Consumer extends ConsumerEntry {
  /** The kinds that a mapping means; none where it names no object. In place of `target` and `kindAt`. */
  readonly targets?: (holder: JsonObject, from: Resource, set: Surroundings) => readonly string[];
  /** The port that is meant where a mapping says none. */
  readonly impliedPort?: number;
  /** The names in a text, where no form tells them. */
  readonly read?: (text: string, from: Resource, set: Surroundings) => readonly ReadName[];
}
