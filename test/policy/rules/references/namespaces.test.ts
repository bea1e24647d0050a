import type { JsonObject } from '../../../../lib/manifests';
import { envFromFile } from '../../../../lib/policy/rules/references/env-from-file';
import { namespaceExists } from '../../../../lib/policy/rules/references/namespace-exists';
import { check, checkWith, deployment, object, podSpec } from '../../support';

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
