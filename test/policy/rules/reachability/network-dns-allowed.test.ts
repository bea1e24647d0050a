import type { JsonObject } from '../../../../lib/manifests';
import { networkDnsAllowed } from '../../../../lib/policy/rules/reachability/network-dns-allowed';
import { check, deployment, object, podSpec, severities } from '../../support';
import { policy, pods, reader } from './support';

const TILL = reader('till', 'LEDGER_URL', 'http://ledger.books.svc:80');
const BOTH = [
  { port: 53, protocol: 'UDP' },
  { port: 53, protocol: 'TCP' },
];
const KUBE_SYSTEM = { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } };
const DENY = policy('deny', undefined, { policyTypes: ['Egress'] });

function egress(...rules: readonly JsonObject[]): JsonObject {
  return policy('till', 'till', { policyTypes: ['Egress'], egress: rules });
}

describe('network-dns-allowed', () => {
  test('reports a pod that uses hosts and may not ask for them, at the pod', () => {
    expect(check(networkDnsAllowed, TILL, egress({ to: [pods('ledger')] }))).toEqual([
      {
        rule: 'network-dns-allowed',
        on: 'Deployment/till',
        path: '/spec/template/spec',
        message:
          'Deployment/till uses host names, and no egress rule of NetworkPolicy "till" lets it ask the cluster\'s DNS over UDP and TCP, so that names cannot be resolved',
      },
    ]);
    expect(severities(networkDnsAllowed, {}, TILL, egress())).toEqual(['error']);
  });

  test('warns of a pod that may ask over UDP alone', () => {
    const udp = egress({ ports: [{ port: 53, protocol: 'UDP' }] });

    expect(check(networkDnsAllowed, TILL, udp)).toMatchObject([
      { message: expect.stringContaining("the cluster's DNS over TCP, so that large answers are lost") as string },
    ]);
    expect(severities(networkDnsAllowed, {}, TILL, udp)).toEqual(['warning']);
  });

  test('warns of a pod that takes a whole object, of which it may not use the host', () => {
    const settings = object('ConfigMap', 'settings', { data: { url: 'http://ledger.books.svc' } });
    const whole = deployment('till', podSpec({ envFrom: [{ configMapRef: { name: 'settings' } }] }));

    expect(severities(networkDnsAllowed, {}, settings, whole, egress())).toEqual(['warning']);
  });

  test.each<[string, JsonObject]>([
    [
      'another port of the right pods',
      { to: [{ namespaceSelector: KUBE_SYSTEM }], ports: [{ port: 5353, protocol: 'UDP' }] },
    ],
    ['another namespace', { to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'dns' } } }] }],
    [
      'other pods of the right namespace',
      { to: [{ namespaceSelector: KUBE_SYSTEM, podSelector: { matchLabels: { 'k8s-app': 'metrics-server' } } }] },
    ],
  ])('reports a rule for %s', (_, rule) => {
    expect(severities(networkDnsAllowed, {}, TILL, egress(rule), DENY)).toEqual(['error']);
  });

  test('says of a policy that goes by labels of namespaces that these are not there by default', () => {
    const labelled = egress({
      to: [{ namespaceSelector: { matchLabels: { name: 'kube-system' } } }],
      ports: [{ port: 53, protocol: 'UDP' }],
    });

    expect(check(networkDnsAllowed, TILL, labelled)).toMatchObject([
      { message: expect.stringContaining('which no cluster gives it by default') as string },
    ]);
  });

  test('warns where a policy that is not in the set may add what the only one lacks', () => {
    const narrow = egress({ to: [pods('ledger')] });

    expect(severities(networkDnsAllowed, {}, TILL, narrow)).toEqual(['warning']);
    expect(severities(networkDnsAllowed, { world: 'closed' }, TILL, narrow)).toEqual(['error']);
  });

  test.each<[string, JsonObject]>([
    ['everything on the port', { ports: BOTH }],
    ['the namespace of the DNS', { to: [{ namespaceSelector: KUBE_SYSTEM }], ports: BOTH }],
    [
      'the pods of the DNS in any namespace',
      { to: [{ namespaceSelector: {}, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }], ports: BOTH },
    ],
    [
      'pods of the DNS by labels that are not known',
      { to: [{ namespaceSelector: {}, podSelector: { matchLabels: { dns: 'yes' } } }] },
    ],
    [
      'namespaces by labels that are not known',
      { to: [{ namespaceSelector: { matchLabels: { name: 'kube-system' } } }] },
    ],
    ['a cache on the node', { to: [{ ipBlock: { cidr: '169.254.20.10/32' } }], ports: BOTH }],
    ['a range that may hold the address of the DNS', { to: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: BOTH }],
    [
      'the DNS of OpenShift',
      { to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'openshift-dns' } } }] },
    ],
  ])('accepts a rule for %s', (_, rule) => {
    expect(check(networkDnsAllowed, TILL, egress(rule))).toEqual([]);
  });

  test.each<[string, JsonObject[]]>([
    ['a pod that no policy bounds', [TILL]],
    ['a pod that uses no hosts', [deployment('till'), egress()]],
    ['a pod that brings its own resolvers', [reader('till', 'U', 'http://a.b.svc', { dnsPolicy: 'None' }), egress()]],
    ['a pod of the host network', [reader('till', 'U', 'http://a.b.svc', { hostNetwork: true }), egress()]],
  ])('says nothing of %s', (_, objects) => {
    expect(check(networkDnsAllowed, ...objects)).toEqual([]);
  });
});
