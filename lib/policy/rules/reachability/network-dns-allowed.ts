import { property, type Graph, type PodTemplate } from '../../../manifests';
import { mention } from '../../mention';
import { endOf, networkOf, type End, type PodEnd, type PodPort, type Protocol } from '../../network';
import type { Fault, Rule } from '../../rule';
import type { Settings } from '../../settings';
import { some, type Tri } from '../../tri';
import { hostUsers } from './connections';
import { isDecided, policyNames } from './obstacle';

function dnsPods(namespace: string, app: string): PodEnd {
  return { namespace, labels: { 'k8s-app': app }, partly: true };
}

/** What may answer for names in a cluster. The link-local addresses are those of a cache on the node, on GKE too. */
const RESOLVERS: readonly { readonly end: End; readonly port: number }[] = [
  ...['kube-dns', 'coredns', 'node-local-dns'].map((app) => ({ end: dnsPods('kube-system', app), port: 53 })),
  { end: { address: '169.254.20.10' }, port: 53 },
  { end: { address: '169.254.169.254' }, port: 53 },
  { end: { namespace: 'openshift-dns', labels: {}, partly: true }, port: 5353 },
];

/** Whether some resolver may be asked. The addresses of the cluster's own are not in the set, so that a range may hold them. */
function mayAsk(lets: (other: End, port: PodPort) => Tri, protocol: Protocol): Tri {
  return some(RESOLVERS, ({ end, port }) => lets(end, { number: port, protocol }));
}

/** A pod that brings its own resolvers asks those. */
function usesClusterDns({ spec }: PodTemplate): boolean {
  return property(spec, 'dnsPolicy') !== 'None';
}

const PROTOCOLS = ['UDP', 'TCP'] as const;

/** Namespaces have the labels that somebody gave them, beside the one with their name. */
const DOUBT =
  '; names are resolved only where the namespace of the DNS has the labels that the policy asks for, which no cluster gives it by default';

function* check(graph: Graph, settings: Settings): Iterable<Fault> {
  const network = networkOf(graph);
  for (const [pod, { reference, certain }] of hostUsers(graph)) {
    const bounds = network.bounds(endOf(pod), 'Egress');
    if (bounds.certain === 0 || !usesClusterDns(pod)) continue;
    const answers = PROTOCOLS.map((protocol) => ({ protocol, open: mayAsk(bounds.lets, protocol) }));
    const shut = answers.filter(({ open }) => open === false).map(({ protocol }) => protocol);
    if (shut.length === 0) continue;
    const protocols = shut.join(' and ');
    const loss = shut.includes('UDP') ? 'so that names cannot be resolved' : 'so that large answers are lost';
    const doubt = answers.some(({ open }) => open === undefined) ? DOUBT : '';
    yield {
      resource: pod.owner,
      path: pod.path,
      message: `${mention(pod.owner)} uses host names, and no egress rule of ${policyNames(bounds)} lets it ask the cluster's DNS over ${protocols}, ${loss}${doubt}`,
      fix: `allow egress to the namespace kube-system on port 53 over UDP and TCP`,
      severity: shut.includes('UDP') && certain && isDecided(bounds, settings) ? 'error' : 'warning',
      related: [{ resource: reference.from, path: reference.path }],
    };
  }
}

const APP = `apiVersion: v1
kind: Pod
metadata:
  name: till
  labels: { app: till }
spec:
  containers:
    - name: till
      image: till:1.4
      env: [{ name: LEDGER_URL, value: "http://ledger.books.svc:80" }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: till
spec:
  podSelector: { matchLabels: { app: till } }
  policyTypes: [Egress]
  egress:
    - to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: books } } }]
      ports: [{ port: 80 }]
`;

/** Whoever names a host asks for its address first. */
export const networkDnsAllowed: Rule = {
  id: 'network-dns-allowed',
  family: 'reachability',
  severity: 'error',
  summary: "A pod whose egress is bounded and that uses host names may ask the cluster's DNS over UDP and TCP.",
  why: 'Every name ends in a timeout. Without TCP only large answers do, which shows on some names and some days.',
  bad: APP,
  good: `${APP}    - to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } } }]
      ports: [{ port: 53, protocol: UDP }, { port: 53, protocol: TCP }]
`,
  remedy:
    'Add an egress rule for port 53 over UDP and TCP to the pods of the DNS, and to the address of a node-local cache.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
  check,
};
