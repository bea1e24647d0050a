import { buildGraph, type Json, type JsonObject } from '../../lib/manifests';
import { endOf, networkOf, targetPorts, type End, type PodEnd, type Protocol } from '../../lib/policy/network';
import type { Tri } from '../../lib/policy/tri';
import { deployment, object, podSpec } from './support';

const TILL: PodEnd = { namespace: 'shop', labels: { app: 'till' }, ports: new Map() };
const SHELF: PodEnd = {
  namespace: 'shop',
  labels: { app: 'shelf', tier: 'back' },
  ports: new Map([['http', [{ number: 8080, protocol: 'TCP' }]]]),
};

function policy(spec: JsonObject, app?: string, namespace = 'shop'): JsonObject {
  const podSelector = app === undefined ? {} : { matchLabels: { app } };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: app ?? 'all', namespace },
    spec: { podSelector, ...spec },
  };
}

function egress(...rules: readonly Json[]): JsonObject {
  return policy({ policyTypes: ['Egress'], egress: rules }, 'till');
}

/** Whether the till may send to an end, by default to the shelf's port. */
function sends(objects: readonly JsonObject[], to: End = SHELF, number = 8080, protocol: Protocol = 'TCP'): Tri {
  return networkOf(buildGraph(objects)).bounds(TILL, 'Egress').lets(to, { number, protocol });
}

/** Whether the shelf takes what an end sends. */
function takes(objects: readonly JsonObject[], from: End = TILL, number = 8080, protocol: Protocol = 'TCP'): Tri {
  return networkOf(buildGraph(objects)).bounds(SHELF, 'Ingress').lets(from, { number, protocol });
}

const TO_SHELF = { podSelector: { matchLabels: { app: 'shelf' } } };

describe('a pod that no policy selects', () => {
  test.each<[string, JsonObject[]]>([
    ['there is none', []],
    ['the only one is of another namespace', [policy({ policyTypes: ['Egress'] }, undefined, 'bank')]],
    ['the only one is for another pod', [policy({ policyTypes: ['Egress'] }, 'shelf')]],
    ['the only one is for the other direction', [policy({ policyTypes: ['Ingress'] })]],
    ['the only one says no type and has no egress', [policy({ ingress: [] })]],
    ['the only one is no mapping', [{ ...policy({}), spec: null }]],
  ])('may send anywhere: %s', (_, objects) => {
    expect(sends(objects)).toBe(true);
  });
});

describe('a policy without types', () => {
  test('is for ingress', () => {
    expect(takes([policy({})])).toBe(false);
  });

  test('is for egress too where it has a rule for that', () => {
    expect(sends([policy({ egress: [{ to: [{ podSelector: {} }], ports: [{ port: 1 }] }] })])).toBe(false);
  });
});

describe('rules', () => {
  test('without peers and ports allow everything, and no rules nothing', () => {
    expect(sends([egress({})])).toBe(true);
    expect(sends([egress({ to: [], ports: [] })])).toBe(true);
    expect(sends([egress()])).toBe(false);
  });

  test('of all policies add up', () => {
    expect(sends([policy({ policyTypes: ['Egress'] }), egress({ to: [TO_SHELF] })])).toBe(true);
  });

  test.each<[string, Json, Tri]>([
    ['a number', { port: 8080 }, true],
    ['another number', { port: 80 }, false],
    ['a range around it', { port: 8000, endPort: 9000 }, true],
    ['a range below it', { port: 7000, endPort: 8079 }, false],
    ['a name', { port: 'http' }, true],
    ['a name that is none of the pod', { port: 'grpc' }, false],
    ['another protocol', { port: 8080, protocol: 'UDP' }, false],
    ['a protocol alone', { protocol: 'TCP' }, true],
  ])('for %s of the pod that listens', (_, port, verdict) => {
    expect(sends([egress({ ports: [port] })])).toBe(verdict);
    expect(takes([policy({ ingress: [{ ports: [port] }] }, 'shelf')])).toBe(verdict);
  });

  test('for a named port of an address are unknown', () => {
    expect(sends([egress({ ports: [{ port: 'http' }] })], { address: '10.0.0.1' })).toBeUndefined();
  });
});

