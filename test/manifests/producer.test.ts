import { productsOf, toResource, type JsonObject } from '../../lib/manifests';

function products(kind: string, body: JsonObject) {
  return productsOf(toResource({ kind, metadata: { name: 'given', namespace: 'shop' }, ...body }));
}

function secretKeys(spec: JsonObject): string[] {
  const secret = products('ExternalSecret', { spec }).find(({ kind }) => kind === 'Secret');
  return [...(secret?.keys ?? [])];
}

describe('productsOf', () => {
  test('every object brings about itself', () => {
    expect(products('Service', { spec: {} })).toEqual([{ kind: 'Service', namespace: 'shop', name: 'given' }]);
  });

  test('the keys of a ConfigMap are those of its data and its binary data', () => {
    const [configMap] = products('ConfigMap', { data: { red: '1' }, binaryData: { blue: 'Mg==' } });

    expect(configMap).toEqual({
      kind: 'ConfigMap',
      namespace: 'shop',
      name: 'given',
      keys: new Set(['red', 'blue']),
    });
  });

  test('the keys of a Secret are those of its data and its string data', () => {
    const [secret] = products('Secret', { data: { door: 'eA==' }, stringData: { gate: 'x' } });

    expect(secret?.keys).toEqual(new Set(['door', 'gate']));
  });

  test('a ConfigMap without data has no keys, which is not the same as unknown keys', () => {
    expect(products('ConfigMap', {})[0]?.keys).toEqual(new Set());
    expect(products('Deployment', {})[0]?.keys).toBeUndefined();
  });

  test('a Namespace brings the authority of the cluster and the default account', () => {
    const namespace = toResource({ kind: 'Namespace', metadata: { name: 'given' } });

    expect(productsOf(namespace).slice(1)).toEqual([
      { kind: 'ConfigMap', namespace: 'given', name: 'kube-root-ca.crt', keys: new Set(['ca.crt']) },
      { kind: 'ServiceAccount', namespace: 'given', name: 'default' },
    ]);
  });

  test('an Ingress with TLS brings a Secret with the certificate and its key', () => {
    const spec = { tls: [{ hosts: ['a.test'], secretName: 'front-tls' }, { secretName: 'back-tls' }, {}] };

    expect(products('Ingress', { spec }).slice(1)).toEqual([
      { kind: 'Secret', namespace: 'shop', name: 'front-tls', keys: new Set(['tls.crt', 'tls.key']) },
      { kind: 'Secret', namespace: 'shop', name: 'back-tls', keys: new Set(['tls.crt', 'tls.key']) },
    ]);
  });
});

describe('the Secret of an ExternalSecret', () => {
  const data = [{ secretKey: 'fetched', remoteRef: { key: 'remote' } }];
  const dataFrom = [{ sourceRef: { generatorRef: { kind: 'Password', name: 'dice' } } }];

  test('has the name that its target says, in the same namespace', () => {
    const made = products('ExternalSecret', { spec: { target: { name: 'keys' }, data } });

    expect(made.map(({ kind, namespace, name }) => [kind, namespace, name])).toEqual([
      ['ExternalSecret', 'shop', 'given'],
      ['Secret', 'shop', 'keys'],
    ]);
  });

  test('has the name of the ExternalSecret where the target says none', () => {
    expect(products('ExternalSecret', { spec: { data } }).map(({ name }) => name)).toEqual(['given', 'given']);
  });

  test('has the keys of the template, and fetched entries only through it', () => {
    expect(secretKeys({ target: { template: { data: { url: '{{ .fetched }}' } } }, data })).toEqual(['url']);
  });

  test('has the fetched keys where no template writes data', () => {
    expect(secretKeys({ data })).toEqual(['fetched']);
    expect(secretKeys({ target: { template: { type: 'Opaque', metadata: {} } }, data })).toEqual(['fetched']);
  });

  test('has the key "password" where a Password generator fills it', () => {
    expect(secretKeys({ dataFrom })).toEqual(['password']);
    expect(secretKeys({ data, dataFrom })).toEqual(['fetched', 'password']);
  });

  test.each([
    ['extract', { extract: { key: 'remote' } }],
    ['find', { find: { name: { regexp: '.*' } } }],
    ['a generator of another kind', { sourceRef: { generatorRef: { kind: 'Fake', name: 'dice' } } }],
  ])('has keys that cannot be told where %s fetches them', (_, source) => {
    expect(products('ExternalSecret', { spec: { data, dataFrom: [source] } })[1]).toEqual({
      kind: 'Secret',
      namespace: 'shop',
      name: 'given',
    });
    expect(secretKeys({ target: { template: { data: { url: 'x' } } }, dataFrom: [source] })).toEqual(['url']);
  });

  test('keeps the fetched keys beside the template where its merge policy says so', () => {
    expect(secretKeys({ target: { template: { mergePolicy: 'Merge', data: { url: 'x' } } }, data })).toEqual([
      'fetched',
      'url',
    ]);
  });

  test('is not made where the creation policy is None', () => {
    const made = products('ExternalSecret', { spec: { target: { creationPolicy: 'None' }, data } });

    expect(made.map(({ kind }) => kind)).toEqual(['ExternalSecret']);
  });
});
