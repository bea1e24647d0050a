import {
  isObject,
  itemsOf,
  matches,
  property,
  textOf,
  type Graph,
  type Json,
  type PodTemplate,
} from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { replicated, scaleOf, type Scale } from '../../scale';

/** Zones that a regional cluster usually has; more exist in few regions, and only for those who ask. */
const USUAL_ZONES = 3;

/** How many places there are of a topology key; undefined where the cluster's nodes decide. */
const PLACES: ReadonlyMap<string, { readonly count: number; readonly name: string }> = new Map([
  ['topology.kubernetes.io/zone', { count: USUAL_ZONES, name: 'zone' }],
  ['failure-domain.beta.kubernetes.io/zone', { count: USUAL_ZONES, name: 'zone' }],
  ['topology.kubernetes.io/region', { count: 1, name: 'region' }],
  ['failure-domain.beta.kubernetes.io/region', { count: 1, name: 'region' }],
]);

interface Term {
  readonly key: string;
  readonly path: string;
  /** Whether the pods of one revision alone are meant, so that a roll-out does not need more places. */
  readonly perRevision: boolean;
}

function means(term: Json, pod: PodTemplate): boolean {
  const namespaces = itemsOf(property(term, 'namespaces'));
  const other = namespaces.length > 0 && !namespaces.includes(pod.owner.namespace ?? '');
  const selector = property(term, 'labelSelector');
  return !other && isObject(selector) && matches(selector, pod.labels);
}

/** The required terms of a kind of affinity that mean the pod's own replicas. */
function ownTerms(pod: PodTemplate, kind: 'podAffinity' | 'podAntiAffinity'): Term[] {
  const field = 'requiredDuringSchedulingIgnoredDuringExecution';
  return itemsOf(property(property(property(pod.spec, 'affinity'), kind), field)).flatMap((term, index) =>
    means(term, pod)
      ? [
          {
            key: textOf(property(term, 'topologyKey')),
            path: `${pod.path}/affinity/${kind}/${field}/${index}`,
            perRevision: itemsOf(property(term, 'matchLabelKeys')).includes('pod-template-hash'),
          },
        ]
      : [],
  );
}

/** Where old pods stay until new ones are ready, a roll-out needs a place for one pod more. */
function placesNeeded({ most, surge, unavailable }: Scale, { perRevision }: Term): number {
  return most + (surge > 0 && unavailable === 0 && !perRevision ? 1 : 0);
}

function faultOf(pod: PodTemplate, term: Term, scale: Scale, together: ReadonlySet<string>): Fault[] {
  const place = PLACES.get(term.key);
  const needed = placesNeeded(scale, term);
  const base = { resource: pod.owner, path: term.path };
  if (together.has(term.key) && scale.most > 1) {
    return [
      {
        ...base,
        message: `required affinity and anti-affinity both mean the pod's own replicas by "${term.key}": of ${scale.most} only one can run`,
        fix: 'remove one of the two terms, or prefer it instead of requiring it',
        severity: 'error',
      },
    ];
  }
  if (place === undefined || needed <= place.count) return [];
  const usual =
    place.count === 1 ? `a cluster is in one ${place.name}` : `a cluster usually has ${place.count} ${place.name}s`;
  return [
    {
      ...base,
      message: `required anti-affinity allows one pod in a ${place.name}, ${needed} are wanted at the most, and ${usual}`,
      fix: `prefer the anti-affinity instead of requiring it, or spread with topologySpreadConstraints`,
    },
  ];
}

function* check(graph: Graph): Iterable<Fault> {
  for (const pod of graph.pods) {
    const scale = replicated.has(pod.owner.type) ? scaleOf(pod.owner, graph) : undefined;
    if (scale === undefined) continue;
    const together = new Set(ownTerms(pod, 'podAffinity').map(({ key }) => key));
    for (const term of ownTerms(pod, 'podAntiAffinity')) yield* faultOf(pod, term, scale, together);
  }
}

function deployment(affinity: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
spec:
  replicas: 5
  selector: { matchLabels: { app: till } }
  template:
    metadata: { labels: { app: till } }
    spec:
      affinity:
        podAntiAffinity:
${affinity}
      containers: [{ name: till, image: "till:1.4" }]
`;
}

/** Nodes can be added, zones cannot. Anti-affinity by host name is left to the cluster's autoscaler. */
export const spreadImpossible: Rule = {
  id: 'spread-impossible',
  family: 'arithmetic',
  severity: 'warning',
  summary: 'Required anti-affinity leaves a place for every replica that may run.',
  why: 'The pods that find no zone of their own stay pending, and an autoscaler or a roll-out waits for them for ever.',
  bad: deployment(`          requiredDuringSchedulingIgnoredDuringExecution:
            - topologyKey: topology.kubernetes.io/zone
              labelSelector: { matchLabels: { app: till } }`),
  good: deployment(`          preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 100
              podAffinityTerm:
                topologyKey: topology.kubernetes.io/zone
                labelSelector: { matchLabels: { app: till } }`),
  remedy:
    'Prefer the anti-affinity, or use topologySpreadConstraints with maxSkew, which allow several pods in a zone.',
  source:
    'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity',
  check,
};
