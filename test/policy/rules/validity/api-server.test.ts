import { quantityValid } from '../../../../lib/policy/rules/arithmetic/quantity-valid';
import { envOneSource } from '../../../../lib/policy/rules/pod-safety/env-one-source';
import { fieldCombination } from '../../../../lib/policy/rules/validity/field-combination';
import { ingressValid } from '../../../../lib/policy/rules/validity/ingress-valid';
import { metricValid } from '../../../../lib/policy/rules/validity/metric-valid';
import { networkPolicyValid } from '../../../../lib/policy/rules/validity/network-policy-valid';
import { numberRange } from '../../../../lib/policy/rules/validity/number-range';
import { validName } from '../../../../lib/policy/rules/validity/valid-name';
import { deployment, faults, one, paths, pod } from './support';

function policy(rule: string): string {
  return one('networking.k8s.io/v1', 'NetworkPolicy', `spec: { podSelector: {}, egress: [${rule}] }`);
}

describe('network-policy-valid', () => {
  test.each([
    ['{ ports: [{ port: "5432" }] }', 'ports/0/port'],
    ['{ ports: [{ port: Http }] }', 'ports/0/port'],
    ['{ ports: [{ port: 70000 }] }', 'ports/0/port'],
    ['{ ports: [{ port: 90, endPort: 80 }] }', 'ports/0/endPort'],
    ['{ ports: [{ port: http, endPort: 80 }] }', 'ports/0/endPort'],
    ['{ ports: [{ endPort: 80 }] }', 'ports/0/endPort'],
    ['{ to: [{}] }', 'to/0'],
    ['{ to: [null] }', 'to/0'],
    ['{ to: [{ ipBlock: { cidr: 10.0.0.0/8 }, podSelector: {} }] }', 'to/0'],
    ['{ to: [{ ipBlock: { cidr: 10.0.0.0 } }] }', 'to/0/ipBlock/cidr'],
    ['{ to: [{ ipBlock: { cidr: 10.0.0.0/33 } }] }', 'to/0/ipBlock/cidr'],
    ['{ to: [{ ipBlock: { cidr: internal/8 } }] }', 'to/0/ipBlock/cidr'],
    ['{ to: [{ ipBlock: { cidr: "fd00::1" } }] }', 'to/0/ipBlock/cidr'],
    ['{ to: [{ ipBlock: { cidr: 10.0.0.0/8, except: [192.168.0.0/16] } }] }', 'to/0/ipBlock/except/0'],
    ['{ to: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.0.0.0/8] } }] }', 'to/0/ipBlock/except/0'],
    ['{ to: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0] } }] }', 'to/0/ipBlock/except/0'],
  ])('refuses the rule %s', (rule, path) => {
    expect(paths(networkPolicyValid, policy(rule))).toEqual([`/spec/egress/0/${path}`]);
  });

  test.each([
    '{}',
    '{ ports: [{ port: 5432 }, { port: http }, { protocol: UDP }, { port: 80, endPort: 90 }] }',
    '{ to: [{ podSelector: {}, namespaceSelector: {} }, { ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8] } }] }',
    '{ to: [{ ipBlock: { cidr: "::/0", except: ["fd00::/8", "2001:db8::ffff:0:0/96"] } }] }',
    '{ to: [{ ipBlock: { cidr: 10.0.0.7/32 } }, { ipBlock: { cidr: "fd00::7/128" } }] }',
    '{ to: [{ ipBlock: { cidr: "${RANGE}" } }], ports: [{ port: "${PORT}" }] }',
    '{ to: nobody, ports: { port: 1 } }',
  ])('accepts the rule %s', (rule) => {
    expect(paths(networkPolicyValid, policy(rule))).toEqual([]);
  });

  test('warns of an address that its length cuts, which Kubernetes refuses from 1.36 on', () => {
    const cut = policy('{ to: [{ ipBlock: { cidr: 10.0.0.1/8 } }, { ipBlock: { cidr: "fd00::1/64" } }] }');

    expect(faults(networkPolicyValid, cut).map(({ severity }) => severity)).toEqual(['warning', 'warning']);
    expect(faults(networkPolicyValid, cut, { kubernetes: '1.36' }).map(({ severity }) => severity)).toEqual([
      'error',
      'error',
    ]);
  });
});

