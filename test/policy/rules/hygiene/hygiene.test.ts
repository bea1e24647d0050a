import { ingressConflict } from '../../../../lib/policy/rules/hygiene/ingress-conflict';
import { unusedKey } from '../../../../lib/policy/rules/hygiene/unused-key';
import { unusedObject } from '../../../../lib/policy/rules/hygiene/unused-object';
import { documents, faults, messages, one, paths, pod } from '../validity/support';

const COLOURS = one('v1', 'ConfigMap', 'data: { red: "1", blue: "2", green: "3" }', 'colours');
const KEYS = one(
  'external-secrets.io/v1',
  'ExternalSecret',
  'spec: { target: { name: keys, template: { data: { front: x, back: y } } } }',
  'keys-entry',
);

function reading(kind: 'configMapKeyRef' | 'secretKeyRef', name: string, ...keys: string[]): string {
  return `env: [${keys.map((key) => `{ name: A, valueFrom: { ${kind}: { name: ${name}, key: ${key} } } }`).join(', ')}]`;
}

function withMark(mark: string, text = COLOURS): string {
  return text.replace('metadata: {', `metadata: { ${mark},`);
}

describe('unused-key', () => {
  test('gathers the keys that nothing reads of an object that is read key by key', () => {
    const [fault, ...others] = faults(unusedKey, documents(COLOURS, pod(reading('configMapKeyRef', 'colours', 'red'))));

    expect(others).toEqual([]);
    expect(fault).toMatchObject({
      path: '/data/blue',
      message: 'nothing reads the keys "blue", "green" of ConfigMap/colours, whose other keys are read one by one',
      fix: 'remove them, or use them',
    });
    expect(fault?.related?.map(({ path }) => path)).toEqual(['/data/green']);
  });

  test('names a single key as the target', () => {
    const text = documents(COLOURS, pod(reading('configMapKeyRef', 'colours', 'red', 'blue')));

    expect(faults(unusedKey, text)[0]?.target).toMatchObject({ kind: 'ConfigMap', name: 'colours', key: 'green' });
  });

  test('names at most ten of them', () => {
    const many = Array.from({ length: 12 }, (_, index) => `k${index}: ""`).join(', ');
    const text = documents(
      one('v1', 'ConfigMap', `data: { a: "", ${many} }`),
      pod(reading('configMapKeyRef', 'till', 'a')),
    );

    expect(messages(unusedKey, text)[0]).toMatch(/"k9" and 2 more of ConfigMap\/till/);
  });

  test('reports a key of a made Secret where its maker writes it', () => {
    expect(messages(unusedKey, documents(KEYS, pod(reading('secretKeyRef', 'keys', 'front'))))).toEqual([
      '/spec/target/template/data/back: nothing reads the key "back" of Secret/keys, whose other keys are read one by one',
    ]);
  });

  test('counts items and single files of a volume as keys that are read', () => {
    const volume = 'volumes: [{ name: v, configMap: { name: colours, items: [{ key: red, path: r }] } }]';
    const file = 'volumeMounts: [{ name: v, mountPath: /blue, subPath: blue }]';
    const whole = 'volumes: [{ name: v, configMap: { name: colours } }]';

    expect(paths(unusedKey, documents(COLOURS, pod('{}', volume)))).toEqual(['/data/blue']);
    expect(paths(unusedKey, documents(COLOURS, pod(file, whole)))).toEqual(['/data/red']);
  });

  test.each([
    ['read by one reader as a whole', pod('envFrom: [{ configMapRef: { name: colours } }]')],
    [
      'mounted as a whole',
      pod('volumeMounts: [{ name: v, mountPath: /c }]', 'volumes: [{ name: v, configMap: { name: colours } }]'),
    ],
    ['in a volume that nothing mounts', pod('{}', 'volumes: [{ name: v, configMap: { name: colours } }]')],
    ['named in an argument', pod('args: [--config=shop/colours]')],
    [
      'that a role lets somebody read',
      one(
        'rbac.authorization.k8s.io/v1',
        'Role',
        'rules: [{ verbs: [get], resources: [configmaps], resourceNames: [colours] }]',
      ),
    ],
  ])('accepts an object %s', (_, reader) => {
    const one = pod(reading('configMapKeyRef', 'colours', 'red')).replace('name: till', 'name: other');

    expect(paths(unusedKey, documents(COLOURS, one))).toHaveLength(1);
    expect(paths(unusedKey, documents(COLOURS, one, reader))).toEqual([]);
    expect(paths(unusedKey, documents(reader, one, COLOURS))).toEqual([]);
  });

  test('leaves objects that nothing reads to the rule on objects', () => {
    expect(paths(unusedKey, documents(COLOURS, pod()))).toEqual([]);
  });

  test('says nothing of an object that controllers may look for', () => {
    const text = documents(
      withMark('labels: { grafana_dashboard: "1" }'),
      pod(reading('configMapKeyRef', 'colours', 'red')),
    );

    expect(paths(unusedKey, text)).toEqual([]);
  });
});

