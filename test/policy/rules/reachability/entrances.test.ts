import type { JsonObject } from '../../../../lib/manifests';
import { networkEntranceOpen } from '../../../../lib/policy/rules/reachability/network-entrance-open';
import { networkEgressPort } from '../../../../lib/policy/rules/reachability/network-egress-port';
import { networkPolicyPort } from '../../../../lib/policy/rules/reachability/network-policy-port';
import { check, checkWith, deployment, object, podSpec, severities } from '../../support';

const PODS = deployment('till', podSpec({ ports: [{ name: 'http', containerPort: 8080 }] }));

function service(spec: JsonObject = {}): JsonObject {
  return object('Service', 'till', {
    spec: { selector: { app: 'till' }, ports: [{ port: 80, targetPort: 8080 }], ...spec },
  });
}

const INGRESS = object('Ingress', 'till', {
  spec: { defaultBackend: { service: { name: 'till', port: { number: 80 } } } },
});

function policy(ingress: readonly JsonObject[], name = 'till'): JsonObject {
  const podSelector = { matchLabels: { app: 'till' } };
  return object('NetworkPolicy', name, { spec: { podSelector, policyTypes: ['Ingress'], ingress } });
}

function ports(...numbers: readonly (number | string)[]): JsonObject {
  return { ports: numbers.map((port) => ({ port })) };
}

describe('network-entrance-open', () => {
  test('reports an Ingress whose pods let nobody in, at its backend', () => {
    expect(check(networkEntranceOpen, INGRESS, service(), PODS, policy([]))).toEqual([
      {
        rule: 'network-entrance-open',
        on: 'Ingress/till',
        path: '/spec/defaultBackend/service',
        message:
          'requests for Service "till" do not arrive: no ingress rule of NetworkPolicy "till" opens port 8080/TCP of Deployment/till to anybody',
      },
    ]);
  });

  test('is certain where the set is complete', () => {
    expect(severities(networkEntranceOpen, {}, INGRESS, service(), PODS, policy([]))).toEqual(['warning']);
    expect(severities(networkEntranceOpen, { world: 'closed' }, INGRESS, service(), PODS, policy([]))).toEqual([
      'error',
    ]);
  });

  const webhook = {
    kind: 'ValidatingWebhookConfiguration',
    apiVersion: 'admissionregistration.k8s.io/v1',
    metadata: { name: 'till' },
    webhooks: [{ name: 'a', clientConfig: { service: { name: 'till', namespace: 'shop', port: 80 } } }],
  };

  test.each([
    ['the port of the Service', [INGRESS, service(), policy([ports(80)])]],
    ['a balancer', [service({ type: 'LoadBalancer' }), policy([])]],
    ['a webhook', [webhook, service(), policy([])]],
  ])('reports %s', (_, objects) => {
    expect(check(networkEntranceOpen, PODS, ...objects)).toHaveLength(1);
  });

  const from = [{ namespaceSelector: { matchLabels: { name: 'ingress-nginx' } } }];

  test.each([
    ['no policy', [INGRESS, service()]],
    ['a rule for the port', [INGRESS, service(), policy([{ from, ...ports(8080) }])]],
    ['a rule for the name', [INGRESS, service(), policy([{ from, ...ports('http') }])]],
    ['a rule for all ports', [INGRESS, service(), policy([{ from }])]],
    ['another policy that opens it', [INGRESS, service(), policy([]), policy([ports(8080)], 'open')]],
    ['a Service that nobody outside is led to', [service(), policy([])]],
    ['a Service outside the set', [INGRESS, policy([])]],
  ])('says nothing of %s', (_, objects) => {
    expect(check(networkEntranceOpen, PODS, ...objects)).toEqual([]);
  });
});

