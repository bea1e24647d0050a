import { referenceExists } from '../../../lib/policy/rules/reference-exists';
import { check, keyRef, object, podSpec } from '../support';

const COLOURS = object('ConfigMap', 'shop-colours', { data: { paint_red: '1', paint_blue: '2' } });
const KEYS = object('ExternalSecret', 'shop-keys', {
  spec: { target: { name: 'shop-keys', template: { data: { 'front-door': 'x' } } } },
});

function pod(container: object, spec: object = {}) {
  return object('Pod', 'till', { spec: podSpec({ ...container }, { ...spec }) });
}

function reads(kind: 'configMapKeyRef' | 'secretKeyRef', name: string, key: string) {
  return pod({ env: [keyRef(kind, name, key)] });
}

describe('reference-exists', () => {
  test('reports a ConfigMap that nothing makes, and the nearest one', () => {
    expect(check(referenceExists, COLOURS, reads('configMapKeyRef', 'colours', 'paint_red'))).toEqual([
      {
        rule: 'configmap-exists',
        on: 'Pod/till',
        path: '/spec/containers/0/env/0/valueFrom/configMapKeyRef/name',
        message: 'ConfigMap "colours" is made by nothing; "shop-colours" exists: the name prefix was not applied',
      },
    ]);
    expect(check(referenceExists, COLOURS, reads('configMapKeyRef', 'shop-colour', 'paint_red'))).toMatchObject([
      { message: 'ConfigMap "shop-colour" is made by nothing; did you mean "shop-colours"?' },
    ]);
  });

  test('reports a key that the ConfigMap lacks, and the nearest one', () => {
    expect(check(referenceExists, COLOURS, reads('configMapKeyRef', 'shop-colours', 'paint_rad'))).toEqual([
      {
        rule: 'configmap-key-exists',
        on: 'Pod/till',
        path: '/spec/containers/0/env/0/valueFrom/configMapKeyRef/name',
        message: 'ConfigMap "shop-colours" has no key "paint_rad"; did you mean "paint_red"?',
      },
    ]);
  });

  test('reports a key that the Secret of an ExternalSecret lacks', () => {
    expect(check(referenceExists, KEYS, reads('secretKeyRef', 'shop-keys', 'front_door'))).toEqual([
      {
        rule: 'secret-key-exists',
        on: 'Pod/till',
        path: '/spec/containers/0/env/0/valueFrom/secretKeyRef/name',
        message: 'Secret "shop-keys" has no key "front_door"; did you mean "front-door"?',
      },
    ]);
  });

  test.each([
    ['keycloak-secrets', 'staging-keycloak-secrets'],
    ['staging-keycloak-secrets', 'keycloak-secrets'],
  ])('says of a missing %s that %s exists, before a name that is nearer by letters', (missing, made) => {
    const others = ['keycloak-secret', 'staging-keycloak-secret', made].map((name) => object('Secret', name));

    expect(check(referenceExists, ...others, reads('secretKeyRef', missing, 'password'))).toMatchObject([
      { message: `Secret "${missing}" is made by nothing; "${made}" exists: the name prefix was not applied` },
    ]);
  });

  test('takes no name for a prefix that is longer than a prefix may be', () => {
    const made = object('Secret', 'staging-keycloak-secrets');

    expect(check(referenceExists, made, reads('secretKeyRef', 'secrets', 'password'))).toMatchObject([
      { message: 'Secret "secrets" is made by nothing' },
    ]);
  });

  test('reports a name without advice when nothing resembles it', () => {
    expect(check(referenceExists, KEYS, reads('secretKeyRef', 'bank', 'front-door'))).toMatchObject([
      { rule: 'secret-exists', message: 'Secret "bank" is made by nothing' },
    ]);
  });

  test.each([
    ['serviceaccount-exists', pod({}, { serviceAccountName: 'clerk' }), '/spec/serviceAccountName'],
    ['priorityclass-exists', pod({}, { priorityClassName: 'urgent' }), '/spec/priorityClassName'],
    ['service-exists', object('StatefulSet', 'till', { spec: { serviceName: 'till' } }), '/spec/serviceName'],
    [
      'secretstore-exists',
      object('ExternalSecret', 'keys', { spec: { secretStoreRef: { kind: 'SecretStore', name: 'vault' } } }),
      '/spec/secretStoreRef/name',
    ],
    [
      'deployment-exists',
      object('HorizontalPodAutoscaler', 'till', { spec: { scaleTargetRef: { kind: 'Deployment', name: 'till' } } }),
      '/spec/scaleTargetRef/name',
    ],
  ])('reports %s, named after the kind that is missing', (rule, consumer, path) => {
    expect(check(referenceExists, consumer)).toMatchObject([{ rule, path }]);
  });

  test('reports an object that stands in another namespace only', () => {
    const elsewhere = { kind: 'ConfigMap', metadata: { name: 'shop-colours', namespace: 'bank' }, data: { red: '1' } };

    expect(check(referenceExists, elsewhere, reads('configMapKeyRef', 'shop-colours', 'red'))).toMatchObject([
      { rule: 'configmap-exists' },
    ]);
  });

  test('reports the entry of an ExternalSecret that its template leaves out', () => {
    const dropped = object('ExternalSecret', 'shop-keys', {
      spec: { target: { template: { data: { 'front-door': '{{ .back }}' } } }, data: [{ secretKey: 'back' }] },
    });

    expect(check(referenceExists, dropped, reads('secretKeyRef', 'shop-keys', 'back'))).toMatchObject([
      { rule: 'secret-key-exists', message: 'Secret "shop-keys" has no key "back"' },
    ]);
  });

  test('accepts names and keys that exist', () => {
    const consumers = [
      reads('configMapKeyRef', 'shop-colours', 'paint_red'),
      reads('secretKeyRef', 'shop-keys', 'front-door'),
    ];

    expect(check(referenceExists, COLOURS, KEYS, ...consumers)).toEqual([]);
  });

  test('accepts optional references to what is not there', () => {
    const env = ['absent', 'shop-colours'].map((name) => ({
      name: 'A',
      valueFrom: { configMapKeyRef: { name, key: 'green', optional: true } },
    }));

    expect(check(referenceExists, COLOURS, pod({ env }))).toEqual([]);
  });

  test('accepts the default account of a namespace that is made here', () => {
    const namespace = { kind: 'Namespace', metadata: { name: 'shop' } };

    expect(check(referenceExists, namespace, pod({}, { serviceAccountName: 'default' }))).toEqual([]);
  });
});
