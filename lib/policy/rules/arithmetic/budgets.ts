import { isObject, property, type Graph, type PodTemplate, type Resource } from '../../../manifests';

function isEmpty(selector: unknown): boolean {
  return isObject(selector) && Object.keys(selector).length === 0;
}

/** The pods that a disruption budget means; an empty selector means all of them, and none in the older `v1beta1`. */
export function podsOf(budget: Resource, graph: Graph): readonly PodTemplate[] {
  const selector = property(property(budget.body, 'spec'), 'selector');
  if (!isObject(selector) || (isEmpty(selector) && budget.apiVersion === 'policy/v1beta1')) return [];
  return graph.podsMatching(selector, budget.namespace);
}
