import type { Graph, Resource, Target } from '../manifests';
import type { Settings } from './settings';
import type { Severity } from './severity';

export type { Severity };

/** What rules belong together; each family has a folder and a chapter of the reference. */
export type Family =
  | 'references'
  | 'secrets'
  | 'pod-safety'
  | 'keycloak'
  | 'arithmetic'
  | 'reachability'
  | 'validity'
  | 'hardening'
  | 'hygiene';

/** A place in an object. */
export interface Place {
  readonly resource: Resource;
  /** A JSON Pointer; empty for the object as a whole. */
  readonly path: string;
}

/** What a rule has to say of one place. */
export interface Fault extends Place {
  /** A more exact pointer for line and column, where `path` is that of the mapping around it. */
  readonly at?: string;
  /** What is wrong, in one sentence without a period; never the value of a secret. */
  readonly message: string;
  /** What to do about it, in one imperative sentence without a period. */
  readonly fix: string;
  /** The likely cause as a word that machines can count, such as `prefix-not-applied`. */
  readonly cause?: string;
  /** What was looked for. */
  readonly target?: Target;
  /** Where it differs from the rule's. */
  readonly severity?: Severity;
  /** Other places with the same fault, gathered here. */
  readonly related?: readonly Place[];
}

/** Something wrong in a set of manifests. */
export interface Finding extends Fault {
  /** The rule's id, such as `secret-key-exists`. */
  readonly rule: string;
  readonly severity: Severity;
}

/** One promise about every manifest set, with all that its page in the reference says. */
export interface Rule {
  /** Lower-case words with dashes; the name of its file. */
  readonly id: string;
  readonly family: Family;
  readonly severity: Severity;
  /** The promise in one sentence, with a period. */
  readonly summary: string;
  /** What happens in a cluster when it is broken. */
  readonly why: string;
  /** Manifests that break it, as YAML; the rule's test holds it against them. */
  readonly bad: string;
  /** The same manifests put right. */
  readonly good: string;
  /** What the examples are judged by, where the defaults would not do. */
  readonly exampleSettings?: Partial<Settings>;
  /** How to put it right, in general. */
  readonly remedy: string;
  /** Where the promise comes from: a page of Kubernetes or of the product, or an issue. */
  readonly source: string;
  check(graph: Graph, settings: Settings): Iterable<Fault>;
}
