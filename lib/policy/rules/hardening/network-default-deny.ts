import { isObject, property, type Graph, type Resource } from '../../../manifests';
import type { Direction } from '../../network';
import { Policy } from '../../network-policies';
import { byName, byNamespace } from '../../namespace';
import type { Fault, Rule } from '../../rule';
import type { Settings } from '../../settings';
import { hasOtherPolicies } from './other-policies';

const DIRECTIONS: readonly Direction[] = ['Ingress', 'Egress'];

/** Whether a selector means every pod of its namespace. */
function isForAll({ selector }: Policy): boolean {
  return (
    !isObject(selector) || ['matchLabels', 'matchExpressions'].every((field) => isEmpty(property(selector, field)))
  );
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

/** Whether it leaves something of a direction shut. */
function denies(policy: Policy, direction: Direction): boolean {
  return policy.allowances(direction).every(({ peer, ports }) => peer !== undefined || ports.length > 0);
}

function ofNamespace(resources: readonly Resource[], namespace: Resource | undefined): Fault[] {
  const policies = byName(resources).map((resource) => new Policy(resource));
  return DIRECTIONS.flatMap((direction): Fault[] => {
    const bounding = policies.filter((policy) => policy.isFor(direction));
    const [first] = bounding;
    if (first === undefined) return [];
    const forAll = bounding.filter(isForAll);
    if (forAll.some((policy) => denies(policy, direction))) return [];
    const name = direction.toLowerCase();
    const [open] = forAll;
    const place =
      open === undefined
        ? { resource: namespace ?? first.resource, path: '' }
        : { resource: open.resource, path: `/spec/${name}` };
    const message =
      open === undefined
        ? `${name} of pods that no other policy selects is not denied: ${bounding.length} policies bound some, and none all`
        : `${name} of pods that no other policy selects is not denied: the policy for all pods allows everything`;
    return [{ ...place, message, fix: `deny ${name} by default, with an empty podSelector and no rules` }];
  });
}

function check(graph: Graph, { world }: Settings): Fault[] {
  // In an open world the policy for all pods is often the cluster's, and in another set.
  if (world === 'open' || hasOtherPolicies(graph)) return [];
  const namespaces = new Map(graph.ofKind('Namespace').map((resource) => [resource.name, resource]));
  const policies = byNamespace(graph.ofKind('NetworkPolicy'), ({ namespace }) => namespace);
  const inhabited = new Set(graph.pods.map(({ owner }) => owner.namespace));
  return [...policies].flatMap(([name, resources]) =>
    inhabited.has(name) ? ofNamespace(resources, namespaces.get(name ?? '')) : [],
  );
}

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: till
  namespace: shop
spec:
  podSelector: { matchLabels: { app: till } }
  policyTypes: [Ingress]
  ingress: [{ ports: [{ port: 8080 }] }]
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
  namespace: shop
spec:
  selector:
    matchLabels: { app: till }
  template:
    metadata:
      labels: { app: till }
    spec:
      containers:
        - name: till
          image: registry.example/till:1.4.2
          ports: [{ containerPort: 8080 }]
`;

/** A namespace whose policies bound some pods denies the rest. */
export const networkDefaultDeny: Rule = {
  id: 'network-default-deny',
  family: 'hardening',
  severity: 'warning',
  summary: 'Where policies of a closed set bound pods of a namespace, one denies by default.',
  why: 'The next pod, or one whose labels change, is bounded by nothing, and nobody is told.',
  bad: POLICY,
  good: `${POLICY}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny
  namespace: shop
spec:
  podSelector: {}
  policyTypes: [Ingress]
`,
  exampleSettings: { world: 'closed' },
  remedy: 'Add a NetworkPolicy with an empty `podSelector` and no rules, for each direction that is bounded.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-policies',
  check,
};
