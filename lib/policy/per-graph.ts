import { perObject, type Graph } from '../manifests';

/** Works something out once for each graph, however many rules ask for it. */
export function perGraph<T>(make: (graph: Graph) => T): (graph: Graph) => T {
  return perObject(make);
}
