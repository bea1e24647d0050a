import { producerEntries, productsOf, toResource, type JsonObject } from '../../../lib/manifests';
import { made, names, resource } from './support';

const metadata = { name: 'given', namespace: 'shop' };

function itself(kind: string, body: JsonObject) {
  return productsOf(toResource({ kind, metadata, ...body }))[0];
}

describe('productsOf', () => {
  test('says first of every object that it makes itself', () => {
    const given = toResource({ apiVersion: 'v1', kind: 'Service', metadata });

    expect(productsOf(given)).toEqual([{ kind: 'Service', namespace: 'shop', name: 'given', by: given }]);
  });

  test('takes the keys of a ConfigMap from its data and its binary data', () => {
    expect(itself('ConfigMap', { data: { red: '1' }, binaryData: { blue: 'Mg==' } })?.keys).toEqual(
      new Set(['red', 'blue']),
    );
  });

  test('takes the keys of a Secret from its data and its string data', () => {
    expect(itself('Secret', { data: { door: 'eA==' }, stringData: { gate: 'x' } })?.keys).toEqual(
      new Set(['door', 'gate']),
    );
  });

  test('gives an object without data no keys, and other kinds unknown ones', () => {
    expect(itself('ConfigMap', {})?.keys).toEqual(new Set());
    expect(itself('ConfigMap', { data: null, binaryData: 'x' })?.keys).toEqual(new Set());
    expect(itself('Deployment', {})?.keys).toBeUndefined();
  });

  test.each(['ConfigMap', 'Secret'])(
    'gives a %s the keys too that it says it is filled with in the cluster',
    (kind) => {
      const annotations = { 'keyfit.io/filled-keys': 'store, model,' };
      const [product] = productsOf(toResource({ kind, metadata: { ...metadata, annotations }, data: { red: '1' } }));

      expect(product?.keys).toEqual(new Set(['red', 'store', 'model']));
    },
  );

  test('keeps a kind of another group apart from that of Kubernetes', () => {
    const service = { apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata };

    expect(productsOf(toResource(service)).map(({ kind, name }) => `${kind}/${name}`)).toEqual([
      'Service.serving.knative.dev/given',
      'Service/given',
      'Service/given-private',
    ]);
  });

  test('makes claims of a StatefulSet for each replica', () => {
    const set = `
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: { name: db, namespace: shop }
      spec:
        replicas: 2
        ordinals: { start: 3 }
        volumeClaimTemplates: [{ metadata: { name: data } }, { metadata: {} }, 7]`;

    expect(names(set)).toEqual(['PersistentVolumeClaim/data-db-3', 'PersistentVolumeClaim/data-db-4']);
  });

  test.each([
    ['none', 1],
    ['0', 1],
    ['"many"', 1],
    ['1000000000', 100],
  ])('makes the first claim, and no boundless number, for %s replicas', (replicas, count) => {
    const spec = `{ replicas: ${replicas}, volumeClaimTemplates: [{ metadata: { name: data } }] }`;

    expect(names(`{ kind: StatefulSet, metadata: { name: db, namespace: shop }, spec: ${spec} }`)).toHaveLength(count);
  });

  test("makes what a user's own entry says", () => {
    const entry = {
      kind: 'Lake',
      group: 'acme.dev',
      makes: 'ConfigMap',
      name: '{metadata.name}-depth',
      namespace: '{spec.where}',
      keysAt: ['spec.fish', 'spec.boats'],
    };
    const lake = `
      apiVersion: acme.dev/v1
      kind: Lake
      metadata: { name: big, namespace: shop }
      spec: { where: north, fish: [carp, pike], boats: { red: 1 } }`;

    expect(made(lake, [entry])).toEqual([
      { kind: 'ConfigMap', namespace: 'north', name: 'big-depth', keys: ['carp', 'pike', 'red'] },
    ]);
    expect(made(lake.replace('acme.dev', 'acme.com'), [entry])).toEqual([]);
  });

  test('makes nothing where a name cannot be told', () => {
    const entry = { kind: 'Lake', makes: 'Secret', name: '{spec.name}-x' };

    expect(made('{ kind: Lake, metadata: { name: big }, spec: {} }', [entry])).toEqual([]);
    expect(made('{ kind: Lake, metadata: { name: big }, spec: { name: [1] } }', [entry])).toEqual([]);
  });

  test.each([
    ['constructor', '{spec.constructor}'],
    ['__proto__', '{__proto__.constructor.name}'],
  ])('does not take what every object inherits for what a manifest says: %s', (_, name) => {
    expect(
      made('{ kind: Lake, metadata: { name: big }, spec: {} }', [{ kind: 'Lake', makes: 'Secret', name }]),
    ).toEqual([]);
  });

  test('survives every kind of the catalogue with bodies of wrong types', () => {
    for (const { kind } of producerEntries) {
      for (const spec of [null, 7, 'x', [1], { tls: 'x', users: 7, target: [], data: [null, 1], dataFrom: [7, {}] }]) {
        expect(() => productsOf(toResource({ kind, metadata, spec, data: 7 }))).not.toThrow();
      }
    }
  });
});

