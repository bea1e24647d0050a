import type { JsonObject } from '../../../lib/manifests';
import { checkGraph, defaultSettings, graphOf, type Settings } from '../../../lib/policy';
import { misspellingOf } from '../../../lib/policy/diagnosis/misspelling';

const closed: Settings = { ...defaultSettings, world: 'closed' };

function object(kind: string, name: string, rest: JsonObject = {}): JsonObject {
  return { apiVersion: 'v1', kind, metadata: { name, namespace: 'bank' }, ...rest };
}

function pod(name: string, spec: JsonObject): JsonObject {
  return object('Pod', name, { spec: { containers: [{ name: 'main' }], ...spec } });
}

function reading(pod: string, name: string, ...keys: string[]): JsonObject {
  const env = keys.map((key) => ({ name: key.toUpperCase(), valueFrom: { secretKeyRef: { name, key } } }));
  return object('Pod', pod, { spec: { containers: [{ name: 'main', env }] } });
}

function secret(name: string, ...keys: string[]): JsonObject {
  return object('Secret', name, { stringData: Object.fromEntries(keys.map((key) => [key, 'x'])) });
}

const EXISTS = /-(exists|exist)$/;

function found(objects: readonly JsonObject[], settings = defaultSettings) {
  return checkGraph(graphOf(objects, settings), settings)
    .filter(({ rule }) => EXISTS.test(rule))
    .map(({ severity, cause, message }) => ({ severity, cause, message }));
}

describe('a prefix or suffix counts as left out only where the set shows that it is put around names', () => {
  test.each([
    ['a backup that reads what it saves', 'ledger-backup', 'ledger', ['ledger-backup']],
    ['a proxy before another thing', 'my-ledger', 'ledger', ['my-ledger']],
    ['an exporter among exporters', 'ledger-exporter', 'ledger', ['ledger-exporter', 'till-exporter', 'gate-exporter']],
  ])('not so %s', (_, referrer, wanted, secrets) => {
    const objects = [reading(referrer, wanted, 'b'), ...secrets.map((name) => secret(name, 'a'))];

    expect(found(objects)).toMatchObject([{ severity: 'warning', cause: 'missing-object' }]);
  });

  test.each([
    ['another name has the prefix too', 'my-till', 'ledger', 'my-ledger', 'prefix-not-applied'],
    ['another name has the suffix too', 'till-eu', 'ledger', 'ledger-eu', 'suffix-not-applied'],
  ])('so where %s', (_, referrer, wanted, there, cause) => {
    expect(found([reading(referrer, wanted, 'a'), secret(there, 'a')])).toMatchObject([{ severity: 'error', cause }]);
  });

  test('so where Helm says that the prefix is the name of the release', () => {
    const labels = { 'app.kubernetes.io/instance': 'my' };
    const deployed = {
      ...reading('my-ledger', 'ledger', 'a'),
      metadata: { name: 'my-ledger', namespace: 'bank', labels },
    };

    expect(found([deployed, secret('my-ledger', 'a')])).toMatchObject([{ severity: 'error' }]);
  });

  test('not so of a host whose full name says another namespace', () => {
    const env = [{ name: 'URL', value: 'http://ledger.books.svc.cluster.local:80' }];
    const objects = ['my-till', 'my-gate'].map((name) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name },
      spec: { containers: [{ name: 'main', env }] },
    }));
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'my-ledger' },
      spec: { ports: [{ port: 80 }] },
    };

    expect(found([...objects, service])).toMatchObject([{ severity: 'warning', cause: 'missing-object' }]);
  });
});

