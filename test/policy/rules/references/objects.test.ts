import type { JsonObject } from '../../../../lib/manifests';
import { selectorStays } from '../../../../lib/policy/rules/hygiene/selector-stays';
import { containerExists } from '../../../../lib/policy/rules/references/container-exists';
import { policyPeerSelectsPods } from '../../../../lib/policy/rules/references/policy-peer-selects-pods';
import { referenceGrantExists } from '../../../../lib/policy/rules/references/reference-grant-exists';
import { routeSectionExists } from '../../../../lib/policy/rules/references/route-section-exists';
import { spreadSelectsPods } from '../../../../lib/policy/rules/references/spread-selects-pods';
import { statefulsetServiceHeadless } from '../../../../lib/policy/rules/references/statefulset-service-headless';
import { check, deployment, object, podSpec, severities } from '../../support';

describe('container-exists', () => {
  const amount = (containerName?: string) => ({
    name: 'A',
    valueFrom: {
      resourceFieldRef: { resource: 'limits.cpu', ...(containerName === undefined ? {} : { containerName }) },
    },
  });
  const file = (containerName: string) => ({
    volumes: [{ name: 'v', downwardAPI: { items: [{ path: 'a', resourceFieldRef: { containerName } }] } }],
  });

  test('reports an amount of a container that the pod has not, in variables and in files', () => {
    expect(check(containerExists, deployment('till', podSpec({ env: [amount('other')] })))).toEqual([
      {
        rule: 'container-exists',
        on: 'Deployment/till',
        path: '/spec/template/spec/containers/0/env/0/valueFrom/resourceFieldRef/containerName',
        message: 'the pod has no container "other", only "main"',
      },
    ]);
    expect(check(containerExists, deployment('till', podSpec({}, file('other'))))).toHaveLength(1);
  });

  test('accepts its own container, said or not, and one among the init containers', () => {
    const init = { initContainers: [{ name: 'before' }] };

    expect(
      check(containerExists, deployment('till', podSpec({ env: [amount(), amount('main')] }, file('main')))),
    ).toEqual([]);
    expect(check(containerExists, deployment('till', podSpec({ env: [amount('before')] }, init)))).toEqual([]);
  });

  test.each<[JsonObject]>([[{ env: [null, { valueFrom: { resourceFieldRef: [] } }] }], [{ env: 'none' }]])(
    'stands %j',
    (container) => {
      expect(check(containerExists, deployment('till', podSpec(container)))).toEqual([]);
    },
  );
});

describe('statefulset-service-headless', () => {
  const set = (replicas: number) => object('StatefulSet', 'db', { spec: { serviceName: 'db', replicas } });
  const service = (spec: JsonObject) => object('Service', 'db', { spec });

  test('reports several pods behind a Service with an address, and one behind a Service that does not say its type', () => {
    expect(check(statefulsetServiceHeadless, set(2), service({ type: 'ClusterIP' }))).toMatchObject([
      { on: 'StatefulSet/db', path: '/spec/serviceName' },
    ]);
    expect(check(statefulsetServiceHeadless, set(1), service({}))).toHaveLength(1);
  });

  test.each<[string, JsonObject[]]>([
    ['a headless one', [set(2), service({ clusterIP: 'None' })]],
    ['one pod behind an address that is meant', [set(1), service({ type: 'ClusterIP' })]],
    ['a Service that is made elsewhere', [set(2)]],
    ['no Service', [object('StatefulSet', 'db', { spec: {} })]],
  ])('accepts %s', (_, objects) => {
    expect(check(statefulsetServiceHeadless, ...objects)).toEqual([]);
  });
});

describe('policy-peer-selects-pods', () => {
  const policy = (peer: JsonObject, direction = 'ingress') =>
    object('NetworkPolicy', 'till', { spec: { [direction]: [{ [direction === 'ingress' ? 'from' : 'to']: [peer] }] } });
  const peer = (matchLabels: JsonObject, rest: JsonObject = {}) => ({ podSelector: { matchLabels }, ...rest });

  test.each(['ingress', 'egress'])(
    'reports a peer of %s with a label of the set, and a value that no pod has',
    (direction) => {
      expect(check(policyPeerSelectsPods, deployment('till'), policy(peer({ app: 'tills' }), direction))).toMatchObject(
        [{ on: 'NetworkPolicy/till', path: expect.stringContaining(`/spec/${direction}/0/`) as string }],
      );
    },
  );

  test.each<[string, JsonObject]>([
    ['a peer that is there', peer({ app: 'till' })],
    ['a label that pods of others are offered', peer({ 'till-client': 'true' })],
    ['pods of another namespace', peer({ app: 'prometheus' }, { namespaceSelector: {} })],
    ['all pods', peer({})],
    ['expressions', { podSelector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } }],
    ['a range of addresses', { ipBlock: { cidr: '10.0.0.0/8' } }],
  ])('accepts %s', (_, given) => {
    expect(check(policyPeerSelectsPods, deployment('till'), policy(given))).toEqual([]);
  });
});

test('policy-peer-selects-pods accepts pods that an operator makes of an object of the set', () => {
  const labels = { app: 'prometheus' };
  const operated = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'Prometheus',
    metadata: { name: 'k8s', namespace: 'shop', labels },
  };
  const spec = { ingress: [{ from: [{ podSelector: { matchLabels: labels } }] }] };

  expect(check(policyPeerSelectsPods, deployment('till'), operated, object('NetworkPolicy', 'till', { spec }))).toEqual(
    [],
  );
});

