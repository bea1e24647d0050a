import type { JsonObject } from '../../../lib/manifests';
import { references } from './support';

function custom(spec: JsonObject, kind = 'Broker', apiVersion = 'brokers.example.com/v1'): JsonObject {
  return { apiVersion, kind, metadata: { name: 'queue', namespace: 'shop' }, spec };
}

function named(object: JsonObject): string[] {
  return references([object]).map(({ names, path }) => `${names} ${path}`);
}

describe('a kind that nobody described', () => {
  test.each<[JsonObject, string[]]>([
    [
      { user: { valueFrom: { secretKeyRef: { name: 'a', key: 'k' } } } },
      ['Secret/a#k /spec/user/valueFrom/secretKeyRef'],
    ],
    [{ configMapKeyRef: { name: 'a', key: 'k' } }, ['ConfigMap/a#k /spec/configMapKeyRef']],
    [{ envFrom: [{ secretRef: { name: 'a' } }] }, ['Secret/a /spec/envFrom/0/secretRef']],
    [{ envFrom: [{ configMapRef: { name: 'a' } }] }, ['ConfigMap/a /spec/envFrom/0/configMapRef']],
    [{ passwordSecretRef: { name: 'a', key: 'k' } }, ['Secret/a#k /spec/passwordSecretRef']],
    [{ tls: { secretName: 'a' } }, ['Secret/a /spec/tls/secretName']],
    [{ pod: { serviceAccountName: 'a' } }, ['ServiceAccount/a /spec/pod/serviceAccountName']],
    [{ imagePullSecrets: [{ name: 'a' }] }, ['Secret/a /spec/imagePullSecrets/0']],
    [
      { volumes: [{ persistentVolumeClaim: { claimName: 'a' } }] },
      ['PersistentVolumeClaim/a /spec/volumes/0/persistentVolumeClaim'],
    ],
    [
      { volumes: [{ configMap: { name: 'a', items: [{ key: 'k' }] } }] },
      ['ConfigMap/a /spec/volumes/0/configMap', 'ConfigMap/a#k /spec/volumes/0/configMap/items/0'],
    ],
  ])('%j names by its shape', (spec, expected) => {
    expect(named(custom(spec)).filter((text) => expected.includes(text))).toEqual(expected);
  });

  test.each<[string, JsonObject]>([
    ['a name that a later step fills in', custom({ secretName: '{{ .Values.name }}' })],
    [
      'a password that its operator generates',
      custom({ passwordSecretKeyRef: { name: 'a', key: 'k', generate: true } }),
    ],
    ['values of a chart', custom({ values: { auth: { secretName: 'a' } } })],
    ['a kind that carries charts', custom({ tls: { secretName: 'a' } }, 'HelmRelease', 'helm.toolkit.fluxcd.io/v2')],
    ["a kind of Kubernetes' own", custom({ tls: { secretName: 'a' } }, 'Thing', 'v1')],
    ['a mapping without a name', custom({ secretKeyRef: { name: '', key: 'k' }, secretRef: {} })],
  ])('names nothing in %s', (_, object) => {
    expect(named(object)).toEqual([]);
  });

  test('whose places the catalogue knows is not read twice', () => {
    const authentication = custom(
      { secretTargetRef: [{ name: 'a', key: 'k' }] },
      'TriggerAuthentication',
      'keda.sh/v1alpha1',
    );
    const sync = custom(
      { secretStoreRef: { name: 's' }, target: { name: 'a' } },
      'ExternalSecret',
      'external-secrets.io/v1',
    );

    expect(named(authentication)).toEqual(['Secret/a#k /spec/secretTargetRef/0']);
    expect(named(sync)).toEqual(['SecretStore/s /spec/secretStoreRef']);
  });
});
