import { nearest } from '../../config';
import type { Graph, Product, Reference } from '../../manifests';
import type { Finding, Rule } from '../rule';

function advice(name: string, candidates: Iterable<string>): string {
  const best = nearest(name, candidates);
  return best === undefined ? '' : `; did you mean "${best}"?`;
}

/** What stands before the name in the longer of two names that are otherwise the same, within a prefix's length. */
const PREFIX = /^[a-z][a-z0-9-]{0,10}[a-z0-9]-$/;

function differByPrefix(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return long.endsWith(`-${short}`) && PREFIX.test(long.slice(0, -short.length));
}

/** A prefix that was left out, or put on twice, is further away than an edit distance allows (the incident's own case). */
function objectAdvice(name: string, candidates: readonly string[]): string {
  const prefixed = candidates.find((candidate) => differByPrefix(name, candidate));
  return prefixed === undefined ? advice(name, candidates) : `; "${prefixed}" exists: the name prefix was not applied`;
}

function missingObject(graph: Graph, reference: Reference): Finding {
  const { kind, name, namespace } = reference.target;
  const names = graph.ofKind(kind, namespace).map((product) => product.name);
  return {
    rule: `${kind.toLowerCase()}-exists`,
    resource: reference.from,
    path: reference.path,
    message: `${kind} "${name}" is made by nothing${objectAdvice(name, names)}`,
  };
}

function missingKey(reference: Reference, keys: ReadonlySet<string>): Finding {
  const { kind, name, key = '' } = reference.target;
  return {
    rule: `${kind.toLowerCase()}-key-exists`,
    resource: reference.from,
    path: reference.path,
    message: `${kind} "${name}" has no key "${key}"${advice(key, keys)}`,
  };
}

function check(graph: Graph, reference: Reference): Finding[] {
  const { kind, namespace, name, key } = reference.target;
  const product: Product | undefined = graph.find(kind, namespace, name);
  if (product === undefined) return reference.optional ? [] : [missingObject(graph, reference)];
  if (key === undefined || product.keys === undefined || product.keys.has(key)) return [];
  return reference.optional ? [] : [missingKey(reference, product.keys)];
}

/** Every name leads to an object, every key to an entry of it. */
export const referenceExists: Rule = {
  id: '<target>-exists, <target>-key-exists',
  summary: 'Every object and key that is named exists.',
  check: (graph) => graph.references.flatMap((reference) => check(graph, reference)),
};
