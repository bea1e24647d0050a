import { validLabel } from '../../../../lib/policy/rules/validity/valid-label';
import { validName } from '../../../../lib/policy/rules/validity/valid-name';
import { deployment, messages, one, paths, pod } from './support';

const LONG = 'a'.repeat(64);

function named(apiVersion: string, kind: string, name: string): string {
  return one(apiVersion, kind, '', JSON.stringify(name));
}

describe('valid-name', () => {
  test.each([
    ['v1', 'ConfigMap', 'my_shop'],
    ['v1', 'ConfigMap', 'Shop'],
    ['v1', 'ConfigMap', 'shop-'],
    ['v1', 'ConfigMap', 'a..b'],
    ['v1', 'ConfigMap', 'a'.repeat(254)],
    ['v1', 'Service', 'shop.till'],
    ['v1', 'Service', '2nd-shop'],
    ['v1', 'Service', LONG],
    ['v1', 'Namespace', 'shop.till'],
    ['batch/v1', 'CronJob', 'a'.repeat(53)],
    ['batch/v1', 'Job', LONG],
    ['rbac.authorization.k8s.io/v1', 'Role', 'shop/till'],
    ['external-secrets.io/v1', 'ExternalSecret', 'my_keys'],
  ])('refuses a %s %s called "%s"', (apiVersion, kind, name) => {
    expect(paths(validName, named(apiVersion, kind, name))).toEqual(['/metadata/name']);
  });

  test.each([
    ['v1', 'ConfigMap', 'shop.till-2'],
    ['v1', 'ConfigMap', 'a'.repeat(253)],
    ['v1', 'Service', 'shop-2'],
    ['v1', 'Namespace', '2nd-shop'],
    ['batch/v1', 'CronJob', 'a'.repeat(52)],
    ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'system:Shop:till'],
    ['serving.knative.dev/v1', 'Service', 'shop.till'],
    ['backstage.io/v1alpha1', 'Component', 'my_shop'],
    ['v1', 'ConfigMap', '${NAME}'],
    ['v1', 'ConfigMap', '{{ .Values.name }}'],
  ])('accepts a %s %s called "%s"', (apiVersion, kind, name) => {
    expect(paths(validName, named(apiVersion, kind, name))).toEqual([]);
  });

  test('lets a Service name begin with a digit where the cluster may be new enough', () => {
    expect(paths(validName, named('v1', 'Service', '2nd-shop'), { kubernetes: '1.34' })).toEqual([]);
    expect(paths(validName, named('v1', 'Service', 'my_shop'), { kubernetes: '1.34' })).toHaveLength(1);
  });

  test.each([
    ['blanks', '" "'],
    ['a path', '../../etc'],
    ['capitals', 'Shop'],
    ['dots', 'shop.till'],
    ['very many letters', 'a'.repeat(100_000)],
  ])('refuses a namespace of %s, in objects of any kind', (_, namespace) => {
    for (const [apiVersion, kind] of [
      ['v1', 'ConfigMap'],
      ['example.com/v1', 'Till'],
    ]) {
      const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: till, namespace: ${namespace} }\n`;
      const [found, ...more] = messages(validName, text);

      expect(found).toMatch(/^\/metadata\/namespace: the namespace of a (ConfigMap|Till) "/);
      expect(found?.length).toBeLessThan(300);
      expect(more).toEqual([]);
    }
  });

  test('refuses a namespace where an object looks for another', () => {
    const rest = `roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
subjects: [{ kind: ServiceAccount, name: till, namespace: ../shop }]`;

    expect(paths(validName, one('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', rest))).toEqual([
      '/subjects/0/namespace',
    ]);
  });

  test.each([
    ['a blank', 'a b'],
    ['a slash', '../../etc'],
    ['a line break', 'a\nb'],
    ['too many letters', 'a'.repeat(254)],
  ])('refuses a name with %s for every kind', (_, name) => {
    expect(paths(validName, named('example.com/v1', 'Till', name))).toEqual(['/metadata/name']);
  });

  test('lets OpenShift call users and groups as others call them', () => {
    expect(paths(validName, named('user.openshift.io/v1', 'User', 'Ada Lovelace'))).toEqual([]);
  });

  test('refuses a beginning that no generated name can have', () => {
    const text = (prefix: string): string =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: { generateName: ${JSON.stringify(prefix)} }\n`;

    expect(paths(validName, text('../etc-'))).toEqual(['/metadata/generateName']);
    expect(paths(validName, text(' '))).toEqual(['/metadata/generateName']);
  });

  test('leaves the end of a generated name to the API server', () => {
    expect(paths(validName, 'apiVersion: v1\nkind: ConfigMap\nmetadata: { generateName: till- }\n')).toEqual([]);
  });

  test.each([
    ['a container', pod('{}').replace('name: main', 'name: Main'), '/spec/containers/0/name'],
    ['an init container', pod('{}', 'initContainers: [{ name: a_b }]'), '/spec/initContainers/0/name'],
    ['a volume', pod('{}', 'volumes: [{ name: a_b }]'), '/spec/volumes/0/name'],
    [
      'a long port',
      pod('ports: [{ name: http-management, containerPort: 1 }, { name: http-management2 }]'),
      '/spec/containers/0/ports/1/name',
    ],
    ['a port without letters', pod('ports: [{ name: "8080" }]'), '/spec/containers/0/ports/0/name'],
    ['a port with two dashes', pod('ports: [{ name: a--b }]'), '/spec/containers/0/ports/0/name'],
    ['a variable with "="', pod('env: [{ name: A=B }]'), '/spec/containers/0/env/0/name'],
    ['a port of a Service', one('v1', 'Service', 'spec: { ports: [{ name: Http, port: 80 }] }'), '/spec/ports/0/name'],
    ['a key', one('v1', 'ConfigMap', 'data: { "a b": "1" }'), '/data/a b'],
    ['a key of dots', one('v1', 'Secret', 'stringData: { ..: "1" }'), '/stringData/..'],
    ['a key with a slash', one('v1', 'ConfigMap', 'binaryData: { a/b: "" }'), '/binaryData/a~1b'],
  ])('refuses the name of %s', (_, text, path) => {
    expect(paths(validName, text)).toEqual([path]);
  });

  test('takes any printable name for a variable since 1.32 only', () => {
    const text = pod('env: [{ name: "9 lives!" }]');

    expect(paths(validName, text)).toEqual([]);
    expect(paths(validName, text, { kubernetes: '1.31' })).toEqual(['/spec/containers/0/env/0/name']);
    expect(paths(validName, pod('env: [{ name: .a-b_c9 }]'), { kubernetes: '1.31' })).toEqual([]);
  });

  test('says what is wrong, and shortens what is long', () => {
    expect(messages(validName, named('v1', 'Service', LONG))).toEqual([
      `/metadata/name: the name of a Service "${LONG}" is longer than 63 characters`,
    ]);
    expect(messages(validName, named('v1', 'ConfigMap', 'a'.repeat(300)))).toEqual([
      `/metadata/name: the name of a ConfigMap "${'a'.repeat(80)}…" is longer than 253 characters`,
    ]);
  });
});

