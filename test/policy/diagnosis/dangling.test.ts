import type { JsonObject } from '../../../lib/manifests';
import { defaultSettings, graphOf, requirementsOf } from '../../../lib/policy';
import { closed, found, object, reading, secret } from './support';

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
    ['kyes', 'typo', 'warning'],
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

describe('a port of a container', () => {
  const probing = (port: string | number, ...ports: JsonObject[]) =>
    object('Pod', 'web', { spec: { containers: [{ name: 'main', ports, livenessProbe: { httpGet: { port } } }] } });

  test('that a probe asks by its number needs no declaration, except in a closed set', () => {
    expect(found([probing(8081, { containerPort: 8080 })])).toEqual([]);
    expect(found([probing(8081, { containerPort: 8080 })], closed)).toMatchObject([{ severity: 'error' }]);
  });

  test.each(['${PORT}', '${PORT:=8080}', '$(PORT)', '{{ .port }}'])(
    'that is filled in later as %s is not judged',
    (port) => {
      expect(found([probing(port, { name: 'http', containerPort: 8080 })], closed)).toEqual([]);
    },
  );

  test('by name says where there are no ports at all', () => {
    expect(found([probing('http')])).toMatchObject([
      { message: 'container "main" declares no port "http", nor any other' },
    ]);
  });
});

describe('a set that looks like a base', () => {
  const unplaced = (kind: string, rest: JsonObject = {}): JsonObject => ({ kind, metadata: { name: 'till' }, ...rest });
  const env = [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'till', key: 'bucket' } } }];
  const base = [
    unplaced('ConfigMap', { data: { a: '1' } }),
    unplaced('Pod', { spec: { containers: [{ name: 'main', env }] } }),
    unplaced('ServiceAccount'),
    unplaced('ClusterRoleBinding', {
      roleRef: { kind: 'ClusterRole', name: 'view' },
      subjects: [{ kind: 'ServiceAccount', name: 'till' }],
    }),
  ];

  test('may get its missing keys from overlays', () => {
    expect(found(base)).toMatchObject([
      { severity: 'warning', message: expect.stringContaining('this looks like a base') as string },
    ]);
    expect(found(base, closed)).toMatchObject([{ severity: 'error' }]);
    expect(found(base.slice(0, 2))).toMatchObject([{ severity: 'error' }]);
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
