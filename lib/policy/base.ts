import { clusterScoped, itemsOf, property, textOf, type Graph, type Resource } from '../manifests';
import { isRendered } from './chart';
import { perGraph } from './per-graph';

function lacksNamespace({ body }: Resource): boolean {
  return itemsOf(body.subjects).some(
    (subject) =>
      textOf(property(subject, 'kind')) === 'ServiceAccount' && textOf(property(subject, 'namespace')) === '',
  );
}

/** Whether a set leaves all its namespaces to whoever builds on it, as a base of Kustomize does. */
export const leavesNamespace: (graph: Graph) => boolean = perGraph(
  (graph) =>
    graph.resources.every(({ namespace, type }) => namespace === undefined || clusterScoped.has(type)) &&
    // Helm says of each object where it is from, so that one tells for all.
    !graph.resources.slice(0, 1).some(isRendered),
);

/**
 * Whether a set looks like a base that overlays complete: it leaves all namespaces open, that of an account too where the API
 * server asks for one.
 */
export const looksLikeBase: (graph: Graph) => boolean = perGraph(
  (graph) => graph.ofKind('ClusterRoleBinding').some(lacksNamespace) && leavesNamespace(graph),
);
