import { buildGraph, type JsonObject } from '../../lib/manifests';

function object(kind: string, name: string, namespace?: string, rest: JsonObject = {}): JsonObject {
  return { kind, metadata: { name, ...(namespace === undefined ? {} : { namespace }) }, ...rest };
}

const graph = buildGraph([
  object('Namespace', 'shop'),
  object('ConfigMap', 'colours', 'shop', { data: { red: '1' } }),
  object('ConfigMap', 'colours', 'bank', { data: { gold: '1' } }),
  object('ExternalSecret', 'keys', 'shop', { spec: { data: [{ secretKey: 'door' }] } }),
  object('PriorityClass', 'urgent'),
  object('Pod', 'till', 'shop', { spec: { serviceAccountName: 'default', priorityClassName: 'urgent' } }),
]);

describe('find', () => {
  test('an object is found by kind, namespace and name', () => {
    expect(graph.find('ConfigMap', 'shop', 'colours')?.keys).toEqual(new Set(['red']));
    expect(graph.find('ConfigMap', 'bank', 'colours')?.keys).toEqual(new Set(['gold']));
  });

  test.each([
    ['another kind', 'Secret', 'shop', 'colours'],
    ['another namespace', 'ConfigMap', 'park', 'colours'],
    ['no namespace', 'ConfigMap', undefined, 'colours'],
    ['another name', 'ConfigMap', 'shop', 'colour'],
    ['a name that runs on into the next part', 'ConfigMap', 'shop/colours', ''],
  ])('%s is not it', (_, kind, namespace, name) => {
    expect(graph.find(kind, namespace, name)).toBeUndefined();
  });

  test('what controllers make is found like what was applied', () => {
    expect(graph.find('Secret', 'shop', 'keys')?.keys).toEqual(new Set(['door']));
    expect(graph.find('ServiceAccount', 'shop', 'default')).toBeDefined();
  });

  test('a cluster-scoped object is found without a namespace', () => {
    expect(graph.find('PriorityClass', undefined, 'urgent')).toBeDefined();
  });
});

describe('ofKind', () => {
  test('lists the objects of a kind in a namespace, or in all', () => {
    expect(graph.ofKind('ConfigMap', 'shop').map(({ name }) => name)).toEqual(['kube-root-ca.crt', 'colours']);
    expect(graph.ofKind('ConfigMap').map(({ namespace }) => namespace)).toEqual(['shop', 'shop', 'bank']);
    expect(graph.ofKind('Deployment')).toEqual([]);
  });
});

describe('buildGraph', () => {
  test('holds every object in its order, and the references of all', () => {
    expect(graph.resources.map(({ kind }) => kind)).toEqual([
      'Namespace',
      'ConfigMap',
      'ConfigMap',
      'ExternalSecret',
      'PriorityClass',
      'Pod',
    ]);
    expect(graph.references.map(({ from, target }) => [from.name, target.kind, target.name])).toEqual([
      ['till', 'ServiceAccount', 'default'],
      ['till', 'PriorityClass', 'urgent'],
    ]);
  });

  test('takes any iterable of objects', () => {
    expect(buildGraph(new Set([object('Pod', 'till')])).resources).toHaveLength(1);
  });

  test('refuses what is no object', () => {
    expect(() => buildGraph([object('Pod', 'till'), null])).toThrow('not a Kubernetes object');
  });
});