describe('an object that exists is not meant by a missing name', () => {
  const pull = { imagePullSecrets: [{ name: 'registry' }] };

  test('where images are pulled with the one, and the other is of another type', () => {
    const objects = [pod('my-till', pull), secret('my-registry', 'a'), secret('my-gate', 'a')];

    expect(found(objects)).toMatchObject([{ severity: 'warning', cause: 'missing-object' }]);
  });

  test('but is where its type is that of a pull Secret', () => {
    const registry = { ...secret('my-registry', '.dockerconfigjson'), type: 'kubernetes.io/dockerconfigjson' };

    expect(found([pod('my-till', pull), registry])).toMatchObject([{ severity: 'error', cause: 'prefix-not-applied' }]);
  });

  test.each([
    ['that lacks a key that is needed', [secret('shop-keyz', 'b')]],
    ['that others use under its name', [secret('shop-keyz', 'a'), reading('other', 'shop-keyz', 'a')]],
    ['that is another word', [secret('shop-tls', 'a')]],
    ['that has another number', [secret('shop-keys2', 'a')]],
  ])('%s', (_, others) => {
    expect(found([reading('till', 'shop-keys', 'a'), ...others])).toMatchObject([{ cause: 'missing-object' }]);
  });

  test('of a name that a Certificate has, since its Secret holds no password', () => {
    const certificate = {
      ...object('Certificate', 'shop', { spec: { secretName: 'shop-tls', issuerRef: { name: 'le' } } }),
      apiVersion: 'cert-manager.io/v1',
    };
    const findings = found([reading('till', 'shop', 'password'), certificate]);

    expect(findings.filter(({ message }) => message.startsWith('Secret'))).toMatchObject([
      { severity: 'warning', cause: 'missing-object' },
    ]);
  });
});

describe('what stands for the whole cluster', () => {
  const rbac = 'rbac.authorization.k8s.io';
  const binding = (name: string) => ({
    apiVersion: `${rbac}/v1`,
    kind: 'ClusterRoleBinding',
    metadata: { name: 'my-till' },
    roleRef: { apiGroup: rbac, kind: 'ClusterRole', name },
    subjects: [],
  });
  const role = { ...object('Role', 'node', { rules: [] }), apiVersion: `${rbac}/v1` };
  const wide = { apiVersion: `${rbac}/v1`, kind: 'ClusterRole', metadata: { name: 'my-node' }, rules: [] };

  test.each([
    ['a role of that name in a namespace', role],
    ['a longer name', wide],
  ])('may be made elsewhere, whatever has %s', (_, other) => {
    expect(found([binding('node'), other])).toMatchObject([{ severity: 'warning', cause: 'missing-object' }]);
  });

  test('is not made elsewhere in a closed set', () => {
    expect(found([binding('node'), role], closed)).toContainEqual(
      expect.objectContaining({ severity: 'error', cause: 'wrong-kind' }),
    );
  });
});

describe('a key that is missing', () => {
  test('gets no hint at a key that only shares words with it, nor at one that others name', () => {
    const settings = secret('keys', 'request_timeout_seconds', 'api-kez');
    const findings = found([reading('till', 'keys', 'llm_timeout_seconds', 'api-key', 'api-kez'), settings]);

    expect(findings.map(({ cause }) => cause)).toEqual(['missing-key', 'missing-key']);
  });

  test('gets no hint where two others are as near to the same key', () => {
    const findings = found([reading('till', 'keys', 'api-kea', 'api-keb', 'api-kec'), secret('keys', 'api-key')]);

    expect(findings.map(({ cause }) => cause)).toEqual(['missing-key', 'missing-key', 'missing-key']);
  });
});

describe('a volume that is missing', () => {
  const mounting = (...names: string[]) =>
    pod('till', {
      containers: [{ name: 'main', volumeMounts: names.map((name) => ({ name, mountPath: `/${name}` })) }],
      volumes: ['certs', 'ca'].map((name) => ({ name, emptyDir: {} })),
    });

  test('is most likely the one that nothing mounts', () => {
    expect(found([mounting('certs', 'ca-certs')])).toMatchObject([
      { message: 'the pod has no volume "ca-certs"; did you mean "ca", which nothing mounts?' },
    ]);
  });

  test('gets no hint at one that is mounted', () => {
    expect(found([mounting('certs', 'ca', 'cert')])).toMatchObject([{ message: 'the pod has no volume "cert"' }]);
  });
});

describe('a misspelling', () => {
  test.each([
    ['session_tll_seconds', 'session_ttl_seconds'],
    ['shop-secret', 'shop-secrets'],
    ['dbPassword', 'db-password'],
    ['pasword', 'password'],
  ])('%s is one of %s', (name, meant) => {
    expect(misspellingOf(name, ['other', meant])).toBe(meant);
  });

  test.each([
    ['llm_timeout', 'request_timeout'],
    ['web-0', 'web-1'],
    ['node-a', 'node-b'],
    ['http', 'https'],
    ['ca-certs', 'certs'],
    ['keys', 'keys'],
  ])('%s is none of %s', (name, other) => {
    expect(misspellingOf(name, [other])).toBeUndefined();
  });
});
