import type { JsonObject } from '../../../../lib/manifests';
import { fakeStoreEntry } from '../../../../lib/policy/rules/secrets/fake-store-entry';
import { pushSecretKeys } from '../../../../lib/policy/rules/secrets/push-secret-keys';
import { secretOwners } from '../../../../lib/policy/rules/secrets/secret-owners';
import { secretTypeKeys } from '../../../../lib/policy/rules/secrets/secret-type-keys';
import { secretproviderclassFetches } from '../../../../lib/policy/rules/secrets/secretproviderclass-fetches';
import { secretproviderclassMounted } from '../../../../lib/policy/rules/secrets/secretproviderclass-mounted';
import { templateEntryExists } from '../../../../lib/policy/rules/secrets/template-entry-exists';
import { check, deployment, keyRef, object, podSpec, severities } from '../../support';

function external(name: string, spec: JsonObject): JsonObject {
  return { ...object('ExternalSecret', name, { spec }), apiVersion: 'external-secrets.io/v1' };
}

const provider = (objectName: string, name: string, parameters: JsonObject) =>
  object('SecretProviderClass', 'vault', {
    spec: { provider: name, parameters, secretObjects: [{ secretName: 'keys', data: [{ key: 'k', objectName }] }] },
  });

describe('secretproviderclass-mounted', () => {
  const made = provider('k', 'vault', {});
  const reader = (spec: JsonObject = {}) =>
    deployment('till', podSpec({ env: [keyRef('secretKeyRef', 'keys', 'k')] }, spec));
  const volumes = [{ name: 'v', csi: { volumeAttributes: { secretProviderClass: 'vault' } } }];

  test('reports each reader of a Secret whose class no pod mounts', () => {
    expect(check(secretproviderclassMounted, made, reader())).toMatchObject([
      { on: 'Deployment/till', path: '/spec/template/spec/containers/0/env/0/valueFrom/secretKeyRef' },
    ]);
    expect(severities(secretproviderclassMounted, { world: 'closed' }, made, reader())).toEqual(['error']);
  });

  test('accepts a class that some pod mounts, that nobody reads, or whose Secret something else makes too', () => {
    expect(check(secretproviderclassMounted, made, reader({ volumes }))).toEqual([]);
    expect(check(secretproviderclassMounted, made, reader(), deployment('other', podSpec({}, { volumes })))).toEqual(
      [],
    );
    expect(check(secretproviderclassMounted, made)).toEqual([]);
    expect(check(secretproviderclassMounted, made, reader(), object('Secret', 'keys', { data: { k: '' } }))).toEqual(
      [],
    );
  });
});

describe('secretproviderclass-fetches', () => {
  test.each<[string, string, JsonObject]>([
    ['vault', 'a', { objects: '- { objectName: a, secretKey: x }\n' }],
    ['azure', 'a', { objects: 'array:\n  - |\n    objectName: a\n    objectType: secret\n' }],
    ['azure', 'b', { objects: 'array:\n  - |\n    objectName: a\n    objectAlias: b\n' }],
    ['gcp', 'a', { secrets: '- resourceName: projects/p/secrets/x/versions/1\n  path: a\n' }],
    ['aws', 'u', { objects: '- objectName: x\n  jmesPath: [{ path: user, objectAlias: u }]\n' }],
    ['aws', 'prod_db', { objects: '- objectName: prod/db\n' }],
  ])('%s fetches %s', (name, objectName, parameters) => {
    expect(check(secretproviderclassFetches, provider(objectName, name, parameters))).toEqual([]);
    expect(check(secretproviderclassFetches, provider('other', name, parameters))).toMatchObject([
      { path: '/spec/secretObjects/0/data/0/objectName', message: 'the class fetches no object "other"' },
    ]);
  });

  test.each<[string, JsonObject]>([
    ['vault', { objects: '{{ .Values.objects }}' }],
    ['vault', { objects: ': [' }],
    ['vault', {}],
    ['conjur', { objects: '- a: b\n' }],
  ])('nothing is said of %s with %j', (name, parameters) => {
    expect(check(secretproviderclassFetches, provider('other', name, parameters))).toEqual([]);
  });
});

describe('fake-store-entry', () => {
  const store = object('SecretStore', 'fake', {
    spec: { provider: { fake: { data: [{ key: 'a' }, { key: 'b', version: 'v1' }] } } },
  });
  const fetching = (remoteRef: JsonObject, name = 'fake') =>
    external('keys', { secretStoreRef: { name }, data: [{ secretKey: 'k', remoteRef }] });

  test.each<[JsonObject]>([[{ key: 'c' }], [{ key: 'b' }], [{ key: 'a', version: 'v1' }]])(
    'reports %j',
    (remoteRef) => {
      expect(check(fakeStoreEntry, store, fetching(remoteRef))).toMatchObject([{ path: '/spec/data/0/remoteRef/key' }]);
    },
  );

  test('accepts what is there, and whatever another store holds', () => {
    expect(check(fakeStoreEntry, store, fetching({ key: 'a' }))).toEqual([]);
    expect(check(fakeStoreEntry, store, fetching({ key: 'b', version: 'v1' }))).toEqual([]);
    expect(check(fakeStoreEntry, store, fetching({ key: 'c' }, 'other'))).toEqual([]);
    expect(
      check(fakeStoreEntry, store, external('keys', { secretStoreRef: { name: 'fake' }, dataFrom: [{ find: {} }] })),
    ).toEqual([]);
  });

  test('looks into what is extracted as a whole too', () => {
    const whole = external('keys', { secretStoreRef: { name: 'fake' }, dataFrom: [{ extract: { key: 'c' } }] });

    expect(check(fakeStoreEntry, store, whole)).toMatchObject([{ path: '/spec/dataFrom/0/extract/key' }]);
  });
});

