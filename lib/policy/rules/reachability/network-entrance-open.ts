import { describe, type Graph } from '../../../manifests';
import { mention } from '../../mention';
import { endOf, networkOf, type PodEnd } from '../../network';
import type { Fault, Rule } from '../../rule';
import type { Settings } from '../../settings';
import { MOST_NAMED, policyNames, portName } from './obstacle';
import { entrancesOf } from './outside-callers';

/** Whoever calls from outside: a pod of any namespace and with any labels. */
const ANYBODY: PodEnd = { namespace: undefined, labels: {}, partly: true };

function* check(graph: Graph, { world }: Settings): Iterable<Fault> {
  const network = networkOf(graph);
  const seen = new Set<string>();
  for (const { from, path, service, pod, port } of entrancesOf(graph)) {
    const bounds = network.bounds(endOf(pod), 'Ingress');
    if (bounds.certain === 0 || bounds.lets(ANYBODY, port) !== false) continue;
    const key = `${describe(from)} ${from.namespace ?? ''} ${service.name} ${describe(pod.owner)} ${portName(port)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const target = mention(pod.owner);
    yield {
      resource: from,
      path,
      message: `requests for Service "${service.name}" do not arrive: no ingress rule of ${policyNames(bounds)} opens port ${portName(port)} of ${target} to anybody`,
      fix: `allow ingress to ${target} on ${portName(port)} from where the requests come`,
      // A policy outside the set may open it.
      severity: world === 'closed' ? 'error' : 'warning',
      related: bounds.first(MOST_NAMED).map((resource) => ({ resource, path: '/spec' })),
    };
  }
}

function example(ingress: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
spec:
  defaultBackend: { service: { name: shop, port: { number: 80 } } }
---
apiVersion: v1
kind: Service
metadata:
  name: shop
spec:
  selector: { app: shop }
  ports: [{ port: 80, targetPort: 8080 }]
---
apiVersion: v1
kind: Pod
metadata:
  name: shop
  labels: { app: shop }
spec:
  containers: [{ name: shop, image: "shop:1.4.2", ports: [{ containerPort: 8080 }] }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: shop
spec:
  podSelector: { matchLabels: { app: shop } }
  policyTypes: [Ingress]
  ingress: ${ingress}
`;
}

/** The controller's pods are not in the set, but a port that is shut to everybody is shut to them. */
export const networkEntranceOpen: Rule = {
  id: 'network-entrance-open',
  family: 'reachability',
  severity: 'warning',
  summary: 'Whatever an Ingress, a route, a webhook or a load balancer leads to lets somebody in.',
  why: 'The caller gets a timeout, or "502 Bad Gateway". Policies compare the port of the pod, not that of its Service.',
  bad: example('[{ ports: [{ port: 80 }] }]'),
  good: example('[{ ports: [{ port: 8080 }] }]'),
  remedy:
    'Add an ingress rule for the port of the pods, from the namespace of the controller or the addresses of the load balancer.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  check,
};
