import { loadText } from '../../../lib/manifests/load';
import { complaints, manifest, names, specOf } from './support';

const A = manifest('a: 1', 'a');
const B = manifest('b: 2', 'b');

describe('a stream', () => {
  test.each([
    ['two documents', `${A}---\n${B}`],
    ['a marker at its start and its end', `---\n${A}---\n${B}---\n`],
    ['markers with comments', `--- # first\n${A}---   # second\n${B}`],
    ['empty documents between', `${A}---\n---\n# nothing\n---\n\n---\n${B}...\n`],
    ['ends of documents', `${A}...\n# next\n---\n${B}...\n...\n`],
    ['Windows line ends', `${A}---\n${B}`.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${A}---\n${B}`],
    ['a byte order mark before its second document', `${A}---\n\uFEFF${B}`],
    ['comments before everything', `# a\n\n  # b\n---\n${A}---\n# c\n${B}`],
  ])('with %s', (_, text) => {
    const loaded = loadText(text, 'a.yaml');

    expect(complaints(loaded)).toEqual([]);
    expect(names(loaded)).toEqual(['Sample/a', 'Sample/b']);
    expect(loaded.resources.map(({ body }) => body.spec)).toEqual([{ a: 1 }, { b: 2 }]);
    expect(loaded.files).toBe(1);
  });

  test('keeps what looks like a marker and is none', () => {
    expect(specOf('a: |\n  ---\n  ...\n   ---\nb: ---c')).toEqual({ a: '---\n...\n ---\n', b: '---c' });
  });

  test.each([
    ['nothing', ''],
    ['blanks', ' \n\n'],
    ['comments', '# a\n# b\n'],
    ['markers', '---\n---\n---\n'],
    ['values of a chart', 'replicas: 3\nimage: {tag: v1}\n'],
    ['a list', '- op: replace\n  path: /a\n'],
    ['text', 'hello\n'],
    ['an empty list of objects', 'apiVersion: v1\nkind: List\nitems: []\n'],
    ['a kustomization', 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n'],
    ['the configuration of a tool', 'apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\n'],
    ['a kustomization that says no kind', 'apiVersion: kustomize.config.k8s.io/v1beta1\nresources: [a.yaml]\n'],
    ['a chart', 'apiVersion: v2\nname: shop\nversion: 1.0.0\n'],
    ['sources of data', 'apiVersion: 1\ndatasources: []\n'],
    ['a cluster of eksctl', 'apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: { name: shop }\n'],
    ['what istioctl installs', 'apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nspec: {}\n'],
    ['a plugin of Kustomize', 'apiVersion: builtin\nkind: PrefixTransformer\nmetadata: { name: shop }\n'],
    ['a kubeconfig', 'apiVersion: v1\nkind: Config\nclusters: []\n'],
  ])('of %s has nothing to check', (_, text) => {
    expect(loadText(text, '-')).toEqual({
      resources: [],
      problems: [
        {
          file: '-',
          message: 'nothing to check in standard input',
          fix: 'name a file or folder with Kubernetes manifests',
        },
      ],
      files: 0,
    });
  });

  test.each(['metafffdata', 'metdata', 'Metadata'])('says which field was meant to be metadata: %s', (field) => {
    const { problems } = loadText(`apiVersion: v1\nkind: Pod\n${field}: { name: a }\nspec: {}\n`, 'a.yaml');

    expect(problems).toMatchObject([
      { line: 3, message: `the Pod has no "metadata", only "${field}"`, fix: 'write "metadata"' },
    ]);
  });

  test('with objects may hold other documents', () => {
    const loaded = loadText(`replicas: 1\n---\n${A}---\n- 1\n`, 'a.yaml');

    expect(names(loaded)).toEqual(['Sample/a']);
    expect(loaded.problems).toEqual([]);
  });

  test('of JSON is read as such, tabs and escaped slashes included', () => {
    const text = JSON.stringify({ apiVersion: 'v1', kind: 'Sample', metadata: { name: 'a' }, url: 'a/b' }, null, '\t');
    const loaded = loadText(text.replace('a/b', 'a\\/b'), 'a.json');

    expect(loaded.resources.map(({ body }) => body.url)).toEqual(['a/b']);
    expect(loaded.problems).toEqual([]);
  });

  test('of much JSON is read as such, with its places', () => {
    const items = Array.from({ length: 20_000 }, (_, index) => ({ kind: 'Sample', metadata: { name: `a${index}` } }));
    const text = JSON.stringify({ kind: 'List', items }, null, 2);
    const { resources, problems } = loadText(text, 'a.json');

    expect(text.length).toBeGreaterThan(1024 * 1024);
    expect(problems).toEqual([]);
    expect(resources.map(({ body }) => body)).toEqual(items);
    expect(resources[2]?.origin?.locate('/metadata/name')).toEqual({ line: 19, column: 17 });
  });
});

describe('lists of objects', () => {
  test('count as their items, at any depth', () => {
    const loaded = loadText(
      [
        'apiVersion: v1',
        'kind: List',
        'items:',
        '- {apiVersion: v1, kind: Secret, metadata: {name: a}}',
        '- apiVersion: v1',
        '  kind: List',
        '  items:',
        '  - {apiVersion: v1, kind: Service, metadata: {name: b, namespace: n}}',
      ].join('\n'),
      'a.yaml',
    );

    expect(names(loaded)).toEqual(['Secret/a', 'Service/b']);
    expect(loaded.resources[1]?.origin?.locate('/metadata/namespace')).toEqual({ line: 8, column: 68 });
  });

  test('of one kind tell it to their items', () => {
    const text = 'apiVersion: apps/v1\nkind: DeploymentList\nitems: [{metadata: {name: a}, spec: {}}]\n';

    expect(loadText(text, 'a.yaml').resources).toMatchObject([
      { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a', body: { apiVersion: 'apps/v1', kind: 'Deployment' } },
    ]);
  });

  test('that are objects themselves stay what they are', () => {
    const text = 'apiVersion: example.com/v1\nkind: AllowList\nmetadata: {name: a}\nitems: [{name: b}]\n';

    expect(names(loadText(text, 'a.yaml'))).toEqual(['AllowList/a']);
  });

  test('with an item that is no object, or has no name, keep the others', () => {
    const text = 'kind: List\nitems:\n- 1\n- {kind: Secret}\n- {kind: Secret, metadata: {name: a}}\n- ~\n';
    const loaded = loadText(text, 'a.yaml');

    expect(names(loaded)).toEqual(['Secret/a']);
    expect(complaints(loaded)).toEqual([
      '3:3 item 1 of a list of objects is no object',
      '4:3 the Secret has no "metadata.name"',
      '6:3 item 4 of a list of objects is no object',
    ]);
  });

  test('that name their items twice lose none in silence', () => {
    const text = 'kind: List\nitems: []\nitems:\n- {kind: Secret, metadata: {name: a, name: b}}\n';
    const loaded = loadText(text, 'a.yaml');

    expect(complaints(loaded)).toEqual(['3:1 "items" stands twice in a list of objects']);
    expect(loaded.resources[0]?.flaws).toEqual([{ rule: 'duplicate-key', path: '/metadata/name', key: 'name' }]);
  });
});

describe('an object that does not say what it is', () => {
  test.each([
    ['no kind', 'apiVersion: apps/v1\nmetadata: { name: a }\n', '1:1 an object has no "kind"'],
    ['no kind and no name', 'apiVersion: v1\ndata: {}\n', '1:1 an object has no "kind"'],
    ['neither kind nor version', 'metadata: { name: a }\ndata: {}\n', '1:1 an object has no "kind"'],
    ['an empty kind', 'apiVersion: v1\nkind: ""\nmetadata: { name: a }\n', '1:1 an object has no "kind"'],
    [
      'a number for a kind',
      'apiVersion: v1\nkind: 1\nmetadata: { name: a }\n',
      '2:7 the kind of an object is not text',
    ],
    ['a kind in other case', 'apiVersion: v1\nKind: Pod\n', '2:7 an object has no "kind", only "Kind"'],
    ['a misspelt kind', 'kinnd: Pod\nmetadata: { name: a }\n', '1:8 an object has no "kind", only "kinnd"'],
    ['exchanged letters', 'apiVersion: v1\nknid: Pod\n', '2:7 an object has no "kind", only "knid"'],
    ['both misspelt', 'apiversion: v1\nKIND: Pod\n', '2:7 an object has no "kind", only "KIND"'],
    ['a list around it', '- apiVersion: v1\n  kind: Pod\n', '1:1 objects stand in a list that is no object itself'],
  ])('is a problem: %s', (_, text, complaint) => {
    expect(complaints(loadText(text, 'a.yaml'))).toEqual([complaint]);
  });

  test('is told which key was meant', () => {
    const [problem] = loadText('apiVersion: v1\nKind: Pod\n', 'a.yaml').problems;

    expect(problem?.fix).toBe('write "kind"');
  });

  test('is a problem in a list, too: only typed lists give their items a kind, and only with the version', () => {
    const items = '[{ metadata: { name: a } }, { apiVersion: v1, metadata: { name: b } }]';

    expect(complaints(loadText(`apiVersion: v1\nkind: List\nitems: ${items}\n`, 'a.yaml'))).toEqual([
      '3:9 an object has no "kind"',
      '3:36 an object has no "kind"',
    ]);
    const typed = loadText(`apiVersion: v1\nkind: ConfigMapList\nitems: ${items}\n`, 'a.yaml');
    expect(names(typed)).toEqual(['ConfigMap/a']);
    expect(complaints(typed)).toEqual(['3:36 an object has no "kind"']);
  });
});

describe('an object without a name', () => {
  test.each([
    ['no metadata', 'kind: Secret\n', '1:1 the Secret has no "metadata.name"'],
    ['an empty name', 'kind: Secret\nmetadata: {name: ""}\n', '1:1 the Secret has no "metadata.name"'],
    ['a number for a name', 'kind: Secret\nmetadata:\n  name: 12\n', '3:9 the name of the Secret is not text'],
    ['metadata of another type', 'kind: Secret\nmetadata: [a]\n', '1:1 the Secret has no "metadata.name"'],
    ['a misspelt name', 'kind: Secret\nmetadata: { nmae: a }\n', '2:19 the Secret has no "metadata.name", only "nmae"'],
    [
      'an object that is called like the configuration of a tool',
      'apiVersion: cloud.google.com/v1\nkind: BackendConfig\nmetadata: { labels: {} }\n',
      '1:1 the BackendConfig has no "metadata.name"',
    ],
    [
      'a webhook, which is called like the configuration of a tool',
      'apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\nwebhooks: []\n',
      '1:1 the ValidatingWebhookConfiguration has no "metadata.name"',
    ],
  ])('is a problem: %s', (_, text, complaint) => {
    expect(complaints(loadText(`# a\n---\n${text}`, 'a.yaml'))).toEqual([
      complaint.replace(/^\d+/, (n) => `${+n + 2}`),
    ]);
  });

  test.each(['metafffdata', 'metdata', 'Metadata'])('says which field was meant to be metadata: %s', (field) => {
    const { problems } = loadText(`apiVersion: v1\nkind: Pod\n${field}: { name: a }\nspec: {}\n`, 'a.yaml');

    expect(problems).toMatchObject([
      { line: 3, message: `the Pod has no "metadata", only "${field}"`, fix: 'write "metadata"' },
    ]);
  });

  test('may have one made up', () => {
    expect(names(loadText('kind: Job\nmetadata: {generateName: a-}\n', 'a.yaml'))).toEqual(['Job/a-']);
  });
});

describe('a key that stands twice', () => {
  test('counts with its last value, and is a flaw of its object', () => {
    const { resources, problems } = loadText(
      `${A}---\n${manifest('a: {b/c: 1, d: [{e~: 1, e~: 2}], b/c: 3}\n"true": 1\non: 2')}`,
      'a.yaml',
    );

    expect(problems).toEqual([]);
    expect(resources[0]?.flaws).toEqual([]);
    expect(resources[1]?.body.spec).toEqual({ a: { 'b/c': 3, d: [{ 'e~': 2 }] }, true: 2 });
    expect(resources[1]?.flaws).toEqual([
      { rule: 'duplicate-key', path: '/spec/a/d/0/e~0', key: 'e~' },
      { rule: 'duplicate-key', path: '/spec/a/b~1c', key: 'b/c' },
      { rule: 'duplicate-key', path: '/spec/true', key: 'true' },
    ]);
  });

  test('is found where its first value is nothing, and among names of methods', () => {
    const { resources } = loadText(manifest('a: ~\na: 1\nconstructor: 1\n__proto__: 1\n__proto__: 2'), 'a.yaml');

    expect(resources[0]?.flaws.map(({ key }) => key)).toEqual(['a', '__proto__']);
  });
});

describe('merge keys', () => {
  test.each([
    ['lose to what stands behind them', '<<: {a: 1, b: 2}\na: 3', { a: 3, b: 2 }],
    ['win over what stands before them', 'a: 3\n<<: {a: 1, b: 2}', { a: 1, b: 2 }],
    ['of a list take the first', '<<: [{a: 1}, {a: 2, b: 3}]', { a: 1, b: 3 }],
    ['may repeat', '<<: {a: 1}\n<<: {a: 2, b: 3}', { a: 2, b: 3 }],
    ['may have their tag', '!!merge <<: {a: 1}', { a: 1 }],
    ['in quotes are keys', '"<<": {a: 1}', { '<<': { a: 1 } }],
    ['keep odd names', '<<: {__proto__: 1}', { ['__proto__']: 1 }],
  ])('%s', (_, text, spec) => {
    expect(specOf(text)).toEqual(spec);
    expect(loadText(manifest(text), 'a.yaml').resources[0]?.flaws).toEqual([]);
  });

  test('take anchors', () => {
    const spec = specOf('base: &base {a: 1, b: 2}\nuse:\n  <<: *base\n  b: 3\nuses:\n  <<: [*base, {c: 4}]');

    expect(spec).toMatchObject({ use: { a: 1, b: 3 }, uses: { a: 1, b: 2, c: 4 } });
  });

  test.each(['<<: 5', '<<: ~', '<<:', '<<: [[{a: 1}]]', 'a: &a [{b: 1}]\nc: {<<: *a}'])(
    'take nothing else: %s',
    (text) => {
      expect(specOf(text)).toBe('"<<" takes a mapping or a list of mappings');
    },
  );
});

describe('aliases', () => {
  test('repeat what the last anchor before them marks', () => {
    const spec = 'a: &a 1\nb: [*a, &a {c: 2}]\nd: *a\ne: &e {f: &e 5, g: *e}\nh: &k key\n*k : *k';

    expect(specOf(spec)).toEqual({ a: 1, b: [1, { c: 2 }], d: { c: 2 }, e: { f: 5, g: 5 }, h: 'key', key: 'key' });
  });

  test.each([
    ['of nothing', 'a: *b', '5:6 an alias names an anchor that is not set before it'],
    ['of what they stand in', 'a: &b [*b]', '5:10 an alias stands inside of what it repeats'],
  ])('%s are refused', (_, spec, complaint) => {
    expect(complaints(loadText(manifest(spec), 'a.yaml'))).toEqual([complaint]);
  });

  test('do not reach into another document', () => {
    const loaded = loadText(`${manifest('a: &b 1')}---\n${manifest('a: *b')}`, 'a.yaml');

    expect(complaints(loaded)).toEqual(['11:6 an alias names an anchor that is not set before it']);
  });
});

describe('a document that can not be read', () => {
  test.each([
    ['a tab as indentation', 'a:\n\t- b', '2:1 not valid YAML: tab characters must not be used in indentation'],
    ['a wrong indentation', 'a: 1\n b: 2\n', '2:3 not valid YAML: an entry of a mapping or list where none can start'],
    ['quotes that stay open', 'a: "b\n', '1:4 not valid YAML: the quotes that open here are not closed'],
    ['a bracket that stays open', 'a: [b\n', '1:4 not valid YAML: the bracket that opens here is not closed'],
    ['a null character', 'a: b\0c\n', '1:5 not valid YAML: a control character'],
    ['a control character', 'a: b\x07c\n', '1:5 not valid YAML: a control character'],
    [
      'a tag that is not declared',
      'a: !secret!value b\n',
      '1:4 not valid YAML: a tag that is not declared or not well-formed',
    ],
    [
      'a tag with odd characters',
      'a: !pass^word\n',
      '1:4 not valid YAML: a tag that is not declared or not well-formed',
    ],
    ['a word in a mapping', 'a: 1\nb\nc: 2\n', '2:1 not valid YAML: no ":" behind a key'],
    ['two values in a line', 'a: b: c\n', '1:5 not valid YAML: an entry of a mapping or list where none can start'],
    ['a word behind a list', '- a\nb\n', '2:1 not valid YAML: no ":" behind a key'],
  ])('tells the place: %s', (_, text, complaint) => {
    const [found = ''] = complaints(loadText(text, 'a.yaml'));

    expect(found).toContain(complaint);
    expect(found).toMatch(/^\d+:\d+ /);
    expect(found).not.toMatch(/secret|pass/);
  });

  test('takes no other with it', () => {
    const broken = 'kind: Secret\nmetadata: {name: broken\n';
    const loaded = loadText(`${A}---\n${broken}---\n${B}---\na: 'x\n---\n${A}`, 'a.yaml');

    expect(names(loaded)).toEqual(['Sample/a', 'Sample/b', 'Sample/a']);
    expect(complaints(loaded)).toEqual([expect.stringMatching(/^(8|9):/), expect.stringMatching(/^16:/)]);
    expect(loaded.resources[2]?.origin?.locate('/spec/a')).toEqual({ line: 22, column: 6 });
  });

  test('and is a template is to be rendered first', () => {
    const [problem] = loadText('kind: A\n{{- if .Values.a }}\nb: 1\n{{- end }}\n', 'a.yaml').problems;

    expect(problem?.fix).toBe('render the template first, and check what it renders to');
  });

  test('never stops a stream with many of them', () => {
    const count = 2000;
    const loaded = loadText(`a: [\n---\n${A}---\n`.repeat(count), 'a.yaml');

    expect(loaded.resources).toHaveLength(count);
    expect(loaded.problems.slice(0, -1)).toHaveLength(1000);
    expect(loaded.problems.at(-1)).toEqual({
      file: 'a.yaml',
      message: '1,000 more places can not be read',
      fix: 'correct those that are named first',
    });
  });
});
