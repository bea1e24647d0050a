import { bindingValid } from '../../../../lib/policy/rules/validity/binding-valid';
import { fieldCombination } from '../../../../lib/policy/rules/validity/field-combination';
import { deployment, documents, faults, messages, one, paths, pod } from './support';

function binding(kind: string, rest: string): string {
  return one('rbac.authorization.k8s.io/v1', kind, rest);
}

const ROLE = 'roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }';

describe('binding-valid', () => {
  test('refuses an account without a namespace where the binding has none either', () => {
    const wide = binding('ClusterRoleBinding', `${ROLE}\nsubjects: [{ kind: ServiceAccount, name: a }]`);
    const account = documents(
      '{ apiVersion: v1, kind: ServiceAccount, metadata: { name: a, namespace: shop } }\n',
      wide,
    );

    expect(messages(bindingValid, account)).toEqual([
      '/subjects/0: a ServiceAccount that a ClusterRoleBinding names needs its namespace',
    ]);
    expect(faults(bindingValid, wide, { world: 'closed' })[0]?.severity).toBeUndefined();
    expect(faults(bindingValid, wide)).toMatchObject([
      {
        severity: 'warning',
        message: expect.stringContaining('this looks like a base, whose overlays set it') as string,
      },
    ]);
    expect(
      messages(bindingValid, binding('RoleBinding', `${ROLE}\nsubjects: [{ kind: ServiceAccount, name: a }]`)),
    ).toEqual([]);
  });

  test.each([
    ['ClusterRoleBinding', 'roleRef: { kind: Role, name: view }', '/roleRef/kind'],
    ['RoleBinding', 'roleRef: { kind: Account, name: view }', '/roleRef/kind'],
    ['RoleBinding', 'roleRef: { apiGroup: rbac, kind: Role, name: view }', '/roleRef/apiGroup'],
    ['RoleBinding', `${ROLE}\nsubjects: [{ kind: Pod, name: a }]`, '/subjects/0/kind'],
    [
      'RoleBinding',
      `${ROLE}\nsubjects: [{ kind: ServiceAccount, name: a, apiGroup: rbac.authorization.k8s.io }]`,
      '/subjects/0/apiGroup',
    ],
    ['RoleBinding', `${ROLE}\nsubjects: [{ kind: User, name: a, apiGroup: v1 }]`, '/subjects/0/apiGroup'],
  ])('refuses a %s with %s', (kind, rest, path) => {
    expect(paths(bindingValid, binding(kind, rest))).toEqual([path]);
  });

  test.each([
    `${ROLE}\nsubjects: [{ kind: ServiceAccount, name: a, namespace: b, apiGroup: "" }]`,
    `${ROLE}\nsubjects: [{ kind: User, name: a }, { kind: Group, name: b, apiGroup: rbac.authorization.k8s.io }]`,
    'roleRef: { kind: "${KIND}", name: view }\nsubjects: [{ kind: "${KIND}" }]',
    'roleRef: view\nsubjects: { kind: 1 }',
    'subjects: [null, 1, {}]',
  ])('accepts a ClusterRoleBinding with %j', (rest) => {
    expect(paths(bindingValid, binding('ClusterRoleBinding', rest))).toEqual([]);
  });
});

function service(spec: string, name = 'till'): string {
  return one('v1', 'Service', `spec: { ${spec} }`, name);
}

describe('field-combination, of Services', () => {
  test.each([
    ['ports: [{ port: 80, nodePort: 30080 }]', '/spec/ports/0/nodePort'],
    ['type: ExternalName', '/spec'],
    ['type: LoadBalancer, clusterIP: None', '/spec/clusterIP'],
    ['clusterIP: Auto', '/spec/clusterIP'],
    ['clusterIP: 10.0.0', '/spec/clusterIP'],
    ['type: NodePort, ports: [{ port: 80, nodePort: 30080 }, { port: 81, nodePort: 30080 }]', '/spec/ports/1/nodePort'],
  ])('refuses %s', (spec, path) => {
    expect(paths(fieldCombination, service(spec))).toEqual([path]);
  });

  test.each([
    'ports: [{ port: 80, nodePort: 0 }, { port: 81, nodePort: null }]',
    'clusterIP: None',
    'clusterIP: 10.0.0.7',
    'clusterIP: "fd00::7"',
    'clusterIP: "${ADDRESS}"',
    'type: ExternalName, externalName: db.test',
    'type: NodePort, ports: [{ port: 80, nodePort: 30080 }, { port: 80, nodePort: 30080, protocol: UDP }]',
    'type: 1, ports: { port: 80 }',
  ])('accepts %s', (spec) => {
    expect(paths(fieldCombination, service(spec))).toEqual([]);
  });

  test('lets one port of the nodes go to one Service', () => {
    const spec = 'type: NodePort, ports: [{ port: 80, nodePort: 30080 }]';
    const found = faults(fieldCombination, documents(service(spec, 'a'), service(spec, 'b')));

    expect(found.map(({ resource, message }) => `${resource.name}: ${message}`)).toEqual([
      'b: nodePort 30080 is taken by another port of this set',
    ]);
  });

  test('takes Services of two files, and a Service that stands twice, for variants', () => {
    const spec = 'type: NodePort, ports: [{ port: 80, nodePort: 30080 }]';

    expect(faults(fieldCombination, { 'a.yaml': service(spec, 'a'), 'b.yaml': service(spec, 'b') })).toEqual([]);
    expect(faults(fieldCombination, documents(service(spec), service(spec)))).toEqual([]);
  });

  test('warns of two files whose Services stand in one namespace', () => {
    const placed = (name: string) =>
      service('type: NodePort, ports: [{ port: 80, nodePort: 30080 }]', `${name}, namespace: shop`);
    const found = faults(fieldCombination, { 'a.yaml': placed('a'), 'b.yaml': placed('b') });

    expect(found.map(({ path, severity }) => [path, severity])).toEqual([['/spec/ports/0/nodePort', 'warning']]);
  });
});

