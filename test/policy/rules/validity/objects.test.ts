import { apiRemoved } from '../../../../lib/policy/rules/validity/api-removed';
import { duplicateKey } from '../../../../lib/policy/rules/validity/duplicate-key';
import { ingressPath } from '../../../../lib/policy/rules/validity/ingress-path';
import { uniqueObject } from '../../../../lib/policy/rules/validity/unique-object';
import { documents, faults, messages, one, paths } from './support';

describe('api-removed', () => {
  test.each([
    ['extensions/v1beta1', 'Ingress', '1.22', 'networking.k8s.io/v1'],
    ['extensions/v1beta1', 'Deployment', '1.16', 'apps/v1'],
    ['apps/v1beta2', 'StatefulSet', '1.16', 'apps/v1'],
    ['policy/v1beta1', 'PodDisruptionBudget', '1.25', 'policy/v1'],
    ['batch/v1beta1', 'CronJob', '1.25', 'batch/v1'],
    ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', '1.26', 'autoscaling/v2'],
    ['rbac.authorization.k8s.io/v1beta1', 'ClusterRole', '1.22', 'rbac.authorization.k8s.io/v1'],
    ['flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema', '1.32', 'flowcontrol.apiserver.k8s.io/v1'],
  ])('reports %s %s as gone since %s', (apiVersion, kind, since, instead) => {
    const [found] = faults(apiRemoved, one(apiVersion, kind, ''));

    expect(found).toMatchObject({
      path: '/apiVersion',
      severity: 'error',
      message: `Kubernetes 1.33 has no ${kind} of "${apiVersion}", which ended with ${since}`,
      fix: `write "${instead}"`,
    });
  });

  test('warns of what a later version will not have', () => {
    const found = faults(apiRemoved, one('batch/v1beta1', 'CronJob', ''), { kubernetes: 'v1.24.9' });

    expect(found.map(({ severity, message }) => [severity, message])).toEqual([
      ['warning', 'Kubernetes 1.25 will have no CronJob of "batch/v1beta1"'],
    ]);
  });

  test('says to remove what nothing took the place of', () => {
    expect(faults(apiRemoved, one('policy/v1beta1', 'PodSecurityPolicy', ''))[0]?.fix).toBe(
      'remove the PodSecurityPolicy',
    );
  });

  test.each([
    ['cert-manager.io/v1alpha2', 'Certificate', 'cert-manager 1.6', 'cert-manager.io/v1'],
    ['certmanager.k8s.io/v1alpha1', 'Issuer', 'cert-manager 0.11', 'cert-manager.io/v1'],
    ['traefik.containo.us/v1alpha1', 'IngressRoute', 'Traefik 3.0', 'traefik.io/v1alpha1'],
  ])('reports %s %s, which %s ended', (apiVersion, kind, by, instead) => {
    expect(faults(apiRemoved, one(apiVersion, kind, ''))).toMatchObject([
      { path: '/apiVersion', message: `${by} and later have no ${kind} of "${apiVersion}"`, fix: `write "${instead}"` },
    ]);
  });

  test.each([
    ['a label of the chart', '', 'labels: { app.kubernetes.io/managed-by: Helm }'],
    ['the line above', '# Source: till/templates/pdb.yaml\n', ''],
  ])('says how to render what %s shows to come from Helm', (_, above, labels) => {
    const text = `${above}apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: { name: till, ${labels} }\n`;

    expect(faults(apiRemoved, text)[0]?.fix).toContain('helm template --api-versions policy/v1/PodDisruptionBudget');
  });

  test.each([
    ['apps/v1', 'Deployment'],
    ['policy/v1beta1', 'Eviction'],
    ['example.com/v1beta1', 'Ingress'],
    ['cert-manager.io/v1', 'Certificate'],
    ['networking.istio.io/v1alpha3', 'VirtualService'],
    ['external-secrets.io/v1alpha1', 'PushSecret'],
  ])('accepts %s %s', (apiVersion, kind) => {
    expect(paths(apiRemoved, one(apiVersion, kind, ''))).toEqual([]);
  });
});

describe('duplicate-key', () => {
  test('reports a key that stands twice, at the one that wins', () => {
    expect(messages(duplicateKey, one('v1', 'ConfigMap', 'data: { a: "1", a: "2" }'))).toEqual([
      '/data/a: the key "a" stands twice in one mapping, and the last one wins',
    ]);
  });

  test('accepts one key in two mappings', () => {
    expect(paths(duplicateKey, one('v1', 'ConfigMap', 'data: { name: "1" }'))).toEqual([]);
  });
});