describe('peers', () => {
  test.each<[string, Json, Tri]>([
    ['pods of the own namespace', TO_SHELF, true],
    ['other pods', { podSelector: { matchLabels: { app: 'safe' } } }, false],
    ['all pods', { podSelector: {} }, true],
    [
      'an expression that holds',
      { podSelector: { matchExpressions: [{ key: 'tier', operator: 'In', values: ['back'] }] } },
      true,
    ],
    [
      'one that does not',
      { podSelector: { matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['back'] }] } },
      false,
    ],
    ['one on a label there is', { podSelector: { matchExpressions: [{ key: 'tier', operator: 'Exists' }] } }, true],
    [
      'one on a label there is not',
      { podSelector: { matchExpressions: [{ key: 'x', operator: 'DoesNotExist' }] } },
      true,
    ],
    ['one that nobody knows', { podSelector: { matchExpressions: [{ key: 'tier', operator: 'Like' }] } }, undefined],
    ['a label that controllers add', { podSelector: { matchLabels: { 'pod-template-hash': 'abc' } } }, undefined],
    [
      'a label that a mesh adds',
      { podSelector: { matchLabels: { 'service.istio.io/canonical-name': 'x' } } },
      undefined,
    ],
    ['all namespaces', { namespaceSelector: {} }, true],
    [
      'a namespace by its name',
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } },
      true,
    ],
    ['another namespace', { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'bank' } } }, false],
    ['a namespace by labels nobody knows', { namespaceSelector: { matchLabels: { team: 'sales' } } }, undefined],
    [
      'both, of which one does not fit',
      { namespaceSelector: {}, podSelector: { matchLabels: { app: 'safe' } } },
      false,
    ],
    ['an address range, which may hold pods or not', { ipBlock: { cidr: '0.0.0.0/0' } }, undefined],
    ['nothing that is a peer', 'shelf', true],
  ])('are %s', (_, peer, verdict) => {
    expect(sends([egress({ to: [peer] })])).toBe(verdict);
  });

  test('know the labels of namespaces that are in the set', () => {
    const peer = { namespaceSelector: { matchLabels: { team: 'sales' } } };
    const namespace = (team: string) => ({ kind: 'Namespace', metadata: { name: 'shop', labels: { team } } });

    expect(sends([egress({ to: [peer] }), namespace('sales')])).toBe(true);
    expect(sends([egress({ to: [peer] }), namespace('books')])).toBe(false);
  });

  test('without a namespace are of the own', () => {
    expect(sends([egress({ to: [{ podSelector: {} }] })], { ...SHELF, namespace: 'bank' })).toBe(false);
    expect(sends([egress({ to: [{ podSelector: {} }] })], { ...SHELF, namespace: undefined })).toBeUndefined();
  });

  test('may have labels that are not known', () => {
    const dns: End = { namespace: 'shop', labels: { app: 'dns' }, partly: true };

    expect(sends([egress({ to: [{ podSelector: { matchLabels: { tier: 'x' } } }] })], dns)).toBeUndefined();
    expect(sends([egress({ to: [{ podSelector: { matchLabels: { app: 'x' } } }] })], dns)).toBe(false);
  });

  test.each<[string, JsonObject, Tri]>([
    ['8.8.8.8', { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] }, true],
    ['10.255.0.1', { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] }, false],
    ['11.0.0.1', { cidr: '10.0.0.0/8' }, false],
    ['2001:db8::1', { cidr: '2001:db8::/32' }, true],
    ['2001:db8::1', { cidr: '0.0.0.0/0' }, false],
    ['10.0.0.1', { cidr: '10.0.0.0/99' }, undefined],
    ['10.0.0.1', { cidr: 'ten' }, undefined],
    ['10.0.0.1', { cidr: '10.0.0.0/8', except: ['ten'] }, undefined],
  ])('hold the address %s in %j: %s', (address, ipBlock, verdict) => {
    expect(sends([egress({ to: [{ ipBlock }] })], { address })).toBe(verdict);
  });

  test('that are pods or namespaces hold no address', () => {
    expect(sends([egress({ to: [{ namespaceSelector: {} }] })], { address: '8.8.8.8' })).toBe(false);
  });
});

describe('what the set does not tell', () => {
  test('is whether a policy by a label that controllers add is for a pod', () => {
    const revision = { matchLabels: { 'pod-template-hash': 'abc' } };

    expect(sends([{ ...policy({}), spec: { podSelector: revision, policyTypes: ['Egress'] } }])).toBeUndefined();
  });

  test('is whether a policy that leaves its namespace open is for a pod', () => {
    expect(sends([policy({ policyTypes: ['Egress'] }, undefined, '')])).toBeUndefined();
    expect(sends([egress(), policy({ egress: [{}] }, undefined, '')])).toBeUndefined();
  });

  test('is what policies of a network plugin add', () => {
    const cilium = object('CiliumNetworkPolicy', 'more');

    expect(sends([egress(), cilium])).toBeUndefined();
    expect(sends([egress({}), cilium])).toBe(true);
  });
});

test('bounds name the policies that certainly select the pod', () => {
  const bounds = networkOf(buildGraph([policy({ policyTypes: ['Egress'] }), egress()])).bounds(TILL, 'Egress');

  expect([bounds.certain, ...bounds.first(3).map(({ name }) => name)]).toEqual([2, 'all', 'till']);
});

describe("a Service's port leads to", () => {
  const ports = [
    { name: 'http', containerPort: 8080 },
    { name: 'dns', containerPort: 5353, protocol: 'UDP' },
  ];
  const [pod] = buildGraph([deployment('shelf', podSpec({ ports }))]).pods;
  if (pod === undefined) throw new Error('no pod');

  test.each<[string, Json, number[]]>([
    ['the port of that number', { port: 80, targetPort: 8080 }, [8080]],
    ['its own number where no target is named', { port: 80 }, [80]],
    ['the port of that name', { port: 80, targetPort: 'http' }, [8080]],
    ['nothing where no port has the name', { port: 80, targetPort: 'grpc' }, []],
    ['nothing where the named port speaks another protocol', { port: 53, targetPort: 'dns' }, []],
    ['a named port of its protocol', { port: 53, targetPort: 'dns', protocol: 'UDP' }, [5353]],
    ['nothing where it is no port', 'http', []],
  ])('%s', (_, servicePort, numbers) => {
    expect(targetPorts(servicePort, pod).map(({ number }) => number)).toEqual(numbers);
  });

  test('ports that init containers had do not count', () => {
    const [early] = buildGraph([deployment('shelf', podSpec({}, { initContainers: [{ name: 'i', ports }] }))]).pods;

    expect(early === undefined ? undefined : endOf(early).ports).toEqual(new Map());
  });
});
