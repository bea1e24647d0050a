import type { Graph, Resource } from '../manifests';
import { perGraph } from './per-graph';

interface Dangling {
  readonly kinds: ReadonlySet<string>;
  /** By kind and namespace. */
  readonly selectors: ReadonlyMap<string, readonly Resource[]>;
}

function idOf(kind: string, namespace: string | undefined): string {
  return `${kind}/${namespace ?? ''}`;
}

/** What leads nowhere in a set: its consequences are not told beside it, since they go when it is put right. */
const danglingOf = perGraph((graph): Dangling => {
  const kinds = new Set<string>();
  const selectors = new Map<string, Resource[]>();
  for (const reference of graph.references) {
    const answer = reference.optional ? undefined : graph.answer(reference);
    if (answer?.is !== 'dangling') continue;
    kinds.add(idOf(reference.target.kind, reference.target.namespace));
    if (answer.missing !== 'pods') continue;
    const id = idOf(reference.from.type, reference.from.namespace);
    const held = selectors.get(id);
    if (held === undefined) selectors.set(id, [reference.from]);
    else held.push(reference.from);
  }
  return { kinds, selectors };
});

/** Whether something in a namespace names an object or key of a kind that is not there, and may mean another of them. */
export function mayBeMeant(graph: Graph, kind: string, namespace: string | undefined): boolean {
  return danglingOf(graph).kinds.has(idOf(kind, namespace));
}

/** The objects of a kind in a namespace whose selector means nothing, so that it may be meant for any pod. */
export function selectingNothing(graph: Graph, kind: string, namespace: string | undefined): readonly Resource[] {
  return danglingOf(graph).selectors.get(idOf(kind, namespace)) ?? [];
}
