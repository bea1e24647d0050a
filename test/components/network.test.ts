import { obstacle, type Party } from './network';
import type { NetworkPolicy } from './support';

function policy(app: string | undefined, spec: Partial<NetworkPolicy['spec']>, namespace = 'shop'): NetworkPolicy {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: app ?? 'all', namespace },
    spec: {
      podSelector: app === undefined ? {} : { matchLabels: { app } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [],
      egress: [],
      ...spec,
    },
  };
}

function pod(app: string, namespace = 'shop'): Party {
  return { namespace, labels: { app } };
}

const TO_SHELF = { to: [{ podSelector: { matchLabels: { app: 'shelf' } } }], ports: [{ port: 80 }] };
const FROM_TILL = { from: [{ podSelector: { matchLabels: { app: 'till' } } }], ports: [{ port: 80 }] };
const DENY = policy(undefined, {});
const OPEN = [DENY, policy('till', { egress: [TO_SHELF] }), policy('shelf', { ingress: [FROM_TILL] })];

describe('obstacle', () => {
  test('without policies nothing stands in the way; with a default denial both ends must be let', () => {
    expect(obstacle([], pod('till'), pod('shelf'), 80)).toBeUndefined();
    expect(obstacle(OPEN, pod('till'), pod('shelf'), 80)).toBeUndefined();
    expect(obstacle([DENY], pod('till'), pod('shelf'), 80)).toBe('egress of the source');
    expect(obstacle(OPEN.slice(0, 2), pod('till'), pod('shelf'), 80)).toBe('ingress of the target');
  });

  test.each([
    ['another port', pod('till'), pod('shelf'), 81],
    ['another source', pod('thief'), pod('shelf'), 80],
    ['another target', pod('till'), pod('safe'), 80],
    ['a target of that label in another namespace', pod('till'), pod('shelf', 'bank'), 80],
  ])('reports %s', (_, from, to, port) => {
    expect(obstacle(OPEN, from, to, port)).toBe('egress of the source');
  });

  test('reports a source of that label in another namespace', () => {
    expect(obstacle(OPEN, pod('till', 'bank'), pod('shelf'), 80)).toBe('ingress of the target');
  });

  test('reports another protocol', () => {
    expect(obstacle(OPEN, pod('till'), pod('shelf'), 80, 'UDP')).toBe('egress of the source');
  });

  test('selectors for namespace and pod in one item must both fit', () => {
    const peer = {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
      podSelector: { matchLabels: { app: 'dns' } },
    };
    const policies = [policy('till', { egress: [{ to: [peer] }] })];

    expect(obstacle(policies, pod('till'), pod('dns', 'kube-system'), 53)).toBeUndefined();
    expect(obstacle(policies, pod('till'), pod('etcd', 'kube-system'), 53)).toBe('egress of the source');
    expect(obstacle(policies, pod('till'), pod('dns'), 53)).toBe('egress of the source');
  });

  test('an address range means addresses inside it and outside its exceptions, and no pods', () => {
    const ipBlock = { cidr: '0.0.0.0/0', except: ['10.0.0.0/8', '169.254.0.0/16'] };
    const policies = [policy('till', { egress: [{ to: [{ ipBlock }] }] })];
    const reach = (address: string) => obstacle(policies, pod('till'), { address }, 443);

    expect(reach('8.8.8.8')).toBeUndefined();
    expect(reach('10.255.0.1')).toBe('egress of the source');
    expect(reach('11.0.0.1')).toBeUndefined();
    expect(reach('169.254.169.254')).toBe('egress of the source');
    expect(obstacle(policies, pod('till'), pod('shelf'), 443)).toBe('egress of the source');
  });
});
