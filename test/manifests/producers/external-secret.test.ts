import { fetchedKeys, generatorsOf, secretPlanOf, templatesOf, type Lookup } from '../../../lib/manifests';
import { made, resource } from './support';

function secretOf(spec: string, lookup?: Lookup) {
  const yaml = `{ apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: { name: given, namespace: shop }, spec: ${spec} }`;
  return made(yaml, [], lookup)[0];
}

const DATA = 'data: [{ secretKey: fetched, remoteRef: { key: remote } }]';

/** Finds the one object that it is given. */
function only(yaml: string): Lookup {
  const one = resource(yaml);
  return (kind, _, name) => (one.kind === kind && one.name === name ? one : undefined);
}

describe('the Secret of an ExternalSecret', () => {
  test('has the name that its target says, else that of the ExternalSecret, in the same namespace', () => {
    expect(secretOf(`{ target: { name: keys }, ${DATA} }`)).toMatchObject({ name: 'keys', namespace: 'shop' });
    expect(secretOf(`{ ${DATA} }`)).toMatchObject({ kind: 'Secret', name: 'given', namespace: 'shop' });
  });

  test.each([
    ['what is fetched, without a template', `{ ${DATA} }`, ['fetched']],
    [
      'what is fetched, where the template writes no data',
      `{ ${DATA}, target: { template: { type: Opaque, metadata: {} } } }`,
      ['fetched'],
    ],
    ['only what the template writes', `{ ${DATA}, target: { template: { data: { url: x } } } }`, ['url']],
    [
      'both, where the template is merged',
      `{ ${DATA}, target: { template: { mergePolicy: Merge, data: { url: x } } } }`,
      ['fetched', 'url'],
    ],
    ['unknown for an extracted object', `{ ${DATA}, dataFrom: [{ extract: { key: r } }] }`, undefined],
    ['unknown for a search', `{ dataFrom: [{ find: { name: { regexp: ".*" } } }] }`, undefined],
    [
      'the template also where the store decides what is fetched',
      `{ dataFrom: [{ extract: { key: r } }], target: { template: { data: { url: x } } } }`,
      ['url'],
    ],
    [
      'unknown where both are merged',
      `{ dataFrom: [{ extract: { key: r } }], target: { template: { mergePolicy: Merge, data: { url: x } } } }`,
      undefined,
    ],
    [
      'those of a generator',
      `{ ${DATA}, dataFrom: [{ sourceRef: { generatorRef: { kind: UUID, name: u } } }] }`,
      ['fetched', 'uuid'],
    ],
    [
      'the password of a generator',
      `{ dataFrom: [{ sourceRef: { generatorRef: { kind: Password, name: p } } }] }`,
      ['password'],
    ],
    [
      'unknown for a generator that asks elsewhere',
      `{ dataFrom: [{ sourceRef: { generatorRef: { kind: Webhook, name: w } } }] }`,
      undefined,
    ],
    [
      'unknown where names are rewritten',
      `{ dataFrom: [{ sourceRef: { generatorRef: { kind: UUID, name: u } }, rewrite: [{ regexp: { source: u, target: v } }] }] }`,
      undefined,
    ],
    [
      'those of a literal template',
      `{ ${DATA}, target: { template: { templateFrom: [{ literal: "url: \\"{{ .fetched }}\\"\\nuser: {{ .fetched }}" }] } } }`,
      ['url', 'user'],
    ],
    [
      'unknown where a literal writes its keys in a loop',
      `{ ${DATA}, target: { template: { templateFrom: [{ literal: "{{ range $k, $v := . }}{{ $k }}: x\\n{{ end }}" }] } } }`,
      undefined,
    ],
    [
      'unknown where a literal writes a key that is fetched',
      `{ ${DATA}, target: { template: { templateFrom: [{ literal: "{{ .fetched }}: x" }] } } }`,
      undefined,
    ],
    [
      'unknown for a literal that is no YAML',
      `{ ${DATA}, target: { template: { templateFrom: [{ literal: "a: [" }] } } }`,
      undefined,
    ],
    [
      "those of a ConfigMap's templates, by its keys",
      `{ ${DATA}, target: { template: { templateFrom: [{ configMap: { name: c, items: [{ key: app.conf, templateAs: Values }] } }] } } }`,
      ['app.conf'],
    ],
    [
      "unknown where a ConfigMap's template writes keys too",
      `{ ${DATA}, target: { template: { templateFrom: [{ secret: { name: c, items: [{ key: k, templateAs: KeysAndValues }] } }] } } }`,
      undefined,
    ],
    [
      'none of templates that write labels',
      `{ ${DATA}, target: { template: { data: { url: x }, templateFrom: [{ target: Labels, literal: "a: b" }] } } }`,
      ['url'],
    ],
    ['unknown where what was there before stays', `{ ${DATA}, target: { creationPolicy: CreateOrMerge } }`, undefined],
  ])('has as keys: %s', (_, spec, keys) => {
    expect(secretOf(spec)?.keys).toEqual(keys);
  });

  test('is not made where the creation policy is None', () => {
    expect(secretOf(`{ target: { creationPolicy: None }, ${DATA} }`)).toBeUndefined();
  });

  test('is something else where the target has a manifest', () => {
    expect(secretOf(`{ target: { name: c, manifest: { apiVersion: v1, kind: ConfigMap } }, ${DATA} }`)).toEqual({
      kind: 'ConfigMap',
      namespace: 'shop',
      name: 'c',
      keys: ['fetched'],
    });
  });

  test('of a generator in the set has the keys that the generator says', () => {
    const spec = '{ dataFrom: [{ sourceRef: { generatorRef: { kind: Password, name: p } } }] }';
    const generator = '{ kind: Password, metadata: { name: p }, spec: { secretKeys: [one, two] } }';

    expect(secretOf(spec, only(generator))?.keys).toEqual(['one', 'two']);
    expect(secretOf(spec, only(generator.replace('secretKeys: [one, two]', '')))?.keys).toEqual(['password']);
    expect(secretOf(spec, only(generator.replace('name: p', 'name: q')))?.keys).toBeUndefined();
  });

  test('of a generator in another namespace has unknown keys', () => {
    const spec = '{ dataFrom: [{ sourceRef: { generatorRef: { kind: Password, name: p } } }] }';
    const at = (namespace: string) =>
      generatorsOf([resource(`{ kind: Password, metadata: { name: p, namespace: ${namespace} } }`)]);

    expect(secretOf(spec, at('shop'))?.keys).toEqual(['password']);
    expect(secretOf(spec, at('other'))?.keys).toBeUndefined();
    expect(secretOf(spec, generatorsOf([]))?.keys).toBeUndefined();
  });

  test('of a ClusterGenerator has the keys of the generator inside it', () => {
    const spec = '{ dataFrom: [{ sourceRef: { generatorRef: { kind: ClusterGenerator, name: c } } }] }';
    const generator =
      '{ kind: ClusterGenerator, metadata: { name: c }, spec: { kind: Fake, generator: { fakeSpec: { data: { a: b } } } } }';

    expect(secretOf(spec, only(generator))?.keys).toEqual(['a']);
  });

  test('of a ClusterExternalSecret is made in the namespaces that it names, or in any', () => {
    const yaml = (rest: string) =>
      `{ apiVersion: external-secrets.io/v1, kind: ClusterExternalSecret, metadata: { name: all }, spec: { ${rest} externalSecretSpec: { ${DATA} } } }`;
    const secret = { kind: 'Secret', name: 'all', keys: ['fetched'] };

    expect(made(yaml('namespaces: [a, b],'))).toEqual([
      { ...secret, namespace: 'a' },
      { ...secret, namespace: 'b' },
    ]);
    expect(made(yaml('externalSecretName: one, namespaceSelector: {},'))).toEqual([
      { ...secret, name: 'one', namespace: '*' },
    ]);
  });

  test('is none of the kind of the same name in another group', () => {
    const yaml =
      '{ apiVersion: kubernetes-client.io/v1, kind: ExternalSecret, metadata: { name: old }, spec: { data: [] } }';

    expect(made(yaml)).toEqual([{ kind: 'Secret', namespace: undefined, name: 'old', keys: undefined }]);
  });
});