function ingress(rest: string): string {
  return one('networking.k8s.io/v1', 'Ingress', rest);
}

const BACKEND = 'backend: { service: { name: till, port: { number: 80 } } }';
const RULES = `rules: [{ host: shop.test, http: { paths: [{ path: /, pathType: Prefix, ${BACKEND} }] } }]`;

describe('ingress-valid', () => {
  test.each([
    ['spec: {}', '/spec'],
    ['spec:', '/spec'],
    ['spec: { rules: [] }', '/spec'],
    ['spec: { ingressClassName: nginx, rules: null }', '/spec'],
    ['spec: { rules: [{ http: { paths: [] } }] }', '/spec/rules/0/http'],
    ['spec: { rules: [{ http: {} }] }', '/spec/rules/0/http'],
    ['spec: { rules: [{ http: { paths: [{ backend: {} }] } }] }', '/spec/rules/0/http/paths/0/backend'],
    ['spec: { defaultBackend: {} }', '/spec/defaultBackend'],
    [`spec: { tls: [{ hosts: ["shop.test:443"] }], ${RULES} }`, '/spec/tls/0/hosts/0'],
  ])('refuses %s', (rest, path) => {
    const found = faults(ingressValid, ingress(rest));

    expect(found.map((fault) => [fault.path, fault.severity ?? 'error'])).toEqual([[path, 'error']]);
  });

  test.each([
    `spec: { tls: [{ hosts: [shop.test, "*.shop.test"] }], ${RULES} }`,
    'spec: { defaultBackend: { service: { name: till, port: { name: http } } } }',
    'spec: { defaultBackend: { resource: { kind: Bucket, name: till } } }',
    'spec: { rules: [{ host: shop.test }] }',
    'spec: { rules: "${RULES}" }',
    `spec: { tls: [{ hosts: ["\${HOST}"] }], ${RULES} }`,
    'data: {}',
  ])('accepts %s', (rest) => {
    expect(paths(ingressValid, ingress(rest))).toEqual([]);
  });

  test('only warns of part of a spec, which may be a patch', () => {
    expect(faults(ingressValid, ingress('spec: { ingressClassName: nginx }'))[0]?.severity).toBe('warning');
  });

  test('refuses two different classes, and takes one said twice', () => {
    const classed = (name: string) =>
      ingress(`spec: { ingressClassName: ${name}, ${RULES} }`).replace(
        'name: till }',
        'name: till, annotations: { kubernetes.io/ingress.class: nginx } }',
      );

    expect(paths(ingressValid, classed('traefik'))).toEqual(['/spec/ingressClassName']);
    expect(paths(ingressValid, classed('nginx'))).toEqual([]);
  });

  test('leaves the version before to the rule on removed ones', () => {
    expect(paths(ingressValid, one('networking.k8s.io/v1beta1', 'Ingress', 'spec: { backend: {} }'))).toEqual([]);
  });
});

function scaler(metric: string, rest = ''): string {
  return one('autoscaling/v2', 'HorizontalPodAutoscaler', `spec: { maxReplicas: 3, ${rest} metrics: [${metric}] }`);
}

const CPU = '{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } } }';

