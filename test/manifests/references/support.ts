import { buildGraph, type Answer, type Graph, type JsonObject, type Reference } from '../../../lib/manifests';

/** What tests compare of a reference, with the answer to it. */
export interface Seen {
  readonly by: string;
  readonly path: string;
  readonly names: string;
  readonly answer: Answer['is'];
}

function nameOf({ target: { kind, name, key, port } }: Reference): string {
  return `${kind}/${name}${key === undefined ? '' : `#${key}`}${port === undefined ? '' : `:${String(port)}`}`;
}

/** A reference and its answer, without the objects. */
export function seen(graph: Graph, reference: Reference): Seen {
  const { by, path } = reference;
  return { by, path, names: nameOf(reference), answer: graph.answer(reference).is };
}

/** Every reference of some objects of one sort, or of all. */
export function references(objects: readonly JsonObject[], by?: string): Seen[] {
  const graph = buildGraph(objects);
  return graph.references.filter((reference) => by === undefined || reference.by === by).map((it) => seen(graph, it));
}

/** An object in the namespace `shop`. */
export function object(kind: string, name: string, rest: JsonObject = {}, apiVersion = 'v1'): JsonObject {
  return { apiVersion, kind, metadata: { name, namespace: 'shop' }, ...rest };
}

/** A Pod with one container `main` and the label `app: web`. */
export function pod(container: JsonObject, spec: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'shop', labels: { app: 'web' } },
    spec: { containers: [{ name: 'main', ...container }], ...spec },
  };
}
