import type { JsonObject } from '../../../../lib/manifests';
import { envFromFile } from '../../../../lib/policy/rules/references/env-from-file';
import { namespaceExists } from '../../../../lib/policy/rules/references/namespace-exists';
import { namespaceStated } from '../../../../lib/policy/rules/references/namespace-stated';
import { check, checkWith, deployment, object, podSpec, severities } from '../../support';

describe('namespace-exists', () => {
  const namespace = (name: string): JsonObject => ({ kind: 'Namespace', metadata: { name } });
  const inside = (name: string): JsonObject => ({ kind: 'ConfigMap', metadata: { name: 'till', namespace: name } });

  test('reports a namespace that is almost one of the set in which nothing is', () => {
    expect(check(namespaceExists, namespace('shops'), object('ConfigMap', 'a'), object('ConfigMap', 'b'))).toEqual([
      {
        rule: 'namespace-exists',
        on: 'ConfigMap/a',
        path: '/metadata/namespace',
        message: 'Namespace "shop" is made by nothing in this set; did you mean "shops"?',
      },
    ]);
  });

  test.each<[string, JsonObject[]]>([
    ['one of somebody else', [inside('shop')]],
    ['one that is made', [namespace('shop'), inside('shop')]],
    ['another one in which things are', [namespace('shops'), inside('shops'), inside('shop')]],
    ['another one by its number', [namespace('shop-1'), inside('shop-2')]],
    ['one of every cluster', [inside('kube-system'), inside('default')]],
  ])('accepts %s', (_, objects) => {
    expect(check(namespaceExists, ...objects)).toEqual([]);
  });

  test('asks a closed set for each, unless somebody else makes it', () => {
    const external = [{ kind: 'Namespace', name: 'shop', reason: 'made with the cluster' }];

    expect(checkWith(namespaceExists, { world: 'closed' }, inside('shop'))).toHaveLength(1);
    expect(checkWith(namespaceExists, { world: 'closed', external }, inside('shop'))).toEqual([]);
  });
});

describe('env-from-file', () => {
  const map = (data: JsonObject) => object('ConfigMap', 'settings', { data });
  const reader = deployment('till', podSpec({ envFrom: [{ configMapRef: { name: 'settings' } }] }));

  test('reports variables that are read from a whole file of them', () => {
    expect(check(envFromFile, reader, map({ 'app.properties': '# all\nA=1\nB=2\n' }))).toMatchObject([
      { path: '/spec/template/spec/containers/0/envFrom/0/configMapRef' },
    ]);
  });

  test.each<[JsonObject]>([
    [{ A: '1', B: '2' }],
    [{ SCRIPT: 'A=1' }],
    [{ 'app.yaml': 'a: 1\n' }],
    [{ 'app.env': 'A=1', B: '2' }],
    [{ 'app.env': '' }],
    [{}],
  ])('accepts %j', (data) => {
    expect(check(envFromFile, reader, map(data))).toEqual([]);
  });
});

describe('namespace-stated', () => {
  const placed = (kind: string, name: string, namespace: string | undefined, rest: JsonObject = {}): JsonObject => ({
    kind,
    metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
    ...rest,
  });
  const map = (namespace?: string) => placed('ConfigMap', 'prices', namespace, { data: { a: 'x' } });
  const pod = (namespace?: string) =>
    placed('Pod', 'till', namespace, { spec: podSpec({ envFrom: [{ configMapRef: { name: 'prices' } }] }) });

  test('reports a pod that states none beside what it reads, once', () => {
    const twice = placed('Pod', 'till', undefined, {
      spec: podSpec({ envFrom: [{ configMapRef: { name: 'prices' } }, { configMapRef: { name: 'prices' } }] }),
    });

    expect(check(namespaceStated, map('shop'), twice)).toEqual([
      {
        rule: 'namespace-stated',
        on: 'Pod/till',
        path: '/metadata',
        message: 'it states no namespace, and ConfigMap/prices, which it needs to be with, is in "shop"',
      },
    ]);
  });

  test('reports what a pod reads that states none, and the pod does', () => {
    expect(check(namespaceStated, map(), pod('shop'))).toMatchObject([{ on: 'ConfigMap/prices' }]);
  });

  test.each<[string, JsonObject[]]>([
    ['both', [map('shop'), pod('shop')]],
    ['neither', [map(), pod()]],
    ['one of two of that name', [map(), map('shop'), pod()]],
    ['what is in the namespace of whoever states none', [map('default'), pod()]],
    [
      'what Helm has rendered, which is for the namespace of its release',
      [map('shop'), { ...pod(), metadata: { name: 'till', labels: { 'helm.sh/chart': 'till-1' } } }],
    ],
    [
      'who names the namespace of another',
      [
        placed('ServiceAccount', 'till', 'shop'),
        placed('ClusterRoleBinding', 'till', undefined, {
          roleRef: { kind: 'ClusterRole', name: 'view' },
          subjects: [{ kind: 'ServiceAccount', name: 'till', namespace: 'shop' }],
        }),
      ],
    ],
  ])('accepts %s', (_, objects) => {
    expect(check(namespaceStated, ...objects)).toEqual([]);
  });

  test('weighs more in a closed world, and nothing where the settings say the namespace', () => {
    expect(severities(namespaceStated, { world: 'closed' }, map('shop'), pod())).toEqual(['error']);
    expect(severities(namespaceStated, {}, map('shop'), pod())).toEqual(['warning']);
    expect(checkWith(namespaceStated, { namespace: 'shop' }, map('shop'), pod())).toEqual([]);
  });
});
