import type { JsonObject } from '../../../../lib/manifests';
import { deletionPolicyKeepsKeys } from '../../../../lib/policy/rules/secrets/deletion-policy-keeps-keys';
import { externalSecretValid } from '../../../../lib/policy/rules/secrets/external-secret-valid';
import { externalSecretsVersion } from '../../../../lib/policy/rules/secrets/external-secrets-version';
import { refreshInterval } from '../../../../lib/policy/rules/secrets/refresh-interval';
import { secretOwners } from '../../../../lib/policy/rules/secrets/secret-owners';
import { storeKind } from '../../../../lib/policy/rules/secrets/store-kind';
import { check, deployment, keyRef, object, podSpec, severities } from '../../support';
import { externalSecret, oddPlans } from './support';

test.each([deletionPolicyKeepsKeys, externalSecretsVersion, refreshInterval, secretOwners, storeKind])(
  '$id survives values of wrong types, and has nothing to say of them',
  (rule) => {
    expect(check(rule, ...oddPlans)).toEqual([]);
  },
);

describe('external-secret-valid', () => {
  test('survives values of wrong types', () => {
    expect(() => check(externalSecretValid, ...oddPlans)).not.toThrow();
  });

  test.each<[string, JsonObject, string, string]>([
    [
      'a deletion policy for a Secret that is not its own',
      { target: { creationPolicy: 'Merge', deletionPolicy: 'Delete' } },
      '/spec/target/deletionPolicy',
      'deletionPolicy Delete is refused with creationPolicy Merge',
    ],
    [
      'a merge into no Secret',
      { target: { creationPolicy: 'None', deletionPolicy: 'Merge' } },
      '/spec/target/deletionPolicy',
      'deletionPolicy Merge is refused with creationPolicy None',
    ],
    ['nothing to fetch', { data: [] }, '/spec', 'it fetches nothing'],
    [
      'an empty source',
      { dataFrom: [{}] },
      '/spec/dataFrom/0',
      'the source has neither extract nor find nor sourceRef',
    ],
    [
      'two sources in one',
      { dataFrom: [{ extract: { key: 'a' }, find: {} }] },
      '/spec/dataFrom/0',
      'the source has extract and find, and can have only one of them',
    ],
    [
      'a source without a name',
      { dataFrom: [{ sourceRef: {} }] },
      '/spec/dataFrom/0',
      'the source has a sourceRef that names neither a generatorRef nor a storeRef',
    ],
    [
      'one key twice',
      { data: [{ secretKey: 'a' }, { secretKey: 'b' }, { secretKey: 'a' }] },
      '/spec/data/2/secretKey',
      'the secretKey "a" stands twice under data',
    ],
    [
      'a template for what a Secret does not have',
      { target: { template: { templateFrom: [{ target: 'Spec', literal: 'a: b' }] } } },
      '/spec/target/template/templateFrom/0/target',
      'templates cannot write "Spec" of a Secret',
    ],
  ])('refuses %s', (_, spec, path, message) => {
    expect(check(externalSecretValid, externalSecret(spec))).toMatchObject([
      { path, message: expect.stringContaining(message) as string },
    ]);
    expect(severities(externalSecretValid, {}, externalSecret(spec))).toEqual(['error']);
  });

  test.each<[string, JsonObject]>([
    ['its own Secret deleted', { target: { deletionPolicy: 'Delete' } }],
    [
      'one key twice where the last may win',
      { data: [{ secretKey: 'a' }, { secretKey: 'a' }], target: { deletionPolicy: 'Merge' } },
    ],
    ['a source of another store', { dataFrom: [{ extract: { key: 'a' }, sourceRef: { storeRef: { name: 's' } } }] }],
    [
      'a template for another kind',
      { target: { manifest: { kind: 'Lake' }, template: { templateFrom: [{ target: 'Spec' }] } } },
    ],
  ])('accepts %s', (_, spec) => {
    expect(check(externalSecretValid, externalSecret(spec))).toEqual([]);
  });

  test('only warns of what looks like a patch', () => {
    expect(
      severities(externalSecretValid, {}, object('ExternalSecret', 'keys', { spec: { target: { name: 'x' } } })),
    ).toEqual(['warning']);
  });

  test('leaves the first API version alone, whose fields were others', () => {
    const old = { ...externalSecret({ dataFrom: [{ key: 'remote' }] }), apiVersion: 'external-secrets.io/v1alpha1' };

    expect(check(externalSecretValid, old)).toEqual([]);
  });
});