describe('ingress-path', () => {
  function ingress(host: string, path: string, pathType: string): string {
    const rule = `{ host: ${host}, http: { paths: [{ path: ${path}, pathType: ${pathType} }] } }`;
    return one('networking.k8s.io/v1', 'Ingress', `spec: { rules: [${rule}] }`);
  }

  test.each([
    ['""', 'Prefix', 'a path of type Prefix must begin with "/"'],
    ['till', 'Exact', 'a path of type Exact must begin with "/"'],
    ['till', 'ImplementationSpecific', 'a path of type ImplementationSpecific must begin with "/"'],
    ['/a//b', 'Prefix', 'a path of type Prefix must not have "//"'],
    ['/a/../b', 'Exact', 'a path of type Exact must not have "/../"'],
    ['/a/..', 'Prefix', 'a path of type Prefix must not have "/.."'],
    ['/a%2fb', 'Prefix', 'a path of type Prefix must not have "%2f"'],
  ])('refuses the path %s of type %s', (path, type, message) => {
    expect(messages(ingressPath, ingress('a.example', path, type))).toEqual([
      `/spec/rules/0/http/paths/0/path: ${message}`,
    ]);
  });

  test.each([
    ['/', 'Prefix'],
    ['/a.b/c', 'Exact'],
    ['""', 'ImplementationSpecific'],
    ['/a//(.*)', 'ImplementationSpecific'],
    ['"${ROOT}"', 'Prefix'],
  ])('accepts the path %s of type %s', (path, type) => {
    expect(paths(ingressPath, ingress('a.example', path, type))).toEqual([]);
  });

  test.each(['https://a.example', 'a.example:443', 'A.example', 'a.example/b', '10.0.0.1', '"*"', '"a.*.example"'])(
    'refuses the host %s',
    (host) => {
      expect(paths(ingressPath, ingress(host, '/', 'Prefix'))).toEqual(['/spec/rules/0/host']);
    },
  );

  test.each(['a.example', '"*.example.com"', '""', '"${HOST}"', '"{{ .Values.host }}"'])(
    'accepts the host %s',
    (host) => {
      expect(paths(ingressPath, ingress(host, '/', 'Prefix'))).toEqual([]);
    },
  );

  test('knows nothing of an Ingress of an old version', () => {
    const text = ingress('A', 'b', 'Prefix').replace('networking.k8s.io/v1', 'extensions/v1beta1');

    expect(paths(ingressPath, text)).toEqual([]);
  });
});

describe('unique-object', () => {
  const euro = one('v1', 'ConfigMap', 'data: { currency: EUR }');
  const franc = one('v1', 'ConfigMap', 'data: { currency: CHF }');

  function found(...args: Parameters<typeof faults> extends [unknown, ...infer Rest] ? Rest : never): string[] {
    return faults(uniqueObject, ...args).map(({ severity = 'error', message }) => `${severity}: ${message}`);
  }

  test('refuses two objects of one name in a file that say different things', () => {
    expect(found(documents(euro, franc))).toEqual([
      'error: it stands twice in this file, with different contents, and the last one wins',
    ]);
  });

  test('points to the first of them', () => {
    const [fault] = faults(uniqueObject, documents(euro, franc));

    expect(fault?.resource.body.data).toEqual({ currency: 'CHF' });
    expect(fault?.related?.map(({ resource }) => resource.body.data)).toEqual([{ currency: 'EUR' }]);
  });

  test('accepts what a hook of Helm makes for a while beside what stays', () => {
    const hook = euro.replace('{ name: till }', '{ name: till, annotations: { helm.sh/hook: pre-install } }');

    expect(found(documents(hook, franc))).toEqual([]);
    expect(found(documents(hook, hook.replace('EUR', 'CHF')))).toHaveLength(1);
  });

  test('warns of two that say the same', () => {
    expect(found(documents(euro, euro))).toEqual(['warning: it stands twice in this file']);
  });

  test('warns of two in different files, which may be variants', () => {
    expect(found({ 'a.yaml': euro, 'b.yaml': franc })).toEqual([
      'warning: it stands twice in this set, first in "a.yaml", with different contents, and the last one wins',
    ]);
  });

  test('refuses two in a closed set, wherever they stand', () => {
    expect(found({ 'a.yaml': euro, 'b.yaml': euro }, { world: 'closed' })).toEqual([
      'error: it stands twice in this set, first in "a.yaml"',
    ]);
  });

  test('reports every further one', () => {
    expect(found(documents(euro, franc, euro))).toHaveLength(2);
  });

  test('takes a patch in a file of its own for part of the object', () => {
    const whole = one('apps/v1', 'Deployment', 'spec: { selector: { matchLabels: { a: b } } }');
    const patch = one('apps/v1', 'Deployment', 'spec: { replicas: 3 }');

    expect(found({ 'deployment.yaml': whole, 'patch.yaml': patch })).toEqual([]);
    expect(found(documents(whole, patch))).toHaveLength(1);
  });

  test.each([
    ['two kinds', documents(euro, one('v1', 'Secret', ''))],
    ['two names', documents(euro, one('v1', 'ConfigMap', '', 'drawer'))],
    [
      'two namespaces',
      documents(
        euro.replace('name: till', 'name: till, namespace: a'),
        euro.replace('name: till', 'name: till, namespace: b'),
      ),
    ],
    ['two groups', documents(one('a.example/v1', 'Cluster', ''), one('b.example/v1', 'Cluster', ''))],
    ['generated names', documents(euro.replace('name:', 'generateName:'), franc.replace('name:', 'generateName:'))],
  ])('accepts %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  test('knows an object of Kubernetes under each version of its API', () => {
    expect(
      found(documents(one('networking.k8s.io/v1', 'Ingress', ''), one('extensions/v1beta1', 'Ingress', ''))),
    ).toHaveLength(1);
  });

  test('does not take names with separators in them for others', () => {
    expect(
      found(documents(one('v1', 'ConfigMap', '', 'constructor'), one('v1', 'ConfigMap', '', '__proto__'))),
    ).toEqual([]);
  });
});
