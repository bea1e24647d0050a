import type { EdgeKind } from '../reference';
import type { JsonObject } from '../resource';

/** A place in objects of some kinds that names another object, as plain data: users add theirs in `keyfit.yaml`. */
export interface ConsumerEntry {
  /** The kinds it occurs in, as `Resource.type`; `pod` for every kind with a pod template, `at` then starts at its spec. */
  readonly kinds: readonly string[] | 'pod';
  /** Steps from the object, with dots between them and `*` for each item: a mapping that names, or the name itself. */
  readonly at: string;
  /** The property of that mapping that holds the name. Absent: what stands at `at` is the name, or a list of names. */
  readonly name?: string;
  /** The property that holds the key, where one is named. */
  readonly key?: string;
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
  /** Whether the object works without the target. Default: what the mapping's `optional` says. */
  readonly optional?: boolean;
  /** A target that is nowhere is usual, so that only closed sets report it. Default false. */
  readonly lenient?: boolean;
  /** Default `name`. */
  readonly by?: EdgeKind;
}

/** An entry whose target only code can tell. */
export interface Consumer extends ConsumerEntry {
  /** The kinds that a mapping means; none where it names no object. In place of `target` and `kindAt`. */
  readonly targets?: (holder: JsonObject) => readonly string[];
  /** The port that is meant where a mapping says none. */
  readonly impliedPort?: number;
}
