import { consumers, podSpecs, type Consumer } from '../../lib/manifests/catalogue';
import { referencesOf, toResource, type JsonObject } from '../../lib/manifests';

interface Case {
  readonly entry: string;
  readonly body: JsonObject;
  readonly path: string;
  readonly target: { readonly kind: string; readonly name: string; readonly key?: string };
}

/** How a catalogue entry is called in these tests. */
function called({ kinds, at, name }: Consumer): string {
  return `${kinds === 'pod' ? 'pod' : kinds.join()} ${[at, name].filter((part) => part !== '').join('.')}`;
}

function object(kind: string, spec: JsonObject): JsonObject {
  return { kind, metadata: { name: 'consumer', namespace: 'shop' }, spec };
}

function pod(spec: JsonObject): JsonObject {
  return object('Pod', spec);
}

/** The entries that stand once for main containers and once for init containers. */
function containerCases(list: string): Case[] {
  const at = (container: JsonObject) => pod({ [list]: [{ name: 'main', ...container }] });
  return [
    {
      entry: `pod ${list}.*.env.*.valueFrom.configMapKeyRef.name`,
      body: at({ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'colours', key: 'red' } } }] }),
      path: `/spec/${list}/0/env/0/valueFrom/configMapKeyRef/name`,
      target: { kind: 'ConfigMap', name: 'colours', key: 'red' },
    },
    {
      entry: `pod ${list}.*.env.*.valueFrom.secretKeyRef.name`,
      body: at({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'keys', key: 'door' } } }] }),
      path: `/spec/${list}/0/env/0/valueFrom/secretKeyRef/name`,
      target: { kind: 'Secret', name: 'keys', key: 'door' },
    },
    {
      entry: `pod ${list}.*.envFrom.*.configMapRef.name`,
      body: at({ envFrom: [{ configMapRef: { name: 'colours' } }] }),
      path: `/spec/${list}/0/envFrom/0/configMapRef/name`,
      target: { kind: 'ConfigMap', name: 'colours' },
    },
    {
      entry: `pod ${list}.*.envFrom.*.secretRef.name`,
      body: at({ envFrom: [{ secretRef: { name: 'keys' } }] }),
      path: `/spec/${list}/0/envFrom/0/secretRef/name`,
      target: { kind: 'Secret', name: 'keys' },
    },
  ];
}

const podCases: readonly Case[] = [
  ...containerCases('containers'),
  ...containerCases('initContainers'),
  {
    entry: 'pod volumes.*.configMap.name',
    body: pod({ volumes: [{ name: 'v', configMap: { name: 'colours', items: [{ key: 'red', path: 'r' }] } }] }),
    path: '/spec/volumes/0/configMap/name',
    target: { kind: 'ConfigMap', name: 'colours', key: 'red' },
  },
  {
    entry: 'pod volumes.*.secret.secretName',
    body: pod({ volumes: [{ name: 'v', secret: { secretName: 'keys', items: [{ key: 'door', path: 'd' }] } }] }),
    path: '/spec/volumes/0/secret/secretName',
    target: { kind: 'Secret', name: 'keys', key: 'door' },
  },
  {
    entry: 'pod volumes.*.persistentVolumeClaim.claimName',
    body: pod({ volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'disk' } }] }),
    path: '/spec/volumes/0/persistentVolumeClaim/claimName',
    target: { kind: 'PersistentVolumeClaim', name: 'disk' },
  },
  {
    entry: 'pod imagePullSecrets.*.name',
    body: pod({ imagePullSecrets: [{ name: 'registry' }] }),
    path: '/spec/imagePullSecrets/0/name',
    target: { kind: 'Secret', name: 'registry' },
  },
  {
    entry: 'pod serviceAccountName',
    body: pod({ serviceAccountName: 'clerk' }),
    path: '/spec/serviceAccountName',
    target: { kind: 'ServiceAccount', name: 'clerk' },
  },
];

