import {
  parseQuantity,
  perObject,
  property,
  textOf,
  type Graph,
  type PodTemplate,
  type Resource,
} from '../../../manifests';
import { groupBy } from '../../group-by';
import { byNamespace } from '../../namespace';
import { perGraph } from '../../per-graph';
import { scaleOf } from '../../scale';
import { claimsOf, type Claim } from './claims';
import { namedAmounts, podAmount, type Side } from './container-resources';
import { fullName } from './quotas';

/** How much of something a namespace needs. */
export interface Need {
  /** While everything is up, every workload at its fewest pods and Jobs done. */
  readonly steady: number;
  /** With autoscalers at their maximum, roll-outs and Jobs under way. */
  readonly peak: number;
  /** What the largest pod that a roll-out replaces still counts while it ends. */
  readonly ending: number;
}

interface CountedPod extends Need {
  readonly pod: PodTemplate;
}

interface Usage {
  readonly pods: readonly CountedPod[];
  readonly uncounted: number;
  readonly claims: readonly Claim[];
  /** How many objects there are, by the name under which quotas count them. */
  readonly counts: ReadonlyMap<string, number>;
}

/** The names under which quotas count objects of a type. */
const COUNTED: ReadonlyMap<string, readonly string[]> = new Map([
  ['Service', ['services', 'count/services']],
  ['ConfigMap', ['configmaps', 'count/configmaps']],
  ['Secret', ['secrets', 'count/secrets']],
  ['ReplicationController', ['replicationcontrollers', 'count/replicationcontrollers']],
  ['Deployment', ['count/deployments.apps']],
  ['StatefulSet', ['count/statefulsets.apps']],
  ['Job', ['count/jobs.batch']],
  ['CronJob', ['count/cronjobs.batch']],
]);

function countedNames({ type, body }: Resource): readonly string[] {
  const names = COUNTED.get(type) ?? [];
  const isBalancer = type === 'Service' && textOf(property(property(body, 'spec'), 'type')) === 'LoadBalancer';
  return isBalancer ? [...names, 'services.loadbalancers'] : names;
}

function countsOf(resources: readonly Resource[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of resources.flatMap(countedNames)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

const usages = perGraph((graph) => {
  const pods = byNamespace(graph.pods, ({ owner }) => owner.namespace);
  const claims = byNamespace(claimsOf(graph), ({ owner }) => owner.namespace);
  const resources = byNamespace(graph.resources, ({ namespace }) => namespace);
  return new Map(
    [...resources].map(([namespace, all]): [string | undefined, Usage] => {
      const scaled = (pods.get(namespace) ?? []).map((pod) => ({ pod, scale: scaleOf(pod.owner, graph) }));
      const counted = scaled.flatMap(({ pod, scale }) =>
        scale === undefined
          ? []
          : [{ pod, steady: scale.fewest, peak: scale.most + scale.surge, ending: scale.surge > 0 ? 1 : 0 }],
      );
      const uncounted = scaled.length - counted.length;
      return [namespace, { pods: counted, uncounted, claims: claims.get(namespace) ?? [], counts: countsOf(all) }];
    }),
  );
});

/** How many workloads of a namespace have a number of pods that only the cluster knows. */
export function uncountedWorkloads(namespace: string | undefined, graph: Graph): number {
  return usages(graph).get(namespace)?.uncounted ?? 0;
}

function add(needs: readonly Need[]): Need {
  return {
    steady: needs.reduce((sum, { steady }) => sum + steady, 0),
    peak: needs.reduce((sum, { peak }) => sum + peak, 0),
    ending: needs.reduce((most, { ending }) => Math.max(most, ending), 0),
  };
}

const CLASS_INFIX = '.storageclass.storage.k8s.io/';

function needOfClaims(claims: readonly Claim[], amountOf: (claim: Claim) => number, graph: Graph): Need {
  return add(
    claims.map((claim): Need => {
      const scale = claim.perPod ? scaleOf(claim.owner, graph) : { fewest: 1, most: 1 };
      const amount = amountOf(claim);
      return { steady: amount * (scale?.fewest ?? 0), peak: amount * (scale?.most ?? 0), ending: 0 };
    }),
  );
}

/** What claims need: their number, and their size. */
interface ClaimNeeds {
  readonly number: Need;
  readonly size: Need;
}

/** What the claims of a namespace need by storage class, and all of them under undefined. */
const claimNeeds = perGraph((graph) =>
  perObject(({ claims }: Usage): ReadonlyMap<string | undefined, ClaimNeeds> => {
    const needs = (same: readonly Claim[]): ClaimNeeds => ({
      number: needOfClaims(same, () => 1, graph),
      size: needOfClaims(same, ({ storage }) => parseQuantity(storage), graph),
    });
    const byClass = groupBy(claims, ({ storageClass }): string | undefined => storageClass);
    return new Map([...byClass.set(undefined, [...claims])].map(([name, same]) => [name, needs(same)]));
  }),
);

const NOTHING: Need = { steady: 0, peak: 0, ending: 0 };

/** What claims need of what a quota names: their number or their size, of one storage class or of all. */
function claimNeed(name: string, usage: Usage, graph: Graph): Need {
  const cut = name.indexOf(CLASS_INFIX);
  const needs = claimNeeds(graph)(usage).get(cut < 0 ? undefined : name.slice(0, cut));
  return (name.endsWith('requests.storage') ? needs?.size : needs?.number) ?? NOTHING;
}

const podNeed = perObject(({ pods }: Usage) => add(pods));

const SIDES: readonly Side[] = ['requests', 'limits'];

/** What the pods of a namespace need together of all that they name, by the names of quotas. */
const totalsOf = perGraph((graph) =>
  perObject(({ pods }: Usage): ReadonlyMap<string, Need> => {
    const totals = new Map<string, Need>();
    for (const { pod, ...counts } of pods) {
      for (const side of SIDES) {
        for (const resource of namedAmounts(pod, graph, side)) {
          const amount = podAmount(pod, graph, side, resource) ?? 0;
          const { steady, peak, ending } = totals.get(`${side}.${resource}`) ?? NOTHING;
          const total = {
            steady: steady + counts.steady * amount,
            peak: peak + counts.peak * amount,
            ending: Math.max(ending, counts.ending * amount),
          };
          totals.set(`${side}.${resource}`, total);
        }
      }
    }
    return totals;
  }),
);

/** What a namespace needs of what a quota names; undefined where manifests cannot tell. */
export function needOf(quoted: string, namespace: string | undefined, graph: Graph): Need | undefined {
  const usage = usages(graph).get(namespace);
  if (usage === undefined) return undefined;
  const name = fullName(quoted);
  if (name === 'pods' || name === 'count/pods') return podNeed(usage);
  if (/persistentvolumeclaims$|requests\.storage$/.test(name)) return claimNeed(name, usage, graph);
  const count = usage.counts.get(name);
  if (count !== undefined) return { steady: count, peak: count, ending: 0 };
  return /^(requests|limits)\../.test(name) ? (totalsOf(graph)(usage).get(name) ?? NOTHING) : undefined;
}
