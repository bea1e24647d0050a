import { isObject, matches, property, type Json } from '../../../manifests';
import { selectingNothing } from '../../dangling';
import type { Fault, Rule, Severity } from '../../rule';
import type { Settings } from '../../settings';
import { EGRESS, INGRESS, isCluster, peersOf, policiesOf, type Direction } from './cluster';
import { exampleCluster } from './example';
import { describePort, transportPorts } from './transport';
import { valueOf } from './certainty';
import { serversOf, type Server } from './server';
import { guide } from './sources';

/** Whether a peer may be the server's own pods; ranges of addresses and other namespaces' selectors get the benefit. */
function meansOwnPods(server: Server, peer: Json): boolean {
  const [pods, namespaces] = [property(peer, 'podSelector'), property(peer, 'namespaceSelector')];
  if (isObject(property(peer, 'ipBlock'))) return true;
  if (pods === undefined) return namespaces !== undefined;
  return !isObject(pods) || Object.keys(pods).length === 0 || matches(pods, server.pod.labels);
}

function isOpen(server: Server, direction: Direction, port: number): boolean {
  if (policiesOf(server, direction).length === 0) return true;
  const peers = peersOf(server, direction, port);
  return peers.some((list) => list.length === 0 || list.some((peer) => meansOwnPods(server, peer)));
}

/** Without the first port there is no cluster; without the second a pod that died is found late. */
function look(server: Server, settings: Settings): Fault[] {
  if (!isCluster(server) || valueOf(server, 'cache') === 'local' || server.mode === 'start-dev') return [];
  if (selectingNothing(server.graph, 'NetworkPolicy', server.pod.owner.namespace).length > 0) return [];
  return transportPorts(server).flatMap((port, index) =>
    [INGRESS, EGRESS]
      .filter((direction) => !isOpen(server, direction, port))
      .map((direction): Fault => {
        const [policy = server.pod.owner] = policiesOf(server, direction);
        const severity: Severity = settings.world === 'closed' && index === 0 ? 'error' : 'warning';
        const message = `no NetworkPolicy lets the pods of "${server.pod.owner.name}" reach each other on port ${port}, ${describePort(index)} (${direction.rules})`;
        const fix = `allow ${direction.rules} on port ${port} ${direction.peers} the pods themselves`;
        return { resource: policy, path: `/spec/${direction.rules}`, severity, message, fix };
      }),
  );
}

/** Pods of one cluster talk to each other, in both directions. */
export const keycloakClusterPorts: Rule = {
  id: 'keycloak-cluster-ports',
  family: 'keycloak',
  severity: 'warning',
  summary: "NetworkPolicies let Keycloak's pods reach each other on their transport ports, inwards and outwards.",
  why: 'Pods that cannot reach each other on port 7800 are clusters of one: logins and invalidations on one are unknown to the others. On 57800 they notice that one has died. A warning where other policies may exist, an error for 7800 where the settings say that these are all.',
  bad: `${exampleCluster({ container: 'args: [start, --optimized]\n' })}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: sso
spec:
  podSelector:
    matchLabels:
      app: sso
  policyTypes: [Ingress]
  ingress:
    - ports:
        - port: 8080
`,
  good: `${exampleCluster({ container: 'args: [start, --optimized]\n' })}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: sso
spec:
  podSelector:
    matchLabels:
      app: sso
  policyTypes: [Ingress]
  ingress:
    - ports:
        - port: 8080
    - from:
        - podSelector:
            matchLabels:
              app: sso
      ports:
        - port: 7800
        - port: 57800
`,
  remedy: 'Allow ingress and, where egress is restricted, egress on 7800 and 57800 between the pods.',
  source: guide('server/caching'),
  *check(graph, settings) {
    for (const server of serversOf(graph, settings)) yield* look(server, settings);
  },
};