describe('unused-object', () => {
  const closed = { world: 'closed' } as const;

  test.each([
    ['ConfigMap', COLOURS, 'this ConfigMap'],
    ['Secret', one('v1', 'Secret', 'stringData: { a: b }'), 'this Secret'],
    ['ServiceAccount', one('v1', 'ServiceAccount', ''), 'this ServiceAccount'],
    ['claim', one('v1', 'PersistentVolumeClaim', 'spec: {}'), 'this PersistentVolumeClaim'],
    ['made Secret', KEYS, 'Secret/keys'],
  ])('reports a %s beside pods that nothing names', (_, text, what) => {
    expect(messages(unusedObject, documents(text, pod().replace('till', 'other')))).toEqual([
      `: nothing in the set uses ${what}`,
    ]);
  });

  test('reports it in a set without pods only where the set is closed', () => {
    expect(paths(unusedObject, COLOURS)).toEqual([]);
    expect(paths(unusedObject, COLOURS, closed)).toEqual(['']);
  });

  test('looks for pods in the same namespace', () => {
    expect(paths(unusedObject, documents(withMark('namespace: shop'), pod()))).toEqual([]);
    expect(paths(unusedObject, documents(withMark('namespace: shop'), withMark('namespace: shop', pod())))).toEqual([
      '',
    ]);
  });

  test.each([
    ['a reference', pod('envFrom: [{ configMapRef: { name: colours } }]')],
    ['an argument', pod('args: ["--from=colours"]')],
    ['a variable', pod('env: [{ name: FROM, value: colours }]')],
    ['an annotation', withMark('annotations: { "a.example/reads": colours }', pod())],
    ['a kind of somebody else', documents(pod(), one('a.example/v1', 'Painter', 'spec: { from: { name: colours } }'))],
    [
      'a configuration file',
      documents(
        pod(),
        one('v1', 'ConfigMap', 'data: { conf: "include colours" }', 'painter').replace(
          'metadata: {',
          'metadata: { labels: { x: y },',
        ),
      ),
    ],
  ])('accepts what %s names', (_, reader) => {
    expect(paths(unusedObject, documents(COLOURS, reader))).toEqual([]);
  });

  test.each([
    ['labels', 'labels: { grafana_dashboard: "1" }'],
    ['annotations', 'annotations: { "helm.sh/hook": pre-install }'],
    ['an owner', 'ownerReferences: [{ kind: Till, name: till, uid: "1" }]'],
  ])('accepts what controllers may look for by %s', (_, mark) => {
    expect(paths(unusedObject, documents(withMark(mark), pod()))).toEqual([]);
    expect(paths(unusedObject, withMark(mark), closed)).toEqual([]);
  });

  test('takes labels that everything has for no sign of a reader', () => {
    const mark = 'labels: { cloud: blue, app.kubernetes.io/part-of: shop }';

    expect(paths(unusedObject, documents(withMark(mark), withMark(mark, pod())))).toEqual(['']);
  });

  test.each([
    ['the certificates of the cluster', one('v1', 'ConfigMap', '', 'kube-root-ca.crt')],
    ['the default account', one('v1', 'ServiceAccount', '', 'default')],
    ['a token', one('v1', 'Secret', 'type: kubernetes.io/service-account-token')],
    ['a release of Helm', one('v1', 'Secret', 'type: helm.sh/release.v1')],
    ['objects of the system', withMark('namespace: kube-system')],
  ])('accepts %s', (_, text) => {
    expect(paths(unusedObject, text, closed)).toEqual([]);
  });
});

describe('ingress-conflict', () => {
  function ingress(name: string, host: string, path = '/', spec = ''): string {
    const rule = `{ host: ${host}, http: { paths: [{ path: ${path}, pathType: Prefix }] } }`;
    return one('networking.k8s.io/v1', 'Ingress', `spec: { ${spec} rules: [${rule}] }`, name);
  }

  test('reports the second route for one host and path', () => {
    const [fault] = faults(ingressConflict, documents(ingress('a', 'shop.example'), ingress('b', 'shop.example')));

    expect(fault?.resource.name).toBe('b');
    expect(fault?.message).toBe('the route "shop.example/" stands in Ingress/a too, and one of them gets no request');
    expect(fault?.related?.map(({ resource }) => resource.name)).toEqual(['a']);
  });

  test('reports a route that stands twice in one Ingress', () => {
    const rule = '{ host: a.example, http: { paths: [{ path: /, pathType: Exact }, { path: /, pathType: Exact }] } }';
    const text = one('networking.k8s.io/v1', 'Ingress', `spec: { rules: [${rule}] }`);

    expect(messages(ingressConflict, text)).toEqual([
      '/spec/rules/0/http/paths/1: the route "a.example/" stands twice in this Ingress, and one of them gets no request',
    ]);
  });

  test.each([
    ['another host', ingress('b', 'bank.example')],
    ['another path', ingress('b', 'shop.example', '/till')],
    ['another class', ingress('b', 'shop.example', '/', 'ingressClassName: inside,')],
    ['a canary', withMark('annotations: { nginx.ingress.kubernetes.io/canary: "true" }', ingress('b', 'shop.example'))],
    ['the same object again', ingress('a', 'shop.example')],
  ])('accepts %s', (_, other) => {
    expect(paths(ingressConflict, documents(ingress('a', 'shop.example'), other))).toEqual([]);
  });
});
