import type { JsonObject } from '../../../../lib/manifests';
import { externalIps } from '../../../../lib/policy/rules/hardening/external-ips';
import { ingressSnippet } from '../../../../lib/policy/rules/hardening/ingress-snippet';
import { ingressTls } from '../../../../lib/policy/rules/hardening/ingress-tls';
import { networkDefaultDeny } from '../../../../lib/policy/rules/hardening/network-default-deny';
import { networkPolicyCovers } from '../../../../lib/policy/rules/hardening/network-policy-covers';
import { networkPolicyOpen } from '../../../../lib/policy/rules/hardening/network-policy-open';
import { check, checkWith, deployment, object, podSpec, severities } from '../../support';

const POD = podSpec({ image: 'till:1.4.2' });

function ingress(spec: JsonObject, annotations: JsonObject = {}): JsonObject {
  return { kind: 'Ingress', metadata: { name: 'till', namespace: 'shop', annotations }, spec };
}

const HOSTS = { rules: [{ host: 'till.shop.test' }] };

function policy(spec: JsonObject): JsonObject {
  return object('NetworkPolicy', 'till', { spec });
}

describe('pods', () => {
  test('under no policy are told once a namespace, with the others', () => {
    const found = check(networkPolicyCovers, deployment('till', POD), deployment('shelf', POD));

    expect(found).toMatchObject([
      { on: 'Deployment/till', message: 'no NetworkPolicy is on its pods, nor on those of 1 more' },
    ]);
  });

  test.each([
    ['that means them', policy({ podSelector: { matchLabels: { app: 'till' } } })],
    ['that means all', policy({ podSelector: {} })],
    ['of another plug-in', object('CiliumNetworkPolicy', 'till', { spec: {} })],
  ])('under a policy %s are no finding', (_, one) => {
    expect(check(networkPolicyCovers, deployment('till', POD), one)).toEqual([]);
  });

  test('on the network of their node, and what only patches a pod, are no finding', () => {
    const host = podSpec({ image: 'till:1.4.2' }, { hostNetwork: true });

    expect(check(networkPolicyCovers, deployment('till', host), deployment('patch', podSpec()))).toEqual([]);
  });
});

describe('a policy', () => {
  test('with an empty rule lets everybody in', () => {
    expect(check(networkPolicyOpen, policy({ podSelector: {}, ingress: [{}] }))).toMatchObject([
      { path: '/spec/ingress/0' },
    ]);
  });

  test('with a port, a peer, an empty egress rule or no rule at all does not', () => {
    const specs = [
      { ingress: [{ ports: [{ port: 80 }] }] },
      { ingress: [{ from: [] }] },
      { egress: [{}] },
      { ingress: [] },
    ];

    expect(specs.flatMap((spec) => check(networkPolicyOpen, policy(spec)))).toEqual([]);
  });

  test('of a closed set lets nobody out everywhere either, nor in by a peer that means everybody', () => {
    const specs = [
      { egress: [{}] },
      { egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }] },
      { ingress: [{ from: [{ namespaceSelector: {} }] }] },
    ];
    const bounded = [
      { egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } }] }] },
      { egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports: [{ port: 443 }] }] },
      { ingress: [{ from: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: 'till' } } }] }] },
      { ingress: [{ from: [{ podSelector: {} }] }, null] },
    ];
    const judge = (spec: JsonObject) => checkWith(networkPolicyOpen, { world: 'closed' }, policy(spec));

    expect(specs.map((spec) => judge(spec).map(({ path }) => path))).toEqual([
      ['/spec/egress/0'],
      ['/spec/egress/0'],
      ['/spec/ingress/0'],
    ]);
    expect(bounded.flatMap(judge)).toEqual([]);
  });
});

