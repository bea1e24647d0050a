import type { JsonObject } from '../../../../lib/manifests';
import { networkIngressAllowed } from '../../../../lib/policy/rules/reachability/network-ingress-allowed';
import { check, object, podSpec, severities } from '../../support';
import { policy, pods, reader, server } from './support';

const TILL = reader('till', 'LEDGER_URL', 'http://ledger');
const LEDGER = server('ledger');
const DENY = policy('deny', undefined, { policyTypes: ['Ingress'] });

function ingress(...rules: readonly JsonObject[]): JsonObject {
  return policy('ledger', 'ledger', { policyTypes: ['Ingress'], ingress: rules });
}

describe('network-ingress-allowed', () => {
  test('reports a default denial that no policy opens, where the host stands', () => {
    expect(check(networkIngressAllowed, TILL, ...LEDGER, DENY)).toEqual([
      {
        rule: 'network-ingress-allowed',
        on: 'Deployment/till',
        path: '/spec/template/spec/containers/0/env/0/value',
        message:
          'Deployment/till is told to use Service "ledger", and no ingress rule of NetworkPolicy "deny" lets it into Deployment/ledger at port 8080/TCP',
      },
    ]);
    expect(severities(networkIngressAllowed, {}, TILL, ...LEDGER, DENY)).toEqual(['error']);
  });

  test('is certain only where the set denies what it does not allow, or is closed', () => {
    const narrow = ingress({ from: [pods('thief')] });

    expect(severities(networkIngressAllowed, {}, TILL, ...LEDGER, narrow)).toEqual(['warning']);
    expect(severities(networkIngressAllowed, {}, TILL, ...LEDGER, narrow, DENY)).toEqual(['error']);
    expect(severities(networkIngressAllowed, { world: 'closed' }, TILL, ...LEDGER, narrow)).toEqual(['error']);
  });

  test.each<[string, JsonObject]>([
    ['the port of the Service in place of that of the pod', { from: [pods('till')], ports: [{ port: 80 }] }],
    ['another source', { from: [pods('thief')] }],
    ['another protocol', { ports: [{ port: 8080, protocol: 'UDP' }] }],
    [
      'another namespace',
      { from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'bank' } } }] },
    ],
  ])('reports a rule for %s', (_, rule) => {
    expect(check(networkIngressAllowed, TILL, ...LEDGER, DENY, ingress(rule))).toHaveLength(1);
  });

  test.each<[string, JsonObject[]]>([
    ['a rule for the source and the number', [DENY, ingress({ from: [pods('till')], ports: [{ port: 8080 }] })]],
    ['a rule for the name of the port', [DENY, ingress({ ports: [{ port: 'http' }] })]],
    ['a rule for everything', [DENY, ingress({})]],
    [
      'a rule for namespaces by labels that are not in the set',
      [DENY, ingress({ from: [{ namespaceSelector: { matchLabels: { team: 'x' } } }] })],
    ],
    ['policies for other pods', [policy('till', 'till', { policyTypes: ['Ingress'] })]],
    ['policies of a network plugin, which may allow more', [DENY, object('CiliumNetworkPolicy', 'more')]],
  ])('accepts %s', (_, policies) => {
    expect(check(networkIngressAllowed, TILL, ...LEDGER, ...policies)).toEqual([]);
  });

  test('says nothing where one of several targets lets the source in', () => {
    const pod = podSpec({ ports: [{ name: 'http', containerPort: 8080 }] });
    const template = { metadata: { labels: { app: 'ledger', open: 'yes' } }, spec: pod };
    const second = object('Deployment', 'ledger-two', { spec: { template } });
    const rule = object('NetworkPolicy', 'open', {
      spec: { podSelector: { matchLabels: { open: 'yes' } }, policyTypes: ['Ingress'], ingress: [{}] },
    });

    expect(check(networkIngressAllowed, TILL, ...LEDGER, second, DENY, rule)).toEqual([]);
  });

  test('says nothing of Services that nobody is told of', () => {
    expect(check(networkIngressAllowed, ...LEDGER, DENY)).toEqual([]);
  });
});
