import type { Graph, Resource } from '../manifests';

/** Something wrong in a set of manifests. */
export interface Finding {
  /** The rule's id, such as `secret-key-exists`. */
  readonly rule: string;
  readonly resource: Resource;
  /** Where it stands in the resource, as a JSON Pointer; empty for the resource as a whole. */
  readonly path: string;
  /** What is wrong and what to do; never the value of a secret. */
  readonly message: string;
}

/** One promise about every manifest set. */
export interface Rule {
  /** The id, or for a family of rules the ids' common form. */
  readonly id: string;
  /** The promise in one sentence. */
  readonly summary: string;
  check(graph: Graph): Iterable<Finding>;
}
