import {
  isObject,
  matches,
  podTemplateOf,
  select,
  textMap,
  type Graph,
  type Json,
  type PodTemplate,
  type Resource,
} from '../../manifests';
import type { Finding, Rule } from '../rule';

/** Where each kind keeps the selector of the pods it means, and the rule's id. */
const SELECTORS: ReadonlyMap<string, { readonly at: string; readonly rule: string }> = new Map([
  ['Service', { at: 'spec.selector', rule: 'service-selects-pods' }],
  ['PodDisruptionBudget', { at: 'spec.selector', rule: 'pdb-selects-pods' }],
  ['NetworkPolicy', { at: 'spec.podSelector', rule: 'networkpolicy-selects-pods' }],
  ['Deployment', { at: 'spec.selector', rule: 'workload-selects-pods' }],
  ['StatefulSet', { at: 'spec.selector', rule: 'workload-selects-pods' }],
]);

/** A workload has to mean the pods it makes; the others may mean any. */
function candidates(resource: Resource, rule: string, pods: readonly PodTemplate[]): readonly PodTemplate[] {
  if (rule !== 'workload-selects-pods') return pods;
  return [podTemplateOf(resource)].filter((pod) => pod !== undefined);
}

function check(resource: Resource, pods: readonly PodTemplate[]): Finding[] {
  const { at, rule } = SELECTORS.get(resource.kind) ?? { at: '', rule: '' };
  const [found] = select(resource.body, at);
  if (found === undefined) return [];
  const plain = resource.kind === 'Service';
  const selector: Json = plain ? { matchLabels: found.value } : found.value;
  if (!isObject(selector) || Object.keys(selector).length === 0) return [];
  if (candidates(resource, rule, pods).some((pod) => matches(selector, pod.labels))) return [];
  const who = rule === 'workload-selects-pods' ? 'no pod of its own' : 'no pod';
  if (selector.matchExpressions !== undefined)
    return [{ rule, resource, path: found.path, message: `${who} matches ${JSON.stringify(selector)}` }];
  const message = `${who} has the labels ${JSON.stringify(textMap(selector.matchLabels))}`;
  return [{ rule, resource, path: plain ? found.path : `${found.path}/matchLabels`, message }];
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