describe('push-secret-keys', () => {
  const secret = object('Secret', 'keys', { stringData: { a: 'x' } });
  const push = (secretKey: string, template?: JsonObject, name = 'keys') =>
    object('PushSecret', 'p', {
      spec: {
        selector: { secret: { name } },
        data: [{ match: { secretKey } }],
        ...(template === undefined ? {} : { template }),
      },
    });

  test('reports a key that is pushed and an entry that a template reads, which the Secret has not', () => {
    expect(check(pushSecretKeys, secret, push('b'))).toMatchObject([{ path: '/spec/data/0/match/secretKey' }]);
    expect(check(pushSecretKeys, secret, push('t', { data: { t: '{{ .b }}' } }))).toMatchObject([
      { path: '/spec/template/data/t' },
    ]);
  });

  test.each<[string, JsonObject[]]>([
    ['a key of the Secret', [secret, push('a')]],
    ['the whole Secret', [secret, push('')]],
    ['a key of the template', [secret, push('t', { data: { t: '{{ .a }}' } })]],
    ['an entry that is asked for first', [secret, push('t', { data: { t: '{{ if .a }}{{ .b }}{{ end }}' } })]],
    ['templates that stand elsewhere', [secret, push('t', { templateFrom: [{ configMap: { name: 'x' } }] })]],
    ['a Secret that is made elsewhere', [push('b')]],
    ['a Secret that is filled later', [object('Secret', 'keys'), push('b')]],
  ])('accepts %s', (_, objects) => {
    expect(check(pushSecretKeys, ...objects)).toEqual([]);
  });
});

describe('secret-type-keys', () => {
  const made = (target: JsonObject, data: string[] = ['tls.crt']) =>
    external('front', { target, data: data.map((secretKey) => ({ secretKey, remoteRef: { key: 'x' } })) });
  const template = { type: 'kubernetes.io/tls' };

  test('reports an ExternalSecret that makes less than its type demands', () => {
    expect(check(secretTypeKeys, made({ template }))).toMatchObject([{ path: '/spec/target/template/type' }]);
    expect(check(secretTypeKeys, made({ template: { ...template, data: { 'tls.crt': 'x' } } }))).toHaveLength(1);
  });

  test('accepts what is whole, what only adds keys, and what only the store knows', () => {
    expect(check(secretTypeKeys, made({ template }, ['tls.crt', 'tls.key']))).toEqual([]);
    expect(check(secretTypeKeys, made({ template, creationPolicy: 'Merge' }))).toEqual([]);
    expect(
      check(secretTypeKeys, external('front', { target: { template }, dataFrom: [{ extract: { key: 'x' } }] })),
    ).toEqual([]);
  });
});

describe('secret-owners', () => {
  const owner = external('one', { target: { name: 'keys' }, data: [{ secretKey: 'a' }] });
  const merging = external('two', { target: { name: 'keys', creationPolicy: 'Merge' }, data: [{ secretKey: 'b' }] });

  test('reports who merges into a Secret that another ExternalSecret owns, as the operator refuses it', () => {
    expect(check(secretOwners, owner, merging)).toMatchObject([
      {
        on: 'ExternalSecret/two',
        path: '/spec/target',
        message: expect.stringContaining('the operator refuses that') as string,
      },
    ]);
  });

  test('accepts a merge into a Secret of a manifest, or into one that is left an orphan', () => {
    const orphan = external('one', { target: { name: 'keys', creationPolicy: 'Orphan' }, data: [{ secretKey: 'a' }] });

    expect(check(secretOwners, object('Secret', 'keys', { stringData: { a: 'x' } }), merging)).toEqual([]);
    expect(check(secretOwners, orphan, merging)).toEqual([]);
  });
});

describe('template-entry-exists', () => {
  const plan = external('keys', {
    target: { template: { templateFrom: [{ configMap: { name: 'texts', items: [{ key: 'url' }] } }] } },
    data: [{ secretKey: 'a', remoteRef: { key: 'x' } }],
  });
  const texts = (url: string) => object('ConfigMap', 'texts', { data: { url, other: '{{ .c }}' } });

  test('reads templates that stand in a ConfigMap of the set', () => {
    expect(check(templateEntryExists, plan, texts('x{{ .b }}'))).toMatchObject([
      { on: 'ExternalSecret/keys', path: '/spec/target/template/templateFrom/0/configMap/items/0' },
    ]);
    expect(check(templateEntryExists, plan, texts('x{{ .a }}'))).toEqual([]);
    expect(check(templateEntryExists, plan)).toEqual([]);
  });
});
