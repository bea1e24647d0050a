import {
  describe,
  matches,
  podTemplateOf,
  scalarText,
  select,
  textOf,
  type Graph,
  type Json,
  type PodTemplate,
  type Resource,
} from '../../manifests';
import type { Finding, Rule } from '../rule';

function budgetsOf(pod: PodTemplate, budgets: readonly Resource[]): Resource[] {
  return budgets.filter(({ body }) => matches(select(body, 'spec.selector')[0]?.value, pod.labels));
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

/** How many of `pods` a number or a percentage means, rounded up as the eviction API does; NaN for anything else. */
function countOf(value: Json | undefined, pods: number): number {
  if (typeof value === 'number') return value;
  const percent = /^(\d+)%$/.exec(textOf(value))?.[1];
  return percent === undefined ? Number.NaN : Math.ceil((Number(percent) * pods) / 100);
}

/** What a budget says that lets none of a workload's fewest pods go. */
function stuck(budget: Resource, workload: Resource, pods: number): Finding[] {
  const field = (name: string) => select(budget.body, `spec.${name}`)[0]?.value;
  const [kept, spared] = [field('minAvailable'), field('maxUnavailable')];
  const finding = (name: string, value: Json | undefined, advice: string): Finding => ({
    rule: 'disruption-budget',
    resource: budget,
    path: `/spec/${name}`,
    message: `${name} ${scalarText(value)} forbids every eviction of ${describe(workload)} at its fewest pods: ${advice}`,
  });
  return [
    ...(countOf(kept, pods) >= pods ? [finding('minAvailable', kept, 'use maxUnavailable')] : []),
    ...(countOf(spared, pods) === 0 ? [finding('maxUnavailable', spared, 'let one pod go')] : []),
  ];
}

function check(pod: PodTemplate, budgets: readonly Resource[], graph: Graph): Finding[] {
  const mine = budgetsOf(pod, budgets);
  const [first, second] = mine;
  if (first !== undefined && second !== undefined) {
    const message = `${describe(pod.owner)} has two budgets, so that the eviction API refuses every eviction: remove one`;
    return [{ rule: 'disruption-budget', resource: second, path: '/spec/selector', message }];
  }
  return first === undefined ? [] : stuck(first, pod.owner, fewestPods(pod.owner, graph));
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