describe('valid-label', () => {
  function labelled(labels: string, what = 'labels'): string {
    return `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: till, ${what}: { ${labels} } }\n`;
  }

  test.each([
    ['a: feature/x'],
    ['a: "-x"'],
    ['a: "two words"'],
    ['a: 1.0.0+build'],
    [`a: ${LONG}`],
    ['"a b": x'],
    ['a/b/c: x'],
    ['Example_Com/a: x'],
    [`${LONG}: x`],
    ['example.com/: x'],
  ])('refuses the label %s', (label) => {
    expect(paths(validLabel, labelled(label))).toHaveLength(1);
  });

  test.each([
    ['a: ""'],
    ['a: A_b.c-9'],
    ['example.com/a: x'],
    [`a: ${'b'.repeat(63)}`],
    ['a: "${BRANCH}"'],
    ['"${KEY}": b'],
  ])('accepts the label %s', (label) => {
    expect(paths(validLabel, labelled(label))).toEqual([]);
  });

  test('takes any value for an annotation, and no key that has two slashes', () => {
    expect(paths(validLabel, labelled('Example.com/A: "two words"', 'annotations'))).toEqual([]);
    expect(paths(validLabel, labelled('a/b/c: x', 'annotations'))).toEqual(['/metadata/annotations/a~1b~1c']);
  });

  test.each([
    [
      'pods',
      deployment().replace('labels: { app: till }', 'labels: { app: a/b }'),
      '/spec/template/metadata/labels/app',
    ],
    [
      'a selector',
      deployment().replace('matchLabels: { app: till }', 'matchLabels: { app: a/b }'),
      '/spec/selector/matchLabels/app',
    ],
    ['the selector of a Service', one('v1', 'Service', 'spec: { selector: { app: a/b } }'), '/spec/selector/app'],
    ['a node selector', pod('{}', 'nodeSelector: { zone: a/b }'), '/spec/nodeSelector/zone'],
  ])('looks at the labels of %s', (_, text, path) => {
    expect(paths(validLabel, text)).toEqual([path]);
  });

  test('says what is wrong with a label, once', () => {
    expect(messages(validLabel, labelled(`a: ${LONG}`))).toEqual([
      `/metadata/labels/a: the value "${LONG}" of label "a" is longer than 63 characters`,
    ]);
    expect(messages(validLabel, labelled('Up/a: b'))).toEqual([
      '/metadata/labels/Up~1a: the label "Up/a" has a prefix that may have only lower-case letters, digits, dashes and dots, each part with a letter or digit at its ends',
    ]);
  });

  test('does not judge what no API server reads', () => {
    expect(paths(validLabel, labelled('a: b c').replace('apiVersion: v1', 'apiVersion: example.com/v1'))).toEqual([]);
  });
});
