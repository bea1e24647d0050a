import { buildGraph, describe as nameOf, toResource, type JsonObject } from '../../lib/manifests';

function object(kind: string, name: string, namespace?: string, rest: JsonObject = {}): JsonObject {
  return { kind, metadata: { name, ...(namespace === undefined ? {} : { namespace }) }, ...rest };
}

const objects = [
  object('Namespace', 'shop'),
  object('ConfigMap', 'colours', 'shop', { data: { red: '1' } }),
  object('ConfigMap', 'colours', 'bank', { data: { gold: '1' } }),
  object('ConfigMap', 'shapes', undefined, { data: { round: '1' } }),
  object('PriorityClass', 'urgent'),
  object('Pod', 'till', 'shop', {
    metadata: { name: 'till', namespace: 'shop', labels: { app: 'till' } },
    spec: { serviceAccountName: 'clerk', priorityClassName: 'urgent', containers: [] },
  }),
];
const graph = buildGraph(objects);

describe('find', () => {
  const keysOf = (kind: string, namespace: string | undefined, name: string) =>
    graph.find(kind, namespace, name).map(({ keys }) => [...(keys ?? [])]);

  test('an object is found by kind, namespace and name', () => {
    expect(keysOf('ConfigMap', 'shop', 'colours')).toEqual([['red']]);
    expect(keysOf('ConfigMap', 'bank', 'colours')).toEqual([['gold']]);
  });

  test('a namespace that is left open fits any', () => {
    expect(keysOf('ConfigMap', undefined, 'colours')).toEqual([['red'], ['gold']]);
    expect(keysOf('ConfigMap', 'bank', 'shapes')).toEqual([['round']]);
  });

  test.each([
    ['another kind', 'Secret', 'shop', 'colours'],
    ['another namespace', 'ConfigMap', 'park', 'colours'],
    ['another name', 'ConfigMap', 'shop', 'colour'],
    ['a name that runs on into the next part', 'ConfigMap', 'shop', 'colours/'],
    ['a name of a prototype', 'constructor', 'shop', 'constructor'],
  ])('%s is not it', (_, kind, namespace, name) => {
    expect(graph.find(kind, namespace, name)).toEqual([]);
  });
});

describe('a set with one name in many namespaces, and in none', () => {
  const map = (namespace: string | undefined, key: string) => ({
    kind: 'ConfigMap',
    metadata: { name: 'staging-colours', ...(namespace === undefined ? {} : { namespace }) },
    data: { [key]: 'x' },
  });
  const pod = (name: string, namespace?: string) => ({
    kind: 'Pod',
    metadata: { name, labels: { app: 'till' }, ...(namespace === undefined ? {} : { namespace }) },
    spec: { containers: [] },
  });
  const placed = [map('shop', 'a'), map('bank', 'b'), pod('first', 'shop'), pod('second', 'bank')];
  const closed = buildGraph(placed);
  const open = buildGraph([map(undefined, 'o'), pod('open'), ...placed]);
  const namespacesOf = (of: readonly { readonly namespace: string | undefined }[]) =>
    of.map(({ namespace }) => namespace);

  test.each([
    ['bank', closed, ['bank'], ['second']],
    ['park', closed, [], []],
    ['bank', open, [undefined, 'bank'], ['open', 'second']],
    ['park', open, [undefined], ['open']],
    [undefined, open, [undefined, 'shop', 'bank'], ['open', 'first', 'second']],
  ])('%s sees what is there or may end up there, in the order of the objects', (namespace, set, maps, pods) => {
    expect(namespacesOf(set.products('ConfigMap', namespace))).toEqual(maps);
    expect(namespacesOf(set.similar('ConfigMap', namespace, 'colours'))).toEqual(maps);
    for (const selector of [{}, { matchLabels: { app: 'till' } }]) {
      expect(set.podsMatching(selector, namespace).map(({ owner }) => owner.name)).toEqual(pods);
    }
  });
});