describe('network-policy-port', () => {
  test('reports a policy that opens only what its pods do not listen on', () => {
    expect(check(networkPolicyPort, service(), PODS, policy([ports(80)]))).toEqual([
      {
        rule: 'network-policy-port',
        on: 'NetworkPolicy/till',
        path: '/spec/ingress/0/ports/0/port',
        message: 'NetworkPolicy "till" opens port 80 only, and Deployment/till listens on 8080',
      },
    ]);
    expect(check(networkPolicyPort, PODS, policy([ports('web')]))).toHaveLength(1);
  });

  test.each([
    ['another policy for the same pods', [policy([ports(80)]), policy([ports(8080)], 'other')]],
    ['a port that is asked for measurements', [policy([ports(9090)])]],
    ['a policy that says so', [policy([ports(8081)], 'allow-metrics')]],
  ])('only warns where there is %s', (_, policies) => {
    expect(severities(networkPolicyPort, {}, PODS, ...policies)).toEqual(['warning']);
  });

  const silent = deployment('till');

  test.each([
    ['the port of the pods', [PODS, policy([ports(8080)])]],
    ['its name', [PODS, policy([ports('http')])]],
    ['a range around it', [PODS, policy([{ ports: [{ port: 8000, endPort: 9000 }] }])]],
    ['one port of several', [PODS, policy([ports(80, 8080)])]],
    ['a rule for all ports', [PODS, policy([ports(80), {}])]],
    ['a policy that shuts all', [PODS, policy([])]],
    ['pods that declare nothing', [silent, policy([ports(80)])]],
    ['a port that only the Service tells', [silent, service(), policy([ports(8080)])]],
    ['the port of a mesh', [PODS, policy([ports(15020)])]],
    ['a port that is filled in later', [PODS, policy([ports('${PORT}')])]],
    ['other pods', [deployment('shelf', podSpec({ ports: [{ containerPort: 1 }] })), policy([ports(80)])]],
  ])('says nothing of %s', (_, objects) => {
    expect(check(networkPolicyPort, ...objects)).toEqual([]);
  });
});

describe('in a closed world', () => {
  test('every port that a policy opens is one on which its pods listen', () => {
    const two = policy([ports(8080), ports(9999)]);

    expect(check(networkPolicyPort, PODS, service(), two)).toEqual([]);
    expect(checkWith(networkPolicyPort, { world: 'closed' }, PODS, service(), two)).toEqual([
      {
        rule: 'network-policy-port',
        on: 'NetworkPolicy/till',
        path: '/spec/ingress/1/ports/0/port',
        message: 'NetworkPolicy "till" opens port 9999, and Deployment/till listens on 8080',
      },
    ]);
  });
});

describe('network-egress-port', () => {
  const egress = (to: JsonObject[], ...numbers: readonly (number | string)[]) =>
    object('NetworkPolicy', 'shelf', {
      spec: { podSelector: {}, policyTypes: ['Egress'], egress: [{ to, ...ports(...numbers) }] },
    });
  const TILL = { podSelector: { matchLabels: { app: 'till' } } };

  test('reports the port of a Service, which policies never see', () => {
    expect(check(networkEgressPort, PODS, service(), egress([TILL], 80))).toEqual([
      {
        rule: 'network-egress-port',
        on: 'NetworkPolicy/shelf',
        path: '/spec/egress/0/ports/0/port',
        message: 'NetworkPolicy "shelf" allows egress to port 80 of Deployment/till, which listens on 8080',
      },
    ]);
  });

  test('reports any port on which nobody listens where the set is complete', () => {
    const objects = [PODS, service(), egress([TILL], 8080, 9999)];

    expect(check(networkEgressPort, ...objects)).toEqual([]);
    expect(checkWith(networkEgressPort, { world: 'closed' }, ...objects)).toMatchObject([
      { path: '/spec/egress/0/ports/1/port' },
    ]);
    expect(severities(networkEgressPort, { world: 'closed' }, ...objects)).toEqual(['error']);
  });

  test.each([
    ['the port of the pods, by number or name', egress([TILL], 8080, 'http')],
    ['an address beside the pods', egress([TILL, { ipBlock: { cidr: '10.0.0.0/8' } }], 80)],
    ['pods of other namespaces', egress([{ namespaceSelector: {}, ...TILL }], 80)],
    ['pods that are not in the set', egress([{ podSelector: { matchLabels: { app: 'vault' } } }], 80)],
    ['all ports', egress([TILL])],
    [
      'odd input',
      object('NetworkPolicy', 'shelf', { spec: { egress: [null, { to: 'till', ports: [{ port: 80 }] }] } }),
    ],
  ])('accepts %s', (_, one) => {
    expect(checkWith(networkEgressPort, { world: 'closed' }, PODS, service(), one)).toEqual([]);
  });

  test('says nothing of pods that may listen anywhere, or that use the network of their node', () => {
    const closed = { world: 'closed' } as const;
    const host = deployment('till', podSpec({ ports: [{ containerPort: 8080 }] }, { hostNetwork: true }));

    expect(checkWith(networkEgressPort, closed, deployment('till'), egress([TILL], 80))).toEqual([]);
    expect(checkWith(networkEgressPort, closed, host, egress([TILL], 80))).toEqual([]);
  });
});