describe('refresh-interval', () => {
  test.each(['1d', '1 h', 'hourly', '60', '1h30', '-', '1H'])('refuses "%s", which Go cannot read', (text) => {
    const secret = externalSecret({ refreshInterval: text });

    expect(check(refreshInterval, secret)).toMatchObject([
      {
        path: '/spec/refreshInterval',
        message: `the interval "${text}" is no duration: units are h, m, s, ms, us and ns`,
      },
    ]);
    expect(severities(refreshInterval, {}, secret)).toEqual(['error']);
  });

  test.each(['1s', '59s', '0.5m', '100ms'])('warns of "%s", which asks too often', (text) => {
    expect(severities(refreshInterval, {}, externalSecret({ refreshInterval: text }))).toEqual(['warning']);
  });

  test.each(['0', '0s', '1h', '1h0m0s', '60s', '1.5h', '-1h', '${INTERVAL}'])('accepts "%s"', (text) => {
    expect(check(refreshInterval, externalSecret({ refreshInterval: text }))).toEqual([]);
  });

  test('reads the intervals of the other kinds too', () => {
    const spec = { refreshTime: '1d', externalSecretSpec: { refreshInterval: '2d' } };

    expect(
      check(
        refreshInterval,
        object('ClusterExternalSecret', 'all', { spec }),
        object('PushSecret', 'push', { spec: { refreshInterval: '3d' } }),
      ).map(({ path }) => path),
    ).toEqual(['/spec/refreshTime', '/spec/externalSecretSpec/refreshInterval', '/spec/refreshInterval']);
  });
});