describe('field-combination, of pods', () => {
  const IMAGE = 'image: "till:1.0.0"';

  test.each([
    [
      `${IMAGE}, env: [{ name: A, valueFrom: { fieldRef: { fieldPath: metadata.nmae } } }]`,
      '',
      '/spec/containers/0/env/0/valueFrom/fieldRef/fieldPath',
    ],
    [
      `${IMAGE}, env: [{ name: A, valueFrom: { fieldRef: { fieldPath: metadata.labels } } }]`,
      '',
      '/spec/containers/0/env/0/valueFrom/fieldRef/fieldPath',
    ],
    [
      `${IMAGE}, ports: [{ containerPort: 8080, hostPort: 80 }]`,
      'hostNetwork: true',
      '/spec/containers/0/ports/0/hostPort',
    ],
    [IMAGE, 'volumes: [{ name: a, emptyDir: {} }, { name: a, emptyDir: {} }]', '/spec/volumes/1/name'],
    [IMAGE, 'initContainers: [{ name: first }]', '/spec/initContainers/0'],
  ])('refuses %s %s', (container, spec, path) => {
    expect(paths(fieldCombination, pod(container, spec))).toEqual([path]);
  });

  test.each([
    [`${IMAGE}, env: [{ name: A, valueFrom: { fieldRef: { fieldPath: "metadata.labels['a/b']" } } }]`, ''],
    [
      `${IMAGE}, env: [{ name: A, valueFrom: { fieldRef: { fieldPath: status.hostIPs } } }, { name: B, valueFrom: {} }]`,
      '',
    ],
    [`${IMAGE}, ports: [{ containerPort: 8080, hostPort: 80 }]`, ''],
    [`${IMAGE}, ports: [{ containerPort: 8080, hostPort: 0 }, 1]`, 'hostNetwork: true'],
    [IMAGE, 'volumes: [{ name: "${A}" }, { name: "${A}" }, { name: "" }, null]'],
  ])('accepts %s %s', (container, spec) => {
    expect(paths(fieldCombination, pod(container, spec))).toEqual([]);
  });

  test('misses the image of a whole workload, and not of a patch', () => {
    const patch = one('apps/v1', 'Deployment', 'spec: { template: { spec: { containers: [{ name: main }] } } }');

    expect(paths(fieldCombination, deployment('', 'initContainers: [{ name: first }]'))).toEqual([
      '/spec/template/spec/initContainers/0',
    ]);
    expect(paths(fieldCombination, patch)).toEqual([]);
  });
});

describe('field-combination, of budgets and routes', () => {
  const budget = (spec: string) => one('policy/v1', 'PodDisruptionBudget', `spec: { ${spec} }`);
  const route = (port: string) =>
    one('networking.k8s.io/v1', 'Ingress', `spec: { defaultBackend: { service: { name: till, port: ${port} } } }`);

  test.each([
    [budget('minAvailable: 0, maxUnavailable: 1'), '/spec'],
    [route('{ name: http, number: 80 }'), '/spec/defaultBackend/service/port'],
    [route('{}'), '/spec/defaultBackend/service/port'],
  ])('refuses %s', (text, path) => {
    expect(paths(fieldCombination, text)).toEqual([path]);
  });

  test.each([
    budget('minAvailable: 1, maxUnavailable: null'),
    route('{ name: "", number: 80 }'),
    route('{ name: http, number: 0 }'),
    route('80'),
  ])('accepts %s', (text) => {
    expect(paths(fieldCombination, text)).toEqual([]);
  });
});
