import { describe, podTemplateOf, select, textMap, type Graph, type PodTemplate, type Resource } from '../../manifests';
import type { Finding, Rule } from '../rule';
import { selects } from './selector-matches';

function budgetsOf(pod: PodTemplate, budgets: readonly Resource[]): Resource[] {
  return budgets.filter(({ body }) => selects(textMap(select(body, 'spec.selector.matchLabels')[0]?.value), pod));
}

function fewestPods(workload: Resource, graph: Graph): number {
  const scaler = graph.resources.find(
    ({ kind, body }) =>
      kind === 'HorizontalPodAutoscaler' && select(body, 'spec.scaleTargetRef.name')[0]?.value === workload.name,
  );
  const source =
    scaler === undefined ? select(workload.body, 'spec.replicas') : select(scaler.body, 'spec.minReplicas');
  return Number(source[0]?.value ?? 1);
}

function check(pod: PodTemplate, budgets: readonly Resource[], graph: Graph): Finding[] {
  const mine = budgetsOf(pod, budgets);
  const [first, second] = mine;
  if (first !== undefined && second !== undefined) {
    const message = `${describe(pod.owner)} has two budgets, so that the eviction API refuses every eviction: remove one`;
    return [{ rule: 'disruption-budget', resource: second, path: '/spec/selector', message }];
  }
  const least = select(first?.body ?? {}, 'spec.minAvailable')[0]?.value;
  if (first === undefined || typeof least !== 'number' || least < fewestPods(pod.owner, graph)) return [];
  const message = `minAvailable ${least} forbids every eviction of ${describe(pod.owner)} at its fewest pods: use maxUnavailable`;
  return [{ rule: 'disruption-budget', resource: first, path: '/spec/minAvailable', message }];
}

/** Node drains go through: one budget a pod, and one that lets a pod go (L-09, L-11). */
export const disruptionBudget: Rule = {
  id: 'disruption-budget',
  summary: 'No pod has two budgets, and no budget forbids every eviction.',
  check: (graph) => {
    const budgets = graph.resources.filter(({ kind }) => kind === 'PodDisruptionBudget');
    const pods = graph.resources.map(podTemplateOf).filter((pod) => pod !== undefined);
    return pods.flatMap((pod) => check(pod, budgets, graph));
  },
};
