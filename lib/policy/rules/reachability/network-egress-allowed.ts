import { type Graph } from '../../../manifests';
import { mention } from '../../mention';
import { endOf, networkOf } from '../../network';
import type { Fault, Rule } from '../../rule';
import type { Settings } from '../../settings';
import { connectionsOf } from './connections';
import { faultOf, isDecided, policyNames, portName } from './obstacle';

function* check(graph: Graph, settings: Settings): Iterable<Fault> {
  const network = networkOf(graph);
  for (const connection of connectionsOf(graph)) {
    const bounds = network.bounds(endOf(connection.source), 'Egress');
    const [first] = connection.backends;
    const shut = connection.backends.every(({ pod, port }) => bounds.lets(endOf(pod), port) === false);
    if (first === undefined || !shut) continue;
    const target = mention(first.pod.owner);
    yield faultOf(connection, {
      text: `no egress rule of ${policyNames(bounds)} lets it reach port ${portName(first.port)} of ${target}`,
      fix: `allow egress from ${mention(connection.source.owner)} to the pods of ${target} on ${portName(first.port)}`,
      decided: isDecided(bounds, settings),
    });
  }
}

const APPS = `apiVersion: v1
kind: Pod
metadata:
  name: till
  labels: { app: till }
spec:
  containers:
    - name: till
      image: till:1.4
      env: [{ name: LEDGER_URL, value: "http://ledger:80" }]
---
apiVersion: v1
kind: Pod
metadata:
  name: ledger
  labels: { app: ledger }
spec:
  containers: [{ name: ledger, image: "ledger:2.0", ports: [{ name: http, containerPort: 8080 }] }]
---
apiVersion: v1
kind: Service
metadata:
  name: ledger
spec:
  selector: { app: ledger }
  ports: [{ port: 80, targetPort: http }]
---
`;

function policy(port: number): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: till
spec:
  podSelector: { matchLabels: { app: till } }
  policyTypes: [Egress]
  egress:
    - to: [{ podSelector: { matchLabels: { app: ledger } } }]
      ports: [{ port: ${port} }]
`;
}

/** Policies see the port of the pod, not that of the Service. */
export const networkEgressAllowed: Rule = {
  id: 'network-egress-allowed',
  family: 'reachability',
  severity: 'error',
  summary:
    'A pod whose egress is bounded may reach every Service that its configuration names, at the port of its pods.',
  why: 'The connection times out. Policies compare the port that the target pod listens on, not the port of its Service.',
  bad: APPS + policy(80),
  good: APPS + policy(8080),
  remedy: 'Add an egress rule for the pods behind the Service with their own port, or remove the address.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  check,
};
