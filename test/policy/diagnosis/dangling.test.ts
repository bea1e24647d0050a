import type { JsonObject } from '../../../lib/manifests';
import { checkGraph, defaultSettings, graphOf, requirementsOf, type Settings } from '../../../lib/policy';
import { referenceRules } from '../../../lib/policy/rules/references';

/** The namespaces of these sets are somebody else's. */
const ids = new Set(referenceRules.map(({ id }) => id).filter((id) => id !== 'namespace-exists'));

function object(kind: string, name: string, rest: JsonObject = {}, namespace = 'staging-shop'): JsonObject {
  return { apiVersion: 'v1', kind, metadata: { name, namespace }, ...rest };
}

function reading(kind: 'configMapKeyRef' | 'secretKeyRef', name: string, ...keys: string[]): JsonObject {
  const env = keys.map((key) => ({ name: key.toUpperCase(), valueFrom: { [kind]: { name, key } } }));
  return object('Pod', 'staging-web', { spec: { containers: [{ name: 'main', env }] } });
}

function secret(name: string, ...keys: string[]): JsonObject {
  return object('Secret', name, { stringData: Object.fromEntries(keys.map((key) => [key, 'x'])) });
}

const closed: Settings = { ...defaultSettings, world: 'closed' };

function found(objects: readonly JsonObject[], settings = defaultSettings) {
  return checkGraph(graphOf(objects, settings), settings)
    .filter(({ rule }) => ids.has(rule))
    .map(({ rule, severity, cause, message }) => ({ rule, severity, cause, message }));
}