describe('metric-valid', () => {
  test.each([
    [CPU.replace('Utilization,', 'utilization,'), '/resource/target/type'],
    [CPU.replace('type: Resource', 'type: Cpu'), '/type'],
    [CPU.replace('type: Resource', 'type: Pods'), ''],
    [CPU.replace('averageUtilization: 70', 'value: 70'), '/resource/target'],
    [CPU.replace('averageUtilization: 70', 'averageUtilization: 0'), '/resource/target/averageUtilization'],
    [CPU.replace('averageUtilization: 70', 'averageUtilization: 70, averageValue: 1'), '/resource/target'],
    [CPU.replace('resource:', 'pods: {}, resource:'), '/pods'],
    ['{ type: External, external: { metric: { name: a }, target: { type: Value } } }', '/external/target'],
  ])('refuses the metric %s', (metric, path) => {
    expect(paths(metricValid, scaler(metric))).toEqual([`/spec/metrics/0${path}`]);
  });

  test.each([
    CPU,
    CPU.replace('Utilization, averageUtilization: 70', 'AverageValue, averageValue: 500m'),
    '{ type: External, external: { metric: { name: a }, target: { type: Value, value: 3 } } }',
    '{ type: "${TYPE}" }',
    'null, 1, {}, { type: {} }',
  ])('accepts the metric %s', (metric) => {
    expect(paths(metricValid, scaler(metric))).toEqual([]);
  });

  test('holds the times of the behaviour within what the server takes', () => {
    const behaved = (times: string) => scaler(CPU, `behavior: { scaleDown: ${times} },`);

    expect(paths(metricValid, behaved('{ stabilizationWindowSeconds: 7200 }'))).toEqual([
      '/spec/behavior/scaleDown/stabilizationWindowSeconds',
    ]);
    expect(paths(metricValid, behaved('{ policies: [{ type: Pods, value: 1, periodSeconds: 3600 }] }'))).toEqual([
      '/spec/behavior/scaleDown/policies/0/periodSeconds',
    ]);
    expect(paths(metricValid, behaved('{ stabilizationWindowSeconds: 3600 }'))).toEqual([]);
  });

  test('knows that nothing measures a pod that is not there', () => {
    expect(paths(metricValid, scaler(CPU, 'minReplicas: 0,'))).toEqual(['/spec/minReplicas']);
    const outside = '{ type: External, external: { metric: { name: a }, target: { type: Value, value: 3 } } }';
    expect(paths(metricValid, scaler(outside, 'minReplicas: 0,'))).toEqual([]);
  });
});

describe('number-range', () => {
  test.each([
    [deployment('replicas: -1'), '/spec/replicas'],
    [deployment('minReadySeconds: -5'), '/spec/minReadySeconds'],
    [pod('livenessProbe: { periodSeconds: -1 }'), '/spec/containers/0/livenessProbe/periodSeconds'],
    [pod('securityContext: { runAsUser: -1 }'), '/spec/containers/0/securityContext/runAsUser'],
    [pod('{}', 'securityContext: { fsGroup: 4294967295 }'), '/spec/securityContext/fsGroup'],
    [pod('{}', 'terminationGracePeriodSeconds: -1'), '/spec/terminationGracePeriodSeconds'],
    [one('batch/v1', 'Job', 'spec: { backoffLimit: -1 }'), '/spec/backoffLimit'],
    [one('autoscaling/v2', 'HorizontalPodAutoscaler', 'spec: { maxReplicas: 0 }'), '/spec/maxReplicas'],
    [one('policy/v1', 'PodDisruptionBudget', 'spec: { minAvailable: -1 }'), '/spec/minAvailable'],
  ])('refuses a number that is too small or too large (%#)', (yaml, path) => {
    expect(paths(numberRange, yaml)).toEqual([path]);
  });

  test.each([
    deployment('replicas: 0'),
    deployment('replicas: "${REPLICAS}"'),
    pod('securityContext: { runAsUser: 0 }, livenessProbe: { periodSeconds: 0 }'),
    one('policy/v1', 'PodDisruptionBudget', 'spec: { minAvailable: 50% }'),
  ])('accepts what the server takes (%#)', (yaml) => {
    expect(paths(numberRange, yaml)).toEqual([]);
  });
});

