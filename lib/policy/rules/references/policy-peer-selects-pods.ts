import {
  groupOf,
  isObject,
  itemsOf,
  matches,
  property,
  textMap,
  type Graph,
  type Json,
  type Resource,
} from '../../../manifests';
import { perGraph } from '../../per-graph';
import type { Fault, Rule } from '../../rule';

/** The labels of each namespace's pods, by their names. */
const labelNames = perGraph((graph) => {
  const byNamespace = new Map<string, Set<string>>();
  for (const { owner, labels } of graph.pods) {
    const names = byNamespace.get(owner.namespace ?? '') ?? new Set<string>();
    byNamespace.set(owner.namespace ?? '', names);
    for (const name of Object.keys(labels)) names.add(name);
  }
  return byNamespace;
});

/** Objects of which an operator may make pods, with the labels that it gives those: their own. */
const operated = perGraph((graph) =>
  graph.resources.filter(({ apiVersion }) => {
    const group = groupOf(apiVersion);
    return group.includes('.') && !group.endsWith('.k8s.io');
  }),
);

function mayBeOperated(graph: Graph, selector: Json, namespace: string | undefined): boolean {
  return operated(graph).some(
    ({ body, ...resource }) =>
      (resource.namespace ?? namespace) === namespace && matches(selector, textMap(property(body.metadata, 'labels'))),
  );
}

/**
 * A peer of the policy's own namespace. Its labels are ones that pods there have, with other values: a label that no pod of
 * the set has at all is an offer to pods of others.
 */
function isMeantHere(graph: Graph, policy: Resource, peer: Json): boolean {
  const selector = property(peer, 'podSelector');
  if (!isObject(selector) || property(peer, 'namespaceSelector') !== undefined) return false;
  const labels = Object.keys(textMap(selector.matchLabels));
  const known = labelNames(graph).get(policy.namespace ?? '');
  return (
    labels.length > 0 && selector.matchExpressions === undefined && labels.every((label) => known?.has(label) === true)
  );
}

function* faultsOf(graph: Graph, policy: Resource, direction: 'ingress' | 'egress'): Iterable<Fault> {
  const side = direction === 'ingress' ? 'from' : 'to';
  for (const [index, rule] of itemsOf(property(policy.body.spec, direction)).entries()) {
    for (const [position, peer] of itemsOf(property(rule, side)).entries()) {
      const selector = property(peer, 'podSelector') ?? null;
      if (!isMeantHere(graph, policy, peer) || graph.podsMatching(selector, policy.namespace).length > 0) continue;
      if (mayBeOperated(graph, selector, policy.namespace)) continue;
      yield {
        resource: policy,
        path: `/spec/${direction}/${String(index)}/${side}/${String(position)}/podSelector`,
        message: `no pod of this set has the labels of this peer: ${JSON.stringify(selector)}`,
        fix: 'correct the labels, or add a namespaceSelector where pods of another namespace are meant',
        cause: 'no-match',
      };
    }
  }
}

const SET = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: ledger
spec:
  podSelector: { matchLabels: { app: ledger } }
  policyTypes: [Ingress]
  ingress:
    - from: [{ podSelector: { matchLabels: { app: NAME } } }]
---
apiVersion: v1
kind: Pod
metadata:
  name: ledger
  labels: { app: ledger }
spec:
  containers: [{ name: ledger, image: "registry.example/ledger:2.0.1" }]
---
apiVersion: v1
kind: Pod
metadata:
  name: till
  labels: { app: till }
spec:
  containers: [{ name: till, image: "registry.example/till:1.4.2" }]
`;

/** A peer without a namespaceSelector is in the namespace of the policy. */
export const policyPeerSelectsPods: Rule = {
  id: 'policy-peer-selects-pods',
  family: 'references',
  severity: 'warning',
  summary: 'Every peer of a NetworkPolicy that is meant to be of the set is one of its pods.',
  why: 'The rule lets nobody in or out. Without a `namespaceSelector` only pods in the namespace of the policy are meant.',
  bad: SET.replace('NAME', 'tills'),
  good: SET.replace('NAME', 'till'),
  remedy: 'Give the peer labels that the pods have, or a `namespaceSelector` beside the `podSelector`.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
  *check(graph): Iterable<Fault> {
    for (const policy of graph.ofKind('NetworkPolicy')) {
      yield* faultsOf(graph, policy, 'ingress');
      yield* faultsOf(graph, policy, 'egress');
    }
  },
};