describe('a missing key', () => {
  test.each([
    ['missing-key', 'k', 'other-entirely', undefined],
    ['typo', 'api-keys', 'api-key', 'api-key'],
    ['wrong-separator', 'api_key', 'api-key', 'api-key'],
    ['wrong-case', 'API-KEY', 'api-key', 'api-key'],
  ])('is an error of the cause %s', (cause, asked, there, meant) => {
    const [finding, ...more] = found([reading('secretKeyRef', 'keys', asked), secret('keys', there)]);

    expect(more).toEqual([]);
    expect(finding).toMatchObject({ rule: 'secret-key-exists', severity: 'error', cause });
    expect(finding?.message).toBe(
      `Secret "keys" has no key "${asked}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
    );
  });

  test('that is optional is nothing', () => {
    const spec = { containers: [{ name: 'm', envFrom: [{ secretRef: { name: 'none', optional: true } }] }] };

    expect(found([object('Pod', 'web', { spec })])).toEqual([]);
  });

  test('of a Secret that stands there empty is asked of whoever fills it', () => {
    const objects = [reading('secretKeyRef', 'keys', 'a', 'b'), object('Secret', 'keys')];

    expect(found(objects)).toMatchObject([{ rule: 'secret-key-exists', severity: 'warning' }]);
    expect(found(objects, closed)).toMatchObject([{ severity: 'error' }, { severity: 'error' }]);
  });
});

describe('a missing object', () => {
  test('is asked of somebody else once, with all keys that are needed', () => {
    const graph = graphOf([reading('secretKeyRef', 'keys', 'b', 'a')], defaultSettings);

    expect(found([reading('secretKeyRef', 'keys', 'b', 'a')])).toEqual([
      {
        rule: 'secret-exists',
        severity: 'warning',
        cause: 'missing-object',
        message: 'Secret "keys" is made by nothing in this set; it must exist with keys a, b',
      },
    ]);
    expect(requirementsOf(graph, defaultSettings)).toEqual([
      { kind: 'Secret', namespace: 'staging-shop', name: 'keys', keys: ['a', 'b'], consumers: ['Pod/staging-web'] },
    ]);
  });

  test('is an error at each place where the set is closed', () => {
    expect(found([reading('secretKeyRef', 'keys', 'b', 'a')], closed)).toMatchObject([
      { rule: 'secret-exists', severity: 'error' },
      { rule: 'secret-exists', severity: 'error' },
    ]);
  });

  test('is nothing where somebody said who makes it', () => {
    const external = [{ kind: 'Secret', name: 'key*', reason: 'made by the platform team' }];

    expect(found([reading('secretKeyRef', 'keys', 'a')], { ...closed, external })).toEqual([]);
  });

  test('whose prefix was not applied is an error, and does not hide the keys that are missing behind it', () => {
    expect(found([reading('secretKeyRef', 'keys', 'a', 'b'), secret('staging-keys', 'a')])).toEqual([
      {
        rule: 'secret-exists',
        severity: 'error',
        cause: 'prefix-not-applied',
        message: 'Secret "keys" is missing, "staging-keys" exists: the name prefix was not applied',
      },
      {
        rule: 'secret-exists',
        severity: 'error',
        cause: 'prefix-not-applied',
        message: 'Secret "keys" is missing, "staging-keys" exists: the name prefix was not applied',
      },
      {
        rule: 'secret-key-exists',
        severity: 'error',
        cause: 'missing-key',
        message: 'Secret "staging-keys" has no key "b"',
      },
    ]);
  });

  test.each([
    ['keys-7h4mf2g9bd', 'hash-not-applied', 'error'],
    ['KEYS', 'wrong-separator', 'error'],
    ['blue-keys', 'prefix-not-applied', 'error'],
    ['kex', 'typo', 'warning'],
  ])('of which %s exists has the cause %s', (there, cause, severity) => {
    const map = object('ConfigMap', there, { data: { a: '', b: '' } });

    expect(found([reading('configMapKeyRef', 'keys', 'a'), map])).toMatchObject([{ cause, severity }]);
  });

  test.each([
    ['staging-keys-7h4mf2g9bd', 'prefix-and-hash-not-applied', 'the name prefix and the hash of the generator were'],
    ['staging-keys-web', 'prefix-and-suffix-not-applied', 'the name prefix and suffix were'],
  ])('that lacks two affixes of %s is an error, with the keys behind it', (there, cause, text) => {
    expect(found([reading('secretKeyRef', 'keys', 'b'), secret(there, 'a')])).toEqual([
      {
        rule: 'secret-exists',
        severity: 'error',
        cause,
        message: `Secret "keys" is missing, "${there}" exists: ${text} not applied`,
      },
      {
        rule: 'secret-key-exists',
        severity: 'error',
        cause: 'missing-key',
        message: `Secret "${there}" has no key "b"`,
      },
    ]);
  });

  test('whose prefix and namespace are both wrong is an error that says both', () => {
    const elsewhere = { ...secret('staging-keys', 'a'), metadata: { name: 'staging-keys', namespace: 'bank' } };

    expect(found([reading('secretKeyRef', 'keys', 'a'), elsewhere])).toEqual([
      {
        rule: 'secret-exists',
        severity: 'error',
        cause: 'prefix-not-applied',
        message:
          'Secret "keys" is missing, "staging-keys" exists in namespace "bank": the name prefix was not applied, and the namespace is another',
      },
    ]);
  });

  test('is a requirement where what is around another name is around no name of the referrer', () => {
    const objects = [reading('secretKeyRef', 'keys', 'a'), secret('blue-keys-green', 'a'), secret('red-keys-one', 'a')];

    expect(found(objects)).toMatchObject([{ severity: 'warning', cause: 'missing-object' }]);
  });

  test('is a requirement where the only name that ends alike is there for somebody else', () => {
    const other = {
      ...reading('secretKeyRef', 'blue-keys', 'a'),
      metadata: { name: 'other', namespace: 'staging-shop' },
    };

    expect(found([reading('secretKeyRef', 'keys', 'a'), secret('blue-keys', 'a'), other])).toMatchObject([
      { rule: 'secret-exists', severity: 'warning' },
    ]);
  });

  test('of a kind that is easily written for another is an error where the other kind has it', () => {
    const roleRef = { kind: 'Role', name: 'reader' };
    const objects = [object('RoleBinding', 'b', { roleRef }), { kind: 'ClusterRole', metadata: { name: 'reader' } }];
    const scaler = object('HorizontalPodAutoscaler', 'h', {
      spec: { scaleTargetRef: { kind: 'Deployment', name: 'db' } },
    });

    expect(found(objects)).toEqual([
      {
        rule: 'role-exists',
        severity: 'error',
        cause: 'wrong-kind',
        message: 'Role "reader" is missing, ClusterRole "reader" exists',
      },
    ]);
    expect(found([scaler, object('StatefulSet', 'db')])).toMatchObject([{ severity: 'error', cause: 'wrong-kind' }]);
    expect(found([scaler, object('Secret', 'db')])).toMatchObject([{ severity: 'warning', cause: 'missing-object' }]);
  });

  test('with two others that end alike is no more than a requirement', () => {
    const objects = [reading('secretKeyRef', 'keys', 'a'), secret('blue-keys', 'a'), secret('green-keys', 'a')];

    expect(found(objects)).toMatchObject([{ severity: 'warning' }]);
  });

  test('that stands in another namespace only says so', () => {
    const elsewhere = { ...secret('keys', 'a'), metadata: { name: 'keys', namespace: 'bank' } };

    expect(found([reading('secretKeyRef', 'keys', 'a'), elsewhere])).toMatchObject([
      { cause: 'wrong-namespace', severity: 'warning' },
    ]);
  });

  test('that a controller makes under another name says which', () => {
    const external = {
      ...object('ExternalSecret', 'keys', { spec: { target: { name: 'credentials' }, data: [{ secretKey: 'a' }] } }),
      apiVersion: 'external-secrets.io/v1',
    };

    expect(found([reading('secretKeyRef', 'keys', 'a'), external])).toMatchObject([
      {
        cause: 'other-name',
        severity: 'error',
        message: 'Secret "keys" is missing, ExternalSecret/keys makes it as "credentials"',
      },
    ]);
  });

  test('that a role names is usual, and is only reported in a closed set', () => {
    const role = object('Role', 'r', { rules: [{ resources: ['secrets'], resourceNames: ['later'] }] });

    expect(found([role])).toEqual([]);
    expect(found([role], closed)).toMatchObject([{ rule: 'secret-exists', severity: 'error' }]);
  });
});

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

describe('a port that is not there', () => {
  const pod = object('Pod', 'web', {
    spec: {
      containers: [{ name: 'main', ports: [{ containerPort: 8080 }], livenessProbe: { httpGet: { port: 'http' } } }],
    },
  });

  test('by name says that there are numbers only', () => {
    expect(found([pod])).toEqual([
      {
        rule: 'container-port-exists',
        severity: 'error',
        cause: 'port-name-for-number',
        message: 'container "main" declares no port "http", only ports without a name',
      },
    ]);
  });
});

describe('a variable that is defined too late', () => {
  test('says that it is', () => {
    const env = [
      { name: 'URL', value: 'http://$(HOST)' },
      { name: 'HOST', value: 'x' },
    ];

    expect(found([object('Pod', 'web', { spec: { containers: [{ name: 'main', env }] } })])).toMatchObject([
      { rule: 'env-var-exists', severity: 'error', cause: 'defined-later' },
    ]);
  });
});

describe('a host in a ConfigMap', () => {
  const map = object('ConfigMap', 'staging-settings', { data: { url: 'http://api:80' } });
  const service = object('Service', 'staging-api', { spec: { ports: [{ port: 80 }] } });

  test('that nobody reads is only a warning', () => {
    expect(found([map, service])).toMatchObject([{ rule: 'dns-name-exists', severity: 'warning' }]);
  });

  test.each([
    ['proxy_pass http://api:80/;\n', 'error'],
    ['# at http://api:80\nproxy_pass http://api;\n', 'warning'],
    ['<shop xmlns="http://api/shop">\n', 'warning'],
    ['open http://api:8080\n', 'warning'],
  ])('that stands in the file %j is of the weight %s', (url, severity) => {
    const file = object('ConfigMap', 'staging-settings', { data: { url } });

    expect(found([file, service, reading('configMapKeyRef', 'staging-settings', 'url')])).toMatchObject([
      { rule: 'dns-name-exists', severity },
    ]);
  });

  test('that a pod reads is an error', () => {
    expect(found([map, service, reading('configMapKeyRef', 'staging-settings', 'url')])).toMatchObject([
      { rule: 'dns-name-exists', severity: 'error' },
    ]);
  });
});

describe('a port of a host that no Service has', () => {
  const service = object('Service', 'api', { spec: { ports: [{ port: 80 }] } });
  const severity = (name: string, value: string) => {
    const env = [{ name, value }];
    const pod = object('Pod', 'web', { spec: { containers: [{ name: 'main', env }] } });
    return found([pod, service]).map((finding) => finding.severity);
  };

  test.each([
    ['API_URL', 'http://api:8080', 'error'],
    ['API_URL', 'https://api', 'warning'],
    ['CORS_ORIGINS', 'http://api:8080', 'warning'],
    ['TOKEN_ISSUER', 'http://api:8080', 'warning'],
  ])('is, in %s of %s, of the weight %s', (name, value, expected) => {
    expect(severity(name, value)).toEqual([expected]);
  });

  test.each(['ConfigMap', 'Secret'])('in a %s that nobody reads is a warning', (kind) => {
    const field = kind === 'Secret' ? 'stringData' : 'data';
    const objects = [service, object(kind, 'settings', { [field]: { url: 'http://api:8080' } })];

    expect(found(objects)).toMatchObject([{ rule: 'service-port-exists', severity: 'warning' }]);
  });
});

test('findings come in the same order whatever the order of the objects', () => {
  const objects = [
    reading('secretKeyRef', 'keys', 'b', 'a'),
    reading('configMapKeyRef', 'colours', 'red'),
    object('Role', 'r'),
  ];

  expect(found([...objects].reverse(), closed)).toEqual(found(objects, closed));
});