describe('field-combination, of pods that cannot be', () => {
  const mounted = (rest: string, container = '') => pod(`image: a, ${container} volumeMounts: [{ name: v, ${rest} }]`);
  const mount = '/spec/containers/0/volumeMounts/0';

  test.each([
    [deployment().replace(/containers: .*/, 'containers: []'), '/spec/template/spec/containers'],
    [mounted('subPath: ../etc'), `${mount}/subPath`],
    [mounted('subPath: /etc'), `${mount}/subPath`],
    [mounted('subPath: a, subPathExpr: b'), mount],
    [mounted('mountPropagation: Bidirectional'), `${mount}/mountPropagation`],
    [
      one('batch/v1', 'Job', 'spec: { template: { spec: { restartPolicy: Never, containers: [{ name: a }] } } }'),
      '/spec/template/spec/containers/0',
    ],
    [
      one(
        'batch/v1',
        'CronJob',
        'spec: { schedule: "@daily", jobTemplate: { spec: { template: { spec: { restartPolicy: Never, containers: [{ name: a }] } } } } }',
      ),
      '/spec/jobTemplate/spec/template/spec/containers/0',
    ],
  ])('are refused (%#)', (yaml, path) => {
    expect(paths(fieldCombination, yaml)).toEqual([path]);
  });

  test.each([
    mounted('subPath: etc/..data'),
    mounted('subPathExpr: $(POD)/logs'),
    mounted('mountPropagation: Bidirectional', 'securityContext: { privileged: true },'),
    mounted('mountPropagation: HostToContainer'),
    one('batch/v1', 'Job', 'spec: { template: { spec: { containers: [{ name: a, env: [] }] } } }'),
    one('apps/v1', 'Deployment', 'spec: { template: { spec: { containers: [] } } }'),
  ])('and their good twins and patches are not (%#)', (yaml) => {
    expect(paths(fieldCombination, yaml)).toEqual([]);
  });
});

describe('env-one-source, of whole objects', () => {
  const container = (rest: string) => pod(`image: a, ${rest}`);

  test.each([
    ['envFrom: [{ secretRef: null }]', 'envFrom/0'],
    ['envFrom: [{ prefix: A_ }]', 'envFrom/0'],
    ['envFrom: [{ secretRef: { name: "" } }]', 'envFrom/0'],
    ['envFrom: [{ secretRef: { name: a }, configMapRef: { name: b } }]', 'envFrom/0'],
    ['env: [{ name: A, valueFrom: { secretKeyRef: { name: null, key: a } } }]', 'env/0'],
  ])('refuses %s', (rest, path) => {
    expect(paths(envOneSource, container(rest))).toEqual([`/spec/containers/0/${path}`]);
  });

  test.each([
    'envFrom: [{ secretRef: { name: a } }, { configMapRef: { name: b }, prefix: A_ }]',
    'envFrom: [{ secretRef: { name: "${NAME}" } }]',
    'envFrom: all',
    'env: [{ name: A, valueFrom: { secretKeyRef: { name: a, key: a } } }]',
  ])('accepts %s', (rest) => {
    expect(paths(envOneSource, container(rest))).toEqual([]);
  });

  test('leaves the name out of a patch to what it is merged into', () => {
    expect(paths(envOneSource, pod('env: [{ name: A, valueFrom: { secretKeyRef: { key: a } } }]'))).toEqual([]);
  });
});

describe('quantity-valid, of volumes without room', () => {
  const claim = (size: string) =>
    one('v1', 'PersistentVolumeClaim', `spec: { resources: { requests: { storage: ${size} } } }`);

  test.each(['0', '0Gi', '"0"'])('refuses a claim of %s', (size) => {
    expect(paths(quantityValid, claim(size))).toEqual(['/spec/resources/requests/storage']);
  });

  test('refuses it in the claims of a StatefulSet, and takes nothing of a container', () => {
    const template = 'volumeClaimTemplates: [{ spec: { resources: { requests: { storage: 0Gi } } } }]';

    expect(paths(quantityValid, one('apps/v1', 'StatefulSet', `spec: { ${template} }`))).toHaveLength(1);
    expect(paths(quantityValid, claim('1Gi'))).toEqual([]);
    expect(paths(quantityValid, pod('resources: { requests: { ephemeral-storage: 0 } }'))).toEqual([]);
  });
});

test('valid-name leaves the name of a PodDisruptionBudget to what a URL can hold, as the server does', () => {
  expect(paths(validName, one('policy/v1', 'PodDisruptionBudget', '', 'Till_PDB'))).toEqual([]);
  expect(paths(validName, one('policy/v1', 'PodDisruptionBudget', '', 'till%2Fpdb'))).toEqual(['/metadata/name']);
});