describe('spread-selects-pods', () => {
  const spread = (labelSelector: JsonObject) => ({ topologySpreadConstraints: [{ maxSkew: 1, labelSelector }] });
  const apart = (labelSelector: JsonObject, rest: JsonObject = {}) => ({
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [{ podAffinityTerm: { labelSelector, ...rest } }],
      },
    },
  });
  const own = { matchLabels: { app: 'till' } };
  const none = { matchLabels: { app: 'shop' } };

  test('reports what selects neither its own pods nor others', () => {
    expect(check(spreadSelectsPods, deployment('till', podSpec({}, spread(none))))).toMatchObject([
      { path: '/spec/template/spec/topologySpreadConstraints/0/labelSelector' },
    ]);
    expect(check(spreadSelectsPods, deployment('till', podSpec({}, apart(none))))).toMatchObject([
      {
        path: '/spec/template/spec/affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/0/podAffinityTerm/labelSelector',
      },
    ]);
  });

  test.each<[string, JsonObject]>([
    ['its own pods', spread(own)],
    ['an empty selector', spread({})],
    ['no selector', { topologySpreadConstraints: [{ maxSkew: 1 }] }],
    ['its own pods, kept apart', apart(own)],
    ['pods of other namespaces', apart(none, { namespaces: ['other'] })],
  ])('accepts %s', (_, spec) => {
    expect(check(spreadSelectsPods, deployment('till', podSpec({}, spec)))).toEqual([]);
  });

  test('accepts what keeps away from others of the set on purpose', () => {
    expect(check(spreadSelectsPods, deployment('till', podSpec({}, apart(none))), deployment('shop'))).toEqual([]);
  });
});

describe('route-section-exists', () => {
  const gateway = object('Gateway', 'front', { spec: { listeners: [{ name: 'web' }, { name: 'secure' }] } });
  const route = (parent: JsonObject) =>
    object('HTTPRoute', 'till', { spec: { parentRefs: [{ name: 'front', ...parent }] } });

  test('reports a listener that the Gateway has not', () => {
    expect(check(routeSectionExists, gateway, route({ sectionName: 'secured' }))).toMatchObject([
      {
        path: '/spec/parentRefs/0/sectionName',
        message: 'Gateway "front" has no listener "secured", only "web", "secure"',
      },
    ]);
  });

  test.each<[JsonObject]>([
    [{ sectionName: 'web' }],
    [{}],
    [{ sectionName: 'x', namespace: 'other' }],
    [{ sectionName: 'x', kind: 'Service', group: '' }],
  ])('accepts %j', (parent) => {
    expect(check(routeSectionExists, gateway, route(parent))).toEqual([]);
  });
});

describe('reference-grant-exists', () => {
  const route = object('HTTPRoute', 'till', {
    spec: { rules: [{ backendRefs: [{ name: 'db', namespace: 'bank', port: 80 }] }] },
  });
  const service = { kind: 'Service', metadata: { name: 'db', namespace: 'bank' }, spec: { ports: [{ port: 80 }] } };
  const grant = (from: JsonObject, to: JsonObject, namespace = 'bank') => ({
    kind: 'ReferenceGrant',
    metadata: { name: 'g', namespace },
    spec: { from: [from], to: [to] },
  });
  const FROM = { kind: 'HTTPRoute', namespace: 'shop' };

  test('reports what crosses into a namespace of the set without a grant for it', () => {
    expect(check(referenceGrantExists, route, service)).toMatchObject([{ on: 'HTTPRoute/till' }]);
    expect(
      check(referenceGrantExists, route, service, grant({ ...FROM, namespace: 'x' }, { kind: 'Service' })),
    ).toHaveLength(1);
    expect(check(referenceGrantExists, route, service, grant(FROM, { kind: 'Secret' }))).toHaveLength(1);
    expect(check(referenceGrantExists, route, service, grant(FROM, { kind: 'Service', name: 'other' }))).toHaveLength(
      1,
    );
    expect(check(referenceGrantExists, route, service, grant(FROM, { kind: 'Service' }, 'shop'))).toHaveLength(1);
    expect(severities(referenceGrantExists, { world: 'closed' }, route, service)).toEqual(['error']);
  });

  test('accepts a grant for the kind or the name, and what somebody else makes', () => {
    expect(check(referenceGrantExists, route, service, grant(FROM, { kind: 'Service' }))).toEqual([]);
    expect(check(referenceGrantExists, route, service, grant(FROM, { kind: 'Service', name: 'db' }))).toEqual([]);
    expect(check(referenceGrantExists, route)).toEqual([]);
  });
});

describe('selector-stays', () => {
  const workload = (matchLabels: JsonObject) => object('Deployment', 'till', { spec: { selector: { matchLabels } } });

  test('reports labels of a release in a selector once', () => {
    expect(
      check(selectorStays, workload({ app: 'a', 'app.kubernetes.io/version': '1', 'helm.sh/chart': 'c-1' })),
    ).toMatchObject([{ path: '/spec/selector/matchLabels/app.kubernetes.io~1version' }]);
  });

  test('accepts labels that stay, a version of an API among them', () => {
    expect(check(selectorStays, workload({ app: 'a', version: 'v1' }))).toEqual([]);
  });
});