const otherCases: readonly Case[] = [
  {
    entry: 'ExternalSecret spec.secretStoreRef.name',
    body: object('ExternalSecret', { secretStoreRef: { kind: 'SecretStore', name: 'vault' } }),
    path: '/spec/secretStoreRef/name',
    target: { kind: 'SecretStore', name: 'vault' },
  },
  {
    entry: 'ExternalSecret spec.dataFrom.*.sourceRef.generatorRef.name',
    body: object('ExternalSecret', { dataFrom: [{ sourceRef: { generatorRef: { kind: 'Password', name: 'dice' } } }] }),
    path: '/spec/dataFrom/0/sourceRef/generatorRef/name',
    target: { kind: 'Password', name: 'dice' },
  },
  {
    entry: 'SecretStore spec.provider.gcpsm.auth.workloadIdentity.serviceAccountRef.name',
    body: object('SecretStore', {
      provider: { gcpsm: { auth: { workloadIdentity: { serviceAccountRef: { name: 'reader' } } } } },
    }),
    path: '/spec/provider/gcpsm/auth/workloadIdentity/serviceAccountRef/name',
    target: { kind: 'ServiceAccount', name: 'reader' },
  },
  {
    entry: 'SecretStore spec.provider.kubernetes.auth.serviceAccount.name',
    body: object('SecretStore', { provider: { kubernetes: { auth: { serviceAccount: { name: 'reader' } } } } }),
    path: '/spec/provider/kubernetes/auth/serviceAccount/name',
    target: { kind: 'ServiceAccount', name: 'reader' },
  },
  {
    entry: 'SecretStore spec.provider.kubernetes.server.caProvider.name',
    body: object('SecretStore', {
      provider: { kubernetes: { server: { caProvider: { type: 'ConfigMap', name: 'roots', key: 'ca.crt' } } } },
    }),
    path: '/spec/provider/kubernetes/server/caProvider/name',
    target: { kind: 'ConfigMap', name: 'roots', key: 'ca.crt' },
  },
  {
    entry: 'HorizontalPodAutoscaler spec.scaleTargetRef.name',
    body: object('HorizontalPodAutoscaler', { scaleTargetRef: { kind: 'Deployment', name: 'till' } }),
    path: '/spec/scaleTargetRef/name',
    target: { kind: 'Deployment', name: 'till' },
  },
  {
    entry: 'VerticalPodAutoscaler spec.targetRef.name',
    body: object('VerticalPodAutoscaler', { targetRef: { kind: 'StatefulSet', name: 'till' } }),
    path: '/spec/targetRef/name',
    target: { kind: 'StatefulSet', name: 'till' },
  },
  {
    entry: 'RoleBinding roleRef.name',
    body: { ...object('RoleBinding', {}), roleRef: { kind: 'Role', name: 'clerk' } },
    path: '/roleRef/name',
    target: { kind: 'Role', name: 'clerk' },
  },
  {
    entry: 'RoleBinding subjects.*.name',
    body: { ...object('RoleBinding', {}), subjects: [{ kind: 'ServiceAccount', name: 'clerk' }] },
    path: '/subjects/0/name',
    target: { kind: 'ServiceAccount', name: 'clerk' },
  },
  {
    entry: 'Role rules.*.resourceNames',
    body: { ...object('Role', {}), rules: [{ resources: ['secrets'], resourceNames: ['keys'] }] },
    path: '/rules/0/resourceNames/0',
    target: { kind: 'Secret', name: 'keys' },
  },
  {
    entry: 'Ingress spec.rules.*.http.paths.*.backend.service.name',
    body: object('Ingress', { rules: [{ http: { paths: [{ backend: { service: { name: 'till' } } }] } }] }),
    path: '/spec/rules/0/http/paths/0/backend/service/name',
    target: { kind: 'Service', name: 'till' },
  },
  {
    entry: 'StatefulSet spec.serviceName',
    body: object('StatefulSet', { serviceName: 'till' }),
    path: '/spec/serviceName',
    target: { kind: 'Service', name: 'till' },
  },
];

const priorityClass: Case = {
  entry: 'pod priorityClassName',
  body: pod({ priorityClassName: 'urgent' }),
  path: '/spec/priorityClassName',
  target: { kind: 'PriorityClass', name: 'urgent' },
};

/** What a manifest names, without where it comes from. */
function named(body: JsonObject) {
  return referencesOf(toResource(body)).map(({ path, target, optional }) => ({ path, target, optional }));
}

describe('the catalogue', () => {
  test('every entry is shown to find its reference', () => {
    const shown = [...podCases, ...otherCases, priorityClass].map(({ entry }) => entry);

    expect(shown.sort()).toEqual(consumers.map(called).sort());
  });

  test.each([...podCases, ...otherCases])('$entry names a $target.kind in its own namespace', (item) => {
    const target = { ...item.target, namespace: 'shop' };

    expect(named(item.body)).toEqual([{ path: item.path, target, optional: false }]);
  });

  test('a PriorityClass stands outside any namespace', () => {
    const { body, path, target } = priorityClass;

    expect(named(body)).toEqual([{ path, target: { ...target, namespace: undefined }, optional: false }]);
  });

  test.each(Object.entries(podSpecs))('the references of a pod are found in a %s, at %s', (kind, at) => {
    const steps = at.split('.');
    const body = steps.reduceRight<JsonObject>((inner, step) => ({ [step]: inner }), { serviceAccountName: 'clerk' });

    expect(named({ kind, metadata: { name: 'consumer' }, ...body }).map(({ path }) => path)).toEqual([
      `/${steps.join('/')}/serviceAccountName`,
    ]);
  });
});