describe('the catalogue of producers', () => {
  test.each([
    [
      'a Namespace: the authority of the cluster and the default account',
      `{ apiVersion: v1, kind: Namespace, metadata: { name: till } }`,
      ['till:ConfigMap/kube-root-ca.crt', 'till:ServiceAccount/default'],
    ],
    [
      'a Secret for a token: what the token controller writes into it',
      `{ apiVersion: v1, kind: Secret, metadata: { name: token, namespace: shop }, type: kubernetes.io/service-account-token }`,
      ['Secret/token'],
    ],
    [
      'an Ingress that asks for certificates: their Secrets',
      `
      kind: Ingress
      metadata: { name: front, namespace: shop, annotations: { cert-manager.io/cluster-issuer: letsencrypt } }
      spec: { tls: [{ secretName: front-tls }, { hosts: [a.test] }] }`,
      ['Secret/front-tls'],
    ],
    [
      'an Ingress without such an annotation: nothing',
      `
      kind: Ingress
      metadata: { name: front, namespace: shop, annotations: { kubernetes.io/tls-acme: "false" } }
      spec: { tls: [{ secretName: front-tls }] }`,
      [],
    ],
    [
      'a Gateway that asks for certificates: their Secrets, in the namespace of each reference',
      `
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata: { name: door, namespace: shop, annotations: { cert-manager.io/issuer: ca } }
      spec:
        listeners:
          - tls: { certificateRefs: [{ name: door-tls }, { name: other-tls, namespace: certs }] }`,
      ['Secret/door-tls', 'certs:Secret/other-tls'],
    ],
    [
      'a Bundle: a ConfigMap in every namespace',
      `
      apiVersion: trust.cert-manager.io/v1alpha1
      kind: Bundle
      metadata: { name: roots }
      spec: { target: { configMap: { key: ca.pem } } }`,
      ['*:ConfigMap/roots'],
    ],
    [
      'a database cluster of CloudNativePG: Services, an account and the Secrets that it makes itself',
      `
      apiVersion: postgresql.cnpg.io/v1
      kind: Cluster
      metadata: { name: db, namespace: shop }
      spec: { enableSuperuserAccess: true, bootstrap: { initdb: { secret: { name: own } } } }`,
      [
        'Service/db-rw',
        'Service/db-ro',
        'Service/db-r',
        'Service/db-any',
        'ServiceAccount/db',
        'Secret/db-superuser',
        'Secret/db-ca',
        'Secret/db-server',
        'Secret/db-replication',
      ],
    ],
    [
      'a cluster of another group: nothing',
      `{ apiVersion: cluster.x-k8s.io/v1, kind: Cluster, metadata: { name: db, namespace: shop } }`,
      [],
    ],
    [
      'a Zalando database: a Secret for each user, with dashes in its name',
      `
      apiVersion: acid.zalan.do/v1
      kind: postgresql
      metadata: { name: db, namespace: shop }
      spec: { users: { app_owner: [createdb] } }`,
      [
        'Service/db',
        'Service/db-repl',
        'Service/db-pooler',
        'Service/db-pooler-repl',
        'Secret/app-owner.db.credentials.postgresql.acid.zalan.do',
        'Secret/postgres.db.credentials.postgresql.acid.zalan.do',
        'Secret/standby.db.credentials.postgresql.acid.zalan.do',
        'Secret/pooler.db.credentials.postgresql.acid.zalan.do',
      ],
    ],
    [
      'a class of the Secrets Store driver: each of its Secrets',
      `
      kind: SecretProviderClass
      metadata: { name: vault, namespace: shop }
      spec: { secretObjects: [{ secretName: keys, data: [{ key: door, objectName: d }] }] }`,
      ['Secret/keys'],
    ],
    [
      "Crossplane's objects of any kind: the connection's Secret",
      `
      kind: Bucket
      metadata: { name: b }
      spec: { writeConnectionSecretToRef: { name: conn, namespace: apps } }`,
      ['apps:Secret/conn'],
    ],
    [
      'a ConfigMap that is copied: the same in every namespace',
      `
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: ca
        namespace: shop
        annotations: { reflector.v1.k8s.emberstack.com/reflection-auto-enabled: "true" }
      data: { ca.crt: x }`,
      ['*:ConfigMap/ca'],
    ],
    [
      'Prometheus: the Service of its operator',
      `{ apiVersion: monitoring.coreos.com/v1, kind: Prometheus, metadata: { name: p, namespace: shop } }`,
      ['Service/prometheus-operated'],
    ],
    ['a KafkaTopic: nothing', `{ apiVersion: kafka.strimzi.io/v1beta2, kind: KafkaTopic, metadata: { name: t } }`, []],
    ['a PushSecret: nothing, as it reads', `{ kind: PushSecret, metadata: { name: p }, spec: {} }`, []],
  ])('knows of %s', (_, yaml, expected) => {
    expect(names(yaml)).toEqual(expected);
  });

  test.each([
    ['a SealedSecret', 'SealedSecret', '{ encryptedData: { a: x }, template: { data: { b: y } } }', ['a', 'b']],
    ['an old SealedSecret, one cipher for all', 'SealedSecret', '{ data: AgB }', undefined],
    ['a Vault secret', 'VaultStaticSecret', '{ destination: { name: given, create: true } }', undefined],
    ['a bucket', 'ObjectBucketClaim', '{}', ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']],
    ['a user of Kafka', 'KafkaUser', '{ authentication: { type: scram-sha-512 } }', ['password', 'sasl.jaas.config']],
  ])('knows the keys of the Secret of %s as far as they can be told', (_, kind, spec, keys) => {
    const [secret] = made(`{ kind: ${kind}, metadata: { name: given, namespace: shop }, spec: ${spec} }`);

    expect(secret).toEqual({ kind: 'Secret', namespace: 'shop', name: 'given', keys });
  });

  test('adds the stores of keys and the other formats to the keys of a certificate', () => {
    const products = made(`
      apiVersion: cert-manager.io/v1
      kind: Certificate
      metadata: { name: front, namespace: shop }
      spec:
        secretName: front-tls
        keystores: { pkcs12: { create: true }, jks: { create: false } }
        additionalOutputFormats: [{ type: DER }]`);

    expect(products.map(({ name }) => name)).toEqual(['front-tls', 'front-tls', 'front-tls']);
    expect(products.flatMap(({ keys }) => keys)).toEqual([
      'ca.crt',
      'tls.crt',
      'tls.key',
      'keystore.p12',
      'truststore.p12',
      'key.der',
    ]);
  });

  test('marks what only adds to an object that something else makes', () => {
    const vault = resource('{ kind: VaultStaticSecret, metadata: { name: v }, spec: { destination: { name: keys } } }');

    expect(productsOf(vault)[1]).toMatchObject({ name: 'keys', adds: true });
  });
});
