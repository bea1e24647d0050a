import { isObject, itemsOf, property, textOf, type Graph, type Json, type Resource } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import type { Settings } from '../../settings';
import { exampleDeployment } from './example';

function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

/** Whether a peer means every pod of the cluster, or every address. */
function isAnybody(peer: Json): boolean {
  if (!isObject(peer)) return false;
  const { namespaceSelector, podSelector, ipBlock } = peer;
  if (isObject(ipBlock)) return textOf(ipBlock.cidr).endsWith('/0') && isEmpty(ipBlock.except);
  return isObject(namespaceSelector) && isEmpty(namespaceSelector) && isEmpty(podSelector);
}

function opensAll(rule: Json, side: string): boolean {
  if (!isObject(rule) || itemsOf(property(rule, 'ports')).length > 0) return false;
  return itemsOf(property(rule, side)).some(isAnybody);
}

function faultAt(resource: Resource, name: string, index: number): Fault {
  const [what, who] = name === 'ingress' ? ['in', 'who may come'] : ['out', 'where they may go'];
  const message = `the rule lets everybody ${what} on every port`;
  return { resource, path: `/spec/${name}/${index}`, message, fix: `say ${who}, and to which port` };
}

/** In an open world many mean their rules for egress so; who closed theirs has said where everything goes. */
function check(graph: Graph, { world }: Settings): Fault[] {
  const sides = world === 'closed' ? { ingress: 'from', egress: 'to' } : { ingress: 'from' };
  return graph.ofKind('NetworkPolicy').flatMap((resource) =>
    Object.entries(sides).flatMap(([name, side]) =>
      itemsOf(property(resource.body.spec, name)).flatMap((rule, index) => {
        const isOpen = isObject(rule) && (isEmpty(rule) || (world === 'closed' && opensAll(rule, side)));
        return isOpen ? [faultAt(resource, name, index)] : [];
      }),
    ),
  );
}

/** No NetworkPolicy lets everybody in on every port. */
export const networkPolicyOpen: Rule = {
  id: 'network-policy-open',
  family: 'hardening',
  severity: 'advice',
  summary: 'No NetworkPolicy lets everybody in on every port; in a closed set, nor out.',
  why: 'A policy that allows everything bounds nothing, and undoes for its pods what a policy beside it denies.',
  bad: `${exampleDeployment()}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: till
spec:
  podSelector:
    matchLabels: { app: till }
  policyTypes: [Ingress]
  ingress:
    - {}
`,
  good: `${exampleDeployment()}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: till
spec:
  podSelector:
    matchLabels: { app: till }
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector: {}
      ports:
        - port: 8080
`,
  remedy: 'Say under `from` who may come, and under `ports` to what.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  check,
};