describe('what an ExternalSecret says', () => {
  test('of its templates is where each stands', () => {
    const plan = secretPlanOf(
      resource(`
        kind: ExternalSecret
        metadata: { name: given }
        spec:
          target:
            template:
              data: { a/b: one, odd: 7 }
              templateFrom: [{ target: Labels }, { literal: two }]
              metadata: { labels: { l: three }, annotations: { n: four } }`),
    );

    expect(plan === undefined ? [] : templatesOf(plan).map(({ path, text }) => `${path} ${text}`)).toEqual([
      '/spec/target/template/data/a~1b one',
      '/spec/target/template/templateFrom/1/literal two',
      '/spec/target/template/metadata/labels/l three',
      '/spec/target/template/metadata/annotations/n four',
    ]);
  });

  test('of what it fetches is known without a store', () => {
    const plan = secretPlanOf(resource(`{ kind: ExternalSecret, metadata: { name: given }, spec: { ${DATA} } }`));

    expect(plan && fetchedKeys(plan)).toEqual(new Set(['fetched']));
  });

  test('is nothing where it has no spec', () => {
    expect(secretPlanOf(resource('{ kind: ExternalSecret, metadata: { name: given }, spec: 7 }'))).toBeUndefined();
    expect(secretPlanOf(resource('{ kind: ClusterExternalSecret, metadata: { name: given } }'))).toBeUndefined();
  });
});
