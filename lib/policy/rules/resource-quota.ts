import {
  parseQuantity,
  podTemplateOf,
  select,
  textMap,
  type FoundContainer,
  type Graph,
  type PodTemplate,
  type Resource,
  scalarText,
} from '../../manifests';
import type { Finding, Rule } from '../rule';

const AMOUNTS = [
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
] as const;

type Amount = (typeof AMOUNTS)[number];

function amountOf(container: FoundContainer, amount: Amount): number {
  const text = select(container.body, `resources.${amount}`)[0]?.value;
  return text === undefined ? 0 : parseQuantity(scalarText(text));
}

/** What one pod counts: its lasting containers together, or the largest init container if that is more. */
function podAmount(pod: PodTemplate, amount: Amount): number {
  const lasting = pod.containers
    .filter((container) => container.lasting)
    .reduce((sum, container) => sum + amountOf(container, amount), 0);
  const passing = pod.containers
    .filter((container) => !container.lasting)
    .map((container) => amountOf(container, amount));
  return Math.max(lasting, ...passing);
}

/** The most pods a workload may have at once: the autoscaler's maximum, or its replicas, and one more while rolling. */
export function mostPods(workload: Resource, graph: Graph): number {
  const scaler = graph.resources.find(
    ({ kind, body }) =>
      kind === 'HorizontalPodAutoscaler' && select(body, 'spec.scaleTargetRef.name')[0]?.value === workload.name,
  );
  const replicas =
    scaler === undefined
      ? select(workload.body, 'spec.replicas')[0]?.value
      : select(scaler.body, 'spec.maxReplicas')[0]?.value;
  const surge = select(workload.body, 'spec.strategy.rollingUpdate.maxSurge')[0]?.value;
  return Number(replicas ?? 1) + (typeof surge === 'number' ? surge : 0);
}

function check(quota: Resource, graph: Graph): Finding[] {
  const pods = graph.resources.flatMap((resource) => {
    const pod = podTemplateOf(resource);
    return pod === undefined ? [] : [{ pod, count: mostPods(resource, graph) }];
  });
  const hard = textMap(select(quota.body, 'spec.hard')[0]?.value);
  const needed: [string, number][] = [
    ...AMOUNTS.map((amount): [string, number] => [
      amount,
      pods.reduce((sum, { pod, count }) => sum + podAmount(pod, amount) * count, 0),
    ]),
    ['pods', pods.reduce((sum, { count }) => sum + count, 0)],
  ];
  return needed.flatMap(([name, need]): Finding[] => {
    const allowed = hard[name];
    if (allowed === undefined || need <= parseQuantity(allowed)) return [];
    const message = `${name}: workloads at their largest need ${need}, the quota allows ${allowed} (${parseQuantity(allowed)})`;
    return [{ rule: 'resource-quota', resource: quota, path: `/spec/hard/${name}`, message }];
  });
}

/** A quota that is too small shows on the day of the largest load, as pods that do not appear. */
export const resourceQuota: Rule = {
  id: 'resource-quota',
  summary: 'The quota holds every workload at its largest, roll-outs included.',
  check: (graph) =>
    graph.resources.filter(({ kind }) => kind === 'ResourceQuota').flatMap((quota) => check(quota, graph)),
};
