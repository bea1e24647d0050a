import { isObject, itemsOf, matches, property, type Graph, type Json, type PodTemplate } from '../../../manifests';
import type { Fault, Rule } from '../../rule';

interface Place {
  readonly path: string;
  readonly selector: Json | undefined;
  readonly what: string;
}

function isEmpty(selector: Json | undefined): boolean {
  return (
    !isObject(selector) || Object.values(selector).every((part) => isObject(part) && Object.keys(part).length === 0)
  );
}

function spreads({ spec, path }: PodTemplate): Place[] {
  return itemsOf(spec.topologySpreadConstraints).map((constraint, index) => ({
    path: `${path}/topologySpreadConstraints/${String(index)}/labelSelector`,
    selector: property(constraint, 'labelSelector'),
    what: 'the spread counts',
  }));
}

/** Terms that keep pods of its own namespace away; those of others may be anywhere. */
function terms({ spec, path }: PodTemplate): Place[] {
  const affinity = property(property(spec, 'affinity'), 'podAntiAffinity');
  const [required, preferred] = [
    'requiredDuringSchedulingIgnoredDuringExecution',
    'preferredDuringSchedulingIgnoredDuringExecution',
  ] as const;
  const found = [
    ...itemsOf(property(affinity, required)).map((term, index) => ({ term, at: `${required}/${String(index)}` })),
    ...itemsOf(property(affinity, preferred)).map((item, index) => ({
      term: property(item, 'podAffinityTerm') ?? null,
      at: `${preferred}/${String(index)}/podAffinityTerm`,
    })),
  ];
  return found
    .filter(
      ({ term }) => property(term, 'namespaces') === undefined && property(term, 'namespaceSelector') === undefined,
    )
    .map(({ term, at }) => ({
      path: `${path}/affinity/podAntiAffinity/${at}/labelSelector`,
      selector: property(term, 'labelSelector'),
      what: 'the anti-affinity keeps away from',
    }));
}

/** A constraint that means nobody has no effect; one that means other pods of the set is on purpose. */
function* faultsOf(graph: Graph, pod: PodTemplate): Iterable<Fault> {
  for (const { path, selector, what } of [...spreads(pod), ...terms(pod)]) {
    if (selector === undefined || isEmpty(selector) || matches(selector, pod.labels)) continue;
    if (graph.podsMatching(selector, pod.owner.namespace).length > 0) continue;
    yield {
      resource: pod.owner,
      path,
      message: `${what} pods with ${JSON.stringify(selector)}, which neither these pods nor others of this set have`,
      fix: 'select labels of the pod template',
      cause: 'no-match',
    };
  }
}

const SET = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
spec:
  replicas: 3
  selector: { matchLabels: { app: till } }
  template:
    metadata: { labels: { app: till } }
    spec:
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: DoNotSchedule
          labelSelector: { matchLabels: { app: NAME } }
      containers: [{ name: till, image: "registry.example/till:1.4.2" }]
`;

/** Replicas are kept apart by their labels. */
export const spreadSelectsPods: Rule = {
  id: 'spread-selects-pods',
  family: 'references',
  severity: 'warning',
  summary: 'What spreads pods, or keeps them apart, selects pods that there are.',
  why: 'A constraint that selects no pod has no effect: all replicas may run on one node, and go with it.',
  bad: SET.replace('NAME', 'shop-till'),
  good: SET.replace('NAME', 'till'),
  remedy: 'Select labels that the pod template has.',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
  *check(graph): Iterable<Fault> {
    for (const pod of graph.pods) yield* faultsOf(graph, pod);
  },
};
