import type { Graph } from '../manifests';

/** Works something out once for each graph, however many rules ask for it. */
export function perGraph<T>(make: (graph: Graph) => T): (graph: Graph) => T {
  const made = new WeakMap<Graph, { readonly value: T }>();
  return (graph) => {
    let known = made.get(graph);
    if (known === undefined) made.set(graph, (known = { value: make(graph) }));
    return known.value;
  };
}
