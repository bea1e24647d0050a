import type { JsonObject } from '../../../../lib/manifests';
import { externalIps } from '../../../../lib/policy/rules/hardening/external-ips';
import { ingressSnippet } from '../../../../lib/policy/rules/hardening/ingress-snippet';
import { ingressTls } from '../../../../lib/policy/rules/hardening/ingress-tls';
import { networkPolicyCovers } from '../../../../lib/policy/rules/hardening/network-policy-covers';
import { networkPolicyOpen } from '../../../../lib/policy/rules/hardening/network-policy-open';
import { check, deployment, object, podSpec } from '../../support';

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
});

describe('an Ingress', () => {
  test('with hosts and no certificate is a finding', () => {
    expect(check(ingressTls, ingress(HOSTS))).toMatchObject([{ path: '/spec' }]);
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