describe('store-kind', () => {
  const clusterStore = { kind: 'ClusterSecretStore', metadata: { name: 'vault' } };

  test('reports a store of the cluster that is asked for as one of the namespace', () => {
    const secret = externalSecret({ secretStoreRef: { name: 'vault' } });

    expect(check(storeKind, secret, clusterStore)).toEqual([
      {
        rule: 'store-kind',
        on: 'ExternalSecret/keys',
        path: '/spec/secretStoreRef',
        message: 'no SecretStore "vault" exists in the namespace, but a ClusterSecretStore of that name does',
      },
    ]);
  });

  test('reports it of a single entry and a single source as well', () => {
    const ref = { sourceRef: { storeRef: { name: 'vault' } } };
    const secret = externalSecret({ secretStoreRef: { name: 'other' }, data: [ref], dataFrom: [ref] });

    expect(check(storeKind, secret, clusterStore).map(({ path }) => path)).toEqual([
      '/spec/data/0/sourceRef/storeRef',
      '/spec/dataFrom/0/sourceRef/storeRef',
    ]);
  });

  test.each<[string, JsonObject[]]>([
    [
      'a stated kind',
      [externalSecret({ secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' } }), clusterStore],
    ],
    ['stores of both kinds', [externalSecret(), clusterStore, object('SecretStore', 'vault')]],
    ['a store that is nowhere', [externalSecret()]],
  ])('accepts %s', (_, objects) => {
    expect(check(storeKind, ...objects)).toEqual([]);
  });
});

describe('secret-owners', () => {
  const owned = externalSecret({ target: { name: 'till' } }, 'one');
  const plain = object('Secret', 'till', { stringData: { a: 'b' } });

  test('reports two ExternalSecrets that own one Secret, at both', () => {
    expect(check(secretOwners, owned, externalSecret({ target: { name: 'till' } }, 'two'))).toEqual([
      {
        rule: 'secret-owners',
        on: 'ExternalSecret/one',
        path: '/spec/target',
        message: 'it owns the Secret "till", which ExternalSecret/two makes too',
      },
      {
        rule: 'secret-owners',
        on: 'ExternalSecret/two',
        path: '/spec/target',
        message: 'it owns the Secret "till", which ExternalSecret/one makes too',
      },
    ]);
  });

  test('reports a Secret of the set that an ExternalSecret owns', () => {
    expect(check(secretOwners, owned, plain)).toMatchObject([{ on: 'ExternalSecret/one' }]);
    expect(severities(secretOwners, {}, owned, plain)).toEqual(['error']);
  });

  test('only warns where the namespace is open, as the two may be of two environments', () => {
    const open = { ...owned, metadata: { name: 'one' } };

    expect(severities(secretOwners, {}, open, { ...plain, metadata: { name: 'till' } })).toEqual(['warning']);
  });

  test('only warns of a Secret without data, which loses nothing', () => {
    expect(severities(secretOwners, {}, owned, object('Secret', 'till'))).toEqual(['warning']);
  });

  test.each<[string, JsonObject[]]>([
    ['one that only adds keys', [externalSecret({ target: { name: 'till', creationPolicy: 'Merge' } }), plain]],
    ['one that makes no Secret', [externalSecret({ target: { name: 'till', creationPolicy: 'None' } }), plain]],
    ['a Secret of another namespace', [owned, { ...plain, metadata: { name: 'till', namespace: 'other' } }]],
    ['the same object twice', [owned, owned]],
  ])('accepts %s', (_, objects) => {
    expect(check(secretOwners, ...objects)).toEqual([]);
  });
});

describe('external-secrets-version', () => {
  test.each(['ExternalSecret', 'SecretStore', 'ClusterSecretStore', 'ClusterExternalSecret'])(
    'warns of a %s of a version that is not served any more',
    (kind) => {
      const old = { apiVersion: 'external-secrets.io/v1beta1', ...object(kind, 'x') };

      expect(check(externalSecretsVersion, old)).toMatchObject([{ path: '/apiVersion' }]);
    },
  );

  test.each([
    ['external-secrets.io/v1', 'ExternalSecret'],
    ['external-secrets.io/v1alpha1', 'PushSecret'],
    ['generators.external-secrets.io/v1alpha1', 'Password'],
    ['acme.dev/v1beta1', 'SecretStore'],
  ])('accepts %s of a %s', (apiVersion, kind) => {
    expect(check(externalSecretsVersion, { apiVersion, ...object(kind, 'x') })).toEqual([]);
  });
});

describe('deletion-policy-keeps-keys', () => {
  const pod = (optional: boolean) => {
    const { name, valueFrom } = keyRef('secretKeyRef', 'keys', 'fetched') as {
      name: string;
      valueFrom: { secretKeyRef: JsonObject };
    };
    return deployment(
      'till',
      podSpec({ env: [{ name, valueFrom: { secretKeyRef: { ...valueFrom.secretKeyRef, optional } } }] }),
    );
  };

  test('warns where a pod needs a key that the Secret may lose', () => {
    expect(check(deletionPolicyKeepsKeys, externalSecret({ target: { deletionPolicy: 'Merge' } }), pod(false))).toEqual(
      [
        {
          rule: 'deletion-policy-keeps-keys',
          on: 'ExternalSecret/keys',
          path: '/spec/target/deletionPolicy',
          message:
            'Secret "keys" loses keys with the entries of its store (deletionPolicy Merge), and Deployment/till cannot start without them',
        },
      ],
    );
  });

  test.each<[string, JsonObject, boolean]>([
    ['Retain', { deletionPolicy: 'Retain' }, false],
    ['the default', {}, false],
    ['an optional key', { deletionPolicy: 'Delete' }, true],
    [
      'a template, which fails rather than losing a key',
      { deletionPolicy: 'Merge', template: { data: { a: '{{ .fetched }}' } } },
      false,
    ],
  ])('accepts %s', (_, target, optional) => {
    expect(check(deletionPolicyKeepsKeys, externalSecret({ target }), pod(optional))).toEqual([]);
  });

  test('accepts any policy of a Secret that no pod needs a key of', () => {
    expect(check(deletionPolicyKeepsKeys, externalSecret({ target: { deletionPolicy: 'Delete' } }))).toEqual([]);
  });
});