describe('an Ingress', () => {
  test('with hosts and no certificate is a finding', () => {
    expect(check(ingressTls, ingress(HOSTS))).toMatchObject([{ path: '/spec' }]);
  });

  test('that asks cert-manager for a certificate of nothing is likely wrong', () => {
    const asking = ingress(HOSTS, { 'cert-manager.io/cluster-issuer': 'letsencrypt' });

    expect(check(ingressTls, asking)).toMatchObject([
      {
        message:
          'it serves its hosts without TLS: "cert-manager.io/cluster-issuer" makes certificates for what stands under tls, and nothing does',
      },
    ]);
    expect(severities(ingressTls, {}, asking)).toEqual(['warning']);
    expect(severities(ingressTls, {}, ingress(HOSTS))).toEqual(['advice']);
  });

  test.each([
    ['with tls', ingress({ ...HOSTS, tls: [{ hosts: ['till.shop.test'] }] })],
    ['without hosts', ingress({ rules: [{}] })],
    ['with a certificate of its cloud', ingress(HOSTS, { 'networking.gke.io/managed-certificates': 'till' })],
    ['of a class that ends TLS by itself', ingress({ ...HOSTS, ingressClassName: 'tailscale' })],
    ['of such a class by its annotation', ingress(HOSTS, { 'kubernetes.io/ingress.class': 'alb' })],
  ])('%s is none', (_, one) => {
    expect(check(ingressTls, one)).toEqual([]);
  });

  test.each([
    'nginx.ingress.kubernetes.io/configuration-snippet',
    'nginx.ingress.kubernetes.io/server-snippet',
    'nginx.org/location-snippets',
  ])('with %s hands text to its controller', (name) => {
    expect(check(ingressSnippet, ingress(HOSTS, { [name]: 'x' }))).toMatchObject([
      { path: `/metadata/annotations/${name.replace('/', '~1')}` },
    ]);
  });

  test('with other annotations does not', () => {
    expect(check(ingressSnippet, ingress(HOSTS, { 'nginx.ingress.kubernetes.io/rewrite-target': '/' }))).toEqual([]);
  });
});

test('a Service that takes addresses of others is a finding, one that takes none is not', () => {
  const service = (externalIPs: readonly string[]) => object('Service', 'till', { spec: { externalIPs } });

  expect(check(externalIps, service(['203.0.113.7']))).toMatchObject([{ path: '/spec/externalIPs' }]);
  expect(check(externalIps, service([]), object('Service', 'plain', { spec: {} }))).toEqual([]);
});

describe('a namespace of a closed set', () => {
  const closed = { world: 'closed' } as const;
  const narrow = policy({ podSelector: { matchLabels: { app: 'till' } }, ingress: [], egress: [{}] });
  const deny = (spec: JsonObject) => object('NetworkPolicy', 'deny', { spec: { podSelector: {}, ...spec } });
  const judge = (...objects: readonly JsonObject[]) =>
    checkWith(networkDefaultDeny, closed, deployment('till', POD), ...objects).map(({ on, path }) => `${on} ${path}`);

  test('whose policies bound some pods and no policy all has each direction told', () => {
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };

    expect(judge(narrow)).toEqual(['NetworkPolicy/till ', 'NetworkPolicy/till ']);
    expect(judge(narrow, namespace)).toEqual(['Namespace/shop ', 'Namespace/shop ']);
    expect(judge(narrow, deny({ policyTypes: ['Ingress'] }))).toEqual(['NetworkPolicy/till ']);
  });

  test('whose policy for all pods allows everything has that told at the policy', () => {
    expect(judge(deny({ policyTypes: ['Ingress', 'Egress'], egress: [{}] }))).toEqual([
      'NetworkPolicy/deny /spec/egress',
    ]);
  });

  test.each([
    ['that denies both', [narrow, deny({ policyTypes: ['Ingress', 'Egress'] })]],
    ['that bounds all to some peers', [policy({ podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }] })]],
    ['with policies of another plug-in', [narrow, object('CiliumNetworkPolicy', 'all')]],
    ['without policies', []],
    ['without pods', [{ ...narrow, metadata: { name: 'till', namespace: 'bank' } }]],
  ])('%s is no finding', (_, objects) => {
    expect(judge(...objects)).toEqual([]);
  });

  test('is judged only where the set is complete', () => {
    expect(check(networkDefaultDeny, narrow)).toEqual([]);
  });
});