describe('a graph', () => {
  test('lists objects by kind, and pods with their owners', () => {
    expect(graph.ofKind('ConfigMap').map(({ namespace }) => namespace)).toEqual(['shop', 'bank', undefined]);
    expect(graph.pods.map(({ owner }) => nameOf(owner))).toEqual(['Pod/till']);
    expect(graph.ofKind('Deployment')).toEqual([]);
  });

  test('finds pods by labels, in one namespace or all', () => {
    const selector = { matchLabels: { app: 'till' } };

    expect(graph.podsMatching(selector, 'shop')).toHaveLength(1);
    expect(graph.podsMatching(selector, undefined)).toHaveLength(1);
    expect(graph.podsMatching(selector, 'bank')).toHaveLength(0);
    expect(graph.podsMatching({}, 'shop')).toHaveLength(1);
  });

  test('knows who names an object', () => {
    const named = graph.referencesTo({ kind: 'ServiceAccount', namespace: 'shop', name: 'clerk' });

    expect(named.map(({ from }) => from.name)).toEqual(['till']);
    expect(graph.referencesTo({ kind: 'ServiceAccount', namespace: 'bank', name: 'clerk' })).toEqual([]);
  });

  test('takes what is applied without a namespace for what the options say', () => {
    const placed = buildGraph(objects, { namespace: 'bank' });

    expect(placed.ofKind('ConfigMap').map(({ namespace }) => namespace)).toEqual(['shop', 'bank', 'bank']);
    expect(placed.ofKind('PriorityClass').map(({ namespace }) => namespace)).toEqual([undefined]);
  });

  test('takes loaded resources as they are, and any iterable', () => {
    const resource = toResource(object('Pod', 'till', 'shop'));

    expect(buildGraph(new Set([resource])).resources).toEqual([resource]);
  });

  test('refuses what is no object', () => {
    expect(() => buildGraph([object('Pod', 'till'), null])).toThrow('not a Kubernetes object');
  });
});

describe('the options of a graph', () => {
  const pod = (spec: JsonObject) => object('Pod', 'till', 'shop', { spec });
  const answers = (all: JsonObject[], options: Parameters<typeof buildGraph>[1]) => {
    const built = buildGraph(all, options);
    return built.references.map((reference) => built.answer(reference).is);
  };

  test('name what is made outside the set', () => {
    const account = pod({ serviceAccountName: 'clerk' });

    expect(answers([account], { external: [{ kind: 'ServiceAccount', name: 'cl*k' }] })).toEqual(['unknown']);
    expect(answers([account], { external: [{ kind: 'ServiceAccount', namespace: 'bank', name: 'clerk' }] })).toEqual([
      'dangling',
    ]);
    expect(answers([account], { external: [{ kind: 'Secret', name: 'clerk' }] })).toEqual(['dangling']);
  });

  test('say which keys an outside object has', () => {
    const reader = pod({
      volumes: [{ name: 'v', secret: { secretName: 'keys', items: [{ key: 'door', path: 'd' }] } }],
    });
    const external = (keys: string[]) => [{ kind: 'Secret', keys, name: '*' }];

    expect(answers([reader], { external: external(['door']) })).toEqual(['unknown']);
    expect(answers([reader], { external: external(['gate']) })).toEqual(['dangling']);
  });

  test('add entries to the catalogue', () => {
    const widget = object('Widget', 'w', 'shop', { spec: { paint: { name: 'colours', key: 'blue' } } });
    const consumers = [{ kinds: ['Widget'], at: 'spec.paint', name: 'name', key: 'key', target: 'ConfigMap' }];

    expect(answers([widget, objects[1] ?? {}], { consumers })).toEqual(['dangling']);
    expect(answers([widget, objects[1] ?? {}], {})).toEqual([]);
  });
});

describe('a ConfigMap or Secret without data', () => {
  const reader = (kind: 'configMapKeyRef' | 'secretKeyRef') =>
    object('Pod', 'till', 'shop', {
      spec: { containers: [{ name: 'main', env: [{ name: 'A', valueFrom: { [kind]: { name: 'o', key: 'k' } } }] }] },
    });

  test.each([
    ['a Secret may be filled later', 'secretKeyRef', object('Secret', 'o', 'shop'), true],
    ['a ConfigMap is not', 'configMapKeyRef', object('ConfigMap', 'o', 'shop'), undefined],
  ] as const)('%s', (_, kind, holder, doubtful) => {
    const built = buildGraph([reader(kind), holder]);
    const [reference] = built.references;

    expect(reference && built.answer(reference)).toMatchObject({
      is: 'dangling',
      missing: 'key',
      ...(doubtful && { doubtful }),
    });
  });

  test('a ConfigMap that asks to be filled may be', () => {
    const holder = object('ConfigMap', 'o', 'shop', {
      metadata: { name: 'o', namespace: 'shop', labels: { 'config.openshift.io/inject-trusted-cabundle': 'true' } },
    });
    const built = buildGraph([reader('configMapKeyRef'), holder]);

    expect(built.references.map((reference) => built.answer(reference))).toMatchObject([{ doubtful: true }]);
  });
});
