import {
  claimSizes,
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

/** What one pod counts at its most: while it runs, or while an init container runs beside the sidecars before it. */
function podAmount(pod: PodTemplate, amount: Amount): number {
  let [main, sidecars, starting] = [0, 0, 0];
  for (const container of pod.containers) {
    const own = amountOf(container, amount);
    if (!container.init) main += own;
    else if (container.lasting) sidecars += own;
    else starting = Math.max(starting, sidecars + own);
  }
  return Math.max(main + sidecars, starting);
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

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

function check(quota: Resource, graph: Graph): Finding[] {
  const pods = graph.resources.flatMap((resource) => {
    const pod = podTemplateOf(resource);
    return pod === undefined ? [] : [{ pod, count: mostPods(resource, graph), claims: claimSizes(resource) }];
  });
  const hard = textMap(select(quota.body, 'spec.hard')[0]?.value);
  const needed: [string, number][] = [
    ...AMOUNTS.map((amount): [string, number] => [
      amount,
      total(pods.map(({ pod, count }) => podAmount(pod, amount) * count)),
    ]),
    ['pods', total(pods.map(({ count }) => count))],
    ['persistentvolumeclaims', total(pods.map(({ count, claims }) => claims.length * count))],
    ['requests.storage', total(pods.map(({ count, claims }) => total(claims) * count))],
  ];
  return needed.flatMap(([name, need]): Finding[] => {
    const allowed = hard[name];
    // What is no quantity counts as NaN, which is not above anything: the rule on limits reports it.
    if (allowed === undefined || !(need > parseQuantity(allowed))) return [];
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
