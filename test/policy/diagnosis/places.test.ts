import type { JsonObject } from '../../../lib/manifests';
import { closed, found, object, reading, secret } from './support';

describe('an unused object that holds exactly what is needed', () => {
  const map = (name: string, ...keys: string[]) =>
    object('ConfigMap', name, { data: Object.fromEntries(keys.map((key) => [key, ''])) });
  const pod = (serviceAccountName: string) => object('Pod', 'web', { spec: { serviceAccountName, containers: [] } });

  test('is said of a missing ConfigMap', () => {
    expect(found([reading('configMapKeyRef', 'proxy', 'a', 'b'), map('front', 'b', 'a')])).toMatchObject([
      {
        cause: 'renamed-unused',
        severity: 'warning',
        message:
          'ConfigMap "proxy" is missing, ConfigMap "front" has exactly the keys that are asked for, and nothing uses it; it must exist with keys a, b',
      },
    ]);
  });

  test.each<[string, JsonObject[]]>([
    ['has a key more', [map('front', 'a', 'b')]],
    ['is one of two', [map('front', 'a'), map('back', 'a')]],
    [
      'is used',
      [
        map('front', 'a'),
        { ...reading('configMapKeyRef', 'front', 'a'), metadata: { name: 'x', namespace: 'staging-shop' } },
      ],
    ],
    ['is elsewhere', [object('ConfigMap', 'front', { data: { a: '' } }, 'bank')]],
  ])('is not one that %s', (_, objects) => {
    expect(found([reading('configMapKeyRef', 'proxy', 'a'), ...objects])).toMatchObject([{ cause: 'missing-object' }]);
  });

  test('is said of a missing account, even where the other has rights', () => {
    const subjects = [{ kind: 'ServiceAccount', name: 'clerk', namespace: 'staging-shop' }];
    const binding = object('RoleBinding', 'b', { subjects, roleRef: { kind: 'ClusterRole', name: 'view' } });

    expect(found([pod('teller'), object('ServiceAccount', 'clerk'), binding])).toMatchObject([
      { rule: 'serviceaccount-exists', cause: 'renamed-unused' },
    ]);
  });
});

test('an object that others only add to is made by nobody', () => {
  const extra = {
    ...object('ExternalSecret', 'extra', {
      spec: { target: { name: 'keys', creationPolicy: 'Merge' }, data: [{ secretKey: 'a' }] },
    }),
    apiVersion: 'external-secrets.io/v1',
  };

  expect(found([reading('secretKeyRef', 'keys', 'a'), extra])).toMatchObject([
    {
      cause: 'only-added-to',
      message: expect.stringContaining('ExternalSecret/extra only adds keys to it, and nothing makes it') as string,
    },
  ]);
});

describe('a place that only looks like one that names', () => {
  function broker(spec: JsonObject): JsonObject {
    return { ...object('Broker', 'staging-queue', { spec }), apiVersion: 'brokers.example.com/v1' };
  }

  test.each<[string, JsonObject, string, string]>([
    ['a key that is read', { secretKeyRef: { name: 'keys', key: 'a' } }, 'secret-exists', 'error'],
    ['an object that is read', { secretRef: { name: 'keys' } }, 'secret-exists', 'error'],
    ['a name that may as well be written', { tls: { secretName: 'keys' } }, 'secret-exists', 'warning'],
  ])('is reported where a name is almost the one of %s', (_, spec, rule, severity) => {
    expect(found([broker(spec), secret('staging-keys', 'a')])).toMatchObject([
      { rule, severity, cause: 'prefix-not-applied' },
    ]);
  });

  test('asks somebody else for a key that is read, and for nothing beside it', () => {
    const spec = { secretKeyRef: { name: 'keys', key: 'a' }, secretRef: { name: 'b' }, tls: { secretName: 'c' } };

    expect(found([broker(spec)])).toMatchObject([{ rule: 'secret-exists', severity: 'warning' }]);
  });

  test('says of an object that is there which key it lacks', () => {
    const objects = [broker({ secretRef: { name: 'keys', key: 'b' } }), secret('keys', 'a')];

    expect(found(objects)).toMatchObject([{ rule: 'secret-key-exists', severity: 'error' }]);
  });

  test('is silent in a closed set as well where it may be written', () => {
    expect(found([broker({ tls: { secretName: 'c' } })], closed)).toEqual([]);
  });
});

describe('a class', () => {
  const ingress = (ingressClassName: string) => object('Ingress', 'web', { spec: { ingressClassName } });

  test.each(['ngnix', 'traefick', 'haproxi'])('%s is almost one that clusters have', (name) => {
    expect(found([ingress(name)])).toMatchObject([{ rule: 'object-exists', severity: 'warning', cause: 'typo' }]);
  });

  test.each(['nginx', 'nginx-internal', 'nginx2', 'internal', 'public', 'albs', ''])(
    "%s is its controller's own",
    (name) => {
      expect(found([ingress(name)])).toEqual([]);
    },
  );

  test('that a closed set neither makes nor knows is an error', () => {
    expect(found([ingress('internal')], closed)).toMatchObject([{ rule: 'object-exists', severity: 'error' }]);
    expect(found([ingress('nginx')], closed)).toEqual([]);
  });
});

