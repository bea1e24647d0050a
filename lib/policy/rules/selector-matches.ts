import { podTemplateOf, select, textMap, type Graph, type PodTemplate, type Resource } from '../../manifests';
import type { Finding, Rule } from '../rule';

/** Where each kind keeps the labels of the pods it means, and the rule's id. */
const SELECTORS: Readonly<Record<string, { readonly at: string; readonly rule: string }>> = {
  Service: { at: 'spec.selector', rule: 'service-selects-pods' },
  PodDisruptionBudget: { at: 'spec.selector.matchLabels', rule: 'pdb-selects-pods' },
  NetworkPolicy: { at: 'spec.podSelector.matchLabels', rule: 'networkpolicy-selects-pods' },
  Deployment: { at: 'spec.selector.matchLabels', rule: 'workload-selects-pods' },
  StatefulSet: { at: 'spec.selector.matchLabels', rule: 'workload-selects-pods' },
};

/** Whether a selector's labels are all on the pod. */
export function selects(labels: Readonly<Record<string, string>>, pod: PodTemplate): boolean {
  return Object.entries(labels).every(([name, value]) => pod.labels[name] === value);
}

function check(resource: Resource, pods: readonly PodTemplate[]): Finding[] {
  const selector = SELECTORS[resource.kind];
  const found = selector === undefined ? undefined : select(resource.body, selector.at)[0];
  if (selector === undefined || found === undefined) return [];
  const labels = textMap(found.value);
  if (pods.some((pod) => selects(labels, pod))) return [];
  const message = `no pod has the labels ${JSON.stringify(labels)}`;
  return [{ rule: selector.rule, resource, path: found.path, message }];
}

/** A Service, budget or policy that means no pod does nothing, and nobody notices. */
export const selectorMatches: Rule = {
  id: '<kind>-selects-pods',
  summary: 'Every selector means at least one pod.',
  check: (graph: Graph) => {
    const pods = graph.resources.map(podTemplateOf).filter((pod) => pod !== undefined);
    return graph.resources.flatMap((resource) => check(resource, pods));
  },
};
