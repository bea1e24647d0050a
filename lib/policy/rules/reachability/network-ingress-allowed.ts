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
    const source = endOf(connection.source);
    const [first] = connection.backends;
    const shut = connection.backends.every(
      ({ pod, port }) => network.bounds(endOf(pod), 'Ingress').lets(source, port) === false,
    );
    if (first === undefined || !shut) continue;
    const bounds = network.bounds(endOf(first.pod), 'Ingress');
    const target = mention(first.pod.owner);
    yield faultOf(connection, {
      text: `no ingress rule of ${policyNames(bounds)} lets it into ${target} at port ${portName(first.port)}`,
      fix: `allow ingress from the pods of ${mention(connection.source.owner)} to ${target} on ${portName(first.port)}`,
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
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: deny-ingress
spec:
  podSelector: {}
  policyTypes: [Ingress]
`;

/** A default denial needs a rule for every pod that others use. */
export const networkIngressAllowed: Rule = {
  id: 'network-ingress-allowed',
  family: 'reachability',
  severity: 'error',
  summary: 'A pod whose ingress is bounded lets in every pod whose configuration names its Service.',
  why: 'The connection times out. A default denial closes every pod that no policy opens again, and policies compare the port of the pod.',
  bad: APPS,
  good: `${APPS}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: ledger
spec:
  podSelector: { matchLabels: { app: ledger } }
  policyTypes: [Ingress]
  ingress:
    - from: [{ podSelector: { matchLabels: { app: till } } }]
      ports: [{ port: http }]
`,
  remedy: 'Add an ingress rule for the source with the port of the pod, or remove the address.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  check,
};