describe('references', () => {
  test('each item of a volume is a reference of its own, at the name of the object', () => {
    const items = [
      { key: 'red', path: 'r' },
      { key: 'blue', path: 'b' },
    ];

    const references = named(pod({ volumes: [{ name: 'v', configMap: { name: 'colours', items } }] }));

    expect(references.map(({ target, path }) => [target.key, path])).toEqual([
      ['red', '/spec/volumes/0/configMap/name'],
      ['blue', '/spec/volumes/0/configMap/name'],
    ]);
  });

  test.each([{}, { items: [] }, { items: null }])('a volume without items names the whole object: %j', (items) => {
    const [reference] = named(pod({ volumes: [{ name: 'v', secret: { secretName: 'keys', ...items } }] }));

    expect(reference?.target).toEqual({ kind: 'Secret', namespace: 'shop', name: 'keys' });
  });

  test('each name of a list is a reference of its own, at its own path', () => {
    const body = { ...object('Role', {}), rules: [{ resources: ['secrets'], resourceNames: ['front', 7, 'back'] }] };

    expect(named(body).map(({ target, path }) => [target.name, path])).toEqual([
      ['front', '/rules/0/resourceNames/0'],
      ['back', '/rules/0/resourceNames/2'],
    ]);
  });

  test('the names of a rule are names of each resource that is made here', () => {
    const resources = ['configmaps', 'pods', 'serviceaccounts', 'constructor', 7];
    const body = { ...object('Role', {}), rules: [{ resources, resourceNames: ['till'] }, { resourceNames: ['x'] }] };

    expect(named(body).map(({ target }) => [target.kind, target.name])).toEqual([
      ['ConfigMap', 'till'],
      ['ServiceAccount', 'till'],
    ]);
  });

  test('users and groups are no objects', () => {
    const subjects = ['User', 'Group'].map((kind) => ({ kind, name: 'clerk' }));

    expect(named({ ...object('RoleBinding', {}), subjects })).toEqual([]);
  });

  test.each([
    ['ClusterSecretStore', object('ExternalSecret', { secretStoreRef: { kind: 'ClusterSecretStore', name: 'all' } })],
    ['ClusterRole', { ...object('RoleBinding', {}), roleRef: { kind: 'ClusterRole', name: 'all' } }],
  ])('a %s stands outside any namespace', (kind, body) => {
    expect(named(body).map(({ target }) => target)).toEqual([{ kind, namespace: undefined, name: 'all' }]);
  });

  test('a store whose kind is left out is a SecretStore', () => {
    expect(named(object('ExternalSecret', { secretStoreRef: { name: 'vault' } }))[0]?.target).toEqual({
      kind: 'SecretStore',
      namespace: 'shop',
      name: 'vault',
    });
  });

  test('a namespace beside the name says where the target stands', () => {
    const body = {
      ...object('RoleBinding', {}),
      subjects: [{ kind: 'ServiceAccount', name: 'clerk', namespace: 'bank' }],
    };

    expect(named(body)[0]?.target.namespace).toBe('bank');
  });

  test.each([
    ['an environment variable', { containers: [{ env: [env({ secretKeyRef: ref() })] }] }],
    ['an init container', { initContainers: [{ env: [env({ configMapKeyRef: ref() })] }] }],
    ['a whole environment', { containers: [{ envFrom: [{ secretRef: ref() }] }] }],
    ['a volume', { volumes: [{ name: 'v', secret: { secretName: 'keys', optional: true } }] }],
  ])('what %s marks optional is an optional reference', (_, spec) => {
    expect(named(pod(spec)).map(({ optional }) => optional)).toEqual([true]);
  });

  test('only the word true makes a reference optional', () => {
    const spec = { containers: [{ env: [env({ secretKeyRef: { ...ref(), optional: 'true' } })] }] };

    expect(named(pod(spec))[0]?.optional).toBe(false);
  });

  test.each([
    ['a literal value', { containers: [{ env: [{ name: 'A', value: 'x' }] }] }],
    ['a field of the pod', { containers: [{ env: [env({ fieldRef: { fieldPath: 'status.podIP' } })] }] }],
    ['a scratch volume', { volumes: [{ name: 'v', emptyDir: {} }] }],
    ['a reference that is no mapping', { volumes: [{ name: 'v', configMap: 'colours' }] }],
    ['a name that is no text', { serviceAccountName: 5 }],
  ])('%s names no object', (_, spec) => {
    expect(named(pod(spec))).toEqual([]);
  });

  test('a kind is asked only for what the catalogue knows of it', () => {
    expect(named(object('ConfigMap', { serviceName: 'till', secretStoreRef: { name: 'vault' } }))).toEqual([]);
  });
});

function env(valueFrom: JsonObject): JsonObject {
  return { name: 'A', valueFrom };
}

function ref(): JsonObject {
  return { name: 'keys', key: 'door', optional: true };
}