describe('an object outside any namespace', () => {
  test('has its Secrets read from the namespace of its controller', () => {
    const spec = { secretTargetRef: [{ name: 'keys', key: 'a' }] };
    const auth = { kind: 'ClusterTriggerAuthentication', metadata: { name: 'queue' }, spec };

    expect(found([auth, secret('keys', 'a')])).toMatchObject([{ rule: 'secret-exists', cause: 'wrong-namespace' }]);
    expect(found([auth, object('Secret', 'keys', { stringData: { a: 'x' } }, 'keda')])).toEqual([]);
  });

  test('of which the kind of a parameter is said by its policy is looked for by that', () => {
    const policy = {
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name: 'ports' },
      spec: { paramKind: { apiVersion: 'v1', kind: 'ConfigMap' } },
    };
    const binding = (paramRef: JsonObject) => ({
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name: 'ports' },
      spec: { policyName: 'ports', paramRef },
    });
    const limits = object('ConfigMap', 'limits', { data: {} }, 'rules');

    expect(found([policy, binding({ name: 'limits', namespace: 'rules' }), limits])).toEqual([]);
    expect(found([policy, binding({ name: 'limits', namespace: 'other' }), limits])).toMatchObject([
      { rule: 'configmap-exists', cause: 'wrong-namespace' },
    ]);
    expect(found([policy, binding({ name: 'none', namespace: 'rules', parameterNotFoundAction: 'Allow' })])).toEqual(
      [],
    );
  });
});

describe('a claim', () => {
  const claim = (spec: JsonObject) => object('PersistentVolumeClaim', 'data', { spec });
  const volume = { kind: 'PersistentVolume', metadata: { name: 'disk' }, spec: { storageClassName: 'manual' } };

  test.each<[JsonObject]>([
    [{ volumeName: 'disk', storageClassName: 'manual' }],
    [{ storageClassName: 'manual' }],
    [{ volumeName: 'pvc-0f8fad5b-d9cb-469f-a165-70867728950e', storageClassName: 'manual' }],
  ])('%j is bound to a volume of the set by names, or by its provisioner', (spec) => {
    expect(found([claim(spec), volume])).toEqual([]);
  });

  test('on a volume that nothing makes asks for it', () => {
    expect(found([claim({ volumeName: 'disks' }), volume])).toMatchObject([{ rule: 'object-exists', cause: 'typo' }]);
  });
});

describe('an account under its older name', () => {
  const pod = (spec: JsonObject) => object('Pod', 'staging-web', { spec: { containers: [{ name: 'm' }], ...spec } });

  test('is looked for like under its name of today, which goes before it', () => {
    expect(found([pod({ serviceAccount: 'clerk' })])).toMatchObject([{ rule: 'serviceaccount-exists' }]);
    expect(found([pod({ serviceAccount: 'clerk' }), object('ServiceAccount', 'clerk')])).toEqual([]);
    expect(
      found([pod({ serviceAccount: 'old', serviceAccountName: 'clerk' }), object('ServiceAccount', 'clerk')]),
    ).toEqual([]);
  });
});

describe('a host that no Service has', () => {
  const client = (value: string, name = 'LEDGER_URL') =>
    object('Pod', 'web', { spec: { containers: [{ name: 'm', env: [{ name, value }] }] } });
  const service = (name: string, port: number) => object('Service', name, { spec: { ports: [{ port }] } });

  test('is an error where a Service of almost that name has the port', () => {
    expect(found([client('postgres://legder:5433'), service('ledger', 5433)])).toMatchObject([{ severity: 'warning' }]);
    expect(found([client('postgres://ledge:5433'), service('ledger', 5433)])).toMatchObject([
      { rule: 'dns-name-exists', severity: 'error', cause: 'typo' },
    ]);
  });

  test.each([
    ['http://ledge:80', service('ledger', 80)],
    ['http://ledger-2:5433', service('ledger-1', 5433)],
    ['http://ledge:5433', service('ledger', 5434)],
    ['http://books:5433', service('ledger', 5433)],
  ])('%s is asked of somebody else otherwise', (value, other) => {
    expect(found([client(value), other])).toMatchObject([{ rule: 'dns-name-exists', severity: 'warning' }]);
  });

  test.each(['CORS_ORIGIN', 'PUBLIC_URL', 'ADVERTISED_HOST'])(
    'is nothing where others are told of it, as in %s',
    (name) => {
      expect(found([client('http://ledger:5433', name)])).toEqual([]);
    },
  );
});

describe("the name of a StatefulSet's pod", () => {
  const set = object('StatefulSet', 'db', { spec: { serviceName: 'db', replicas: 2, template: { spec: {} } } });
  const client = object('Pod', 'web', {
    spec: { containers: [{ name: 'm', env: [{ name: 'PEERS', value: 'db-0.db:80,db-2.db:80' }] }] },
  });

  test('beyond its replicas may be for later', () => {
    expect(found([set, client, object('Service', 'db', { spec: { clusterIP: 'None' } })])).toEqual([
      {
        rule: 'dns-name-exists',
        severity: 'warning',
        cause: 'beyond-replicas',
        message: 'StatefulSet "db" has no pod "db-2", the last is "db-1"',
      },
    ]);
  });

  test('behind a Service that is not headless is no name', () => {
    expect(found([set, client, object('Service', 'db', { spec: {} })])).toMatchObject([
      { rule: 'dns-name-exists', severity: 'error', cause: 'not-headless' },
      { rule: 'dns-name-exists', severity: 'error', cause: 'not-headless' },
      { rule: 'statefulset-service-headless', severity: 'warning', cause: 'not-headless' },
    ]);
  });
});
