import type { JsonObject } from '../../../lib/manifests';
import { object, references } from './support';

function annotated(kind: string, annotations: JsonObject, rest: JsonObject = {}): JsonObject {
  return { apiVersion: 'v1', kind, metadata: { name: 'web', namespace: 'shop', annotations }, ...rest };
}

function named(...objects: readonly JsonObject[]): string[] {
  return references(objects).map(({ names }) => names);
}

describe('an annotation that names', () => {
  test.each([
    ['Ingress', 'cert-manager.io/issuer', 'ours', ['Issuer/ours']],
    ['Gateway', 'cert-manager.io/cluster-issuer', 'all', ['ClusterIssuer/all']],
    ['ValidatingWebhookConfiguration', 'cert-manager.io/inject-ca-from', 'certs/web', ['Certificate/web']],
    ['APIService', 'cert-manager.io/inject-ca-from-secret', 'certs/web', ['Secret/web']],
    ['Ingress', 'nginx.ingress.kubernetes.io/auth-secret', 'users', ['Secret/users#auth']],
    ['Ingress', 'nginx.ingress.kubernetes.io/auth-secret', 'keys/users', ['Secret/users#auth']],
    ['Ingress', 'nginx.ingress.kubernetes.io/auth-tls-secret', 'keys/ca', ['Secret/ca#ca.crt']],
    ['Ingress', 'nginx.ingress.kubernetes.io/auth-proxy-set-headers', 'shop/headers', ['ConfigMap/headers']],
    ['Ingress', 'nginx.ingress.kubernetes.io/default-backend', 'sorry', ['Service/sorry']],
    ['Ingress', 'networking.gke.io/v1beta1.FrontendConfig', 'tls', ['FrontendConfig/tls']],
    ['Ingress', 'networking.gke.io/managed-certificates', 'a, b', ['ManagedCertificate/a', 'ManagedCertificate/b']],
    ['Service', 'cloud.google.com/backend-config', '{"default":"iap"}', ['BackendConfig/iap']],
    [
      'Service',
      'cloud.google.com/backend-config',
      '{"ports":{"80":"a","http":"b"}}',
      ['BackendConfig/a', 'BackendConfig/b'],
    ],
    ['Deployment', 'configmap.reloader.stakater.com/reload', 'a,b', ['ConfigMap/a', 'ConfigMap/b']],
    ['StatefulSet', 'secret.reloader.stakater.com/reload', 'a', ['Secret/a']],
  ])('%s %s: %s', (kind, name, value, expected) => {
    expect(named(annotated(kind, { [name]: value }))).toEqual(expected);
  });

  test.each([
    ['Ingress', 'nginx.ingress.kubernetes.io/auth-secret', '${NAMESPACE}/users'],
    ['Ingress', 'nginx.ingress.kubernetes.io/auth-secret', '{{ .Values.secret }}'],
    ['Service', 'cloud.google.com/backend-config', '{"default":'],
    ['Service', 'cloud.google.com/backend-config', '["iap"]'],
    ['Ingress', 'traefik.ingress.kubernetes.io/router.middlewares', 'headers@file'],
    ['Pod', 'cert-manager.io/issuer', 'ours'],
    ['Secret', 'kubernetes.io/service-account.name', 'clerk'],
    ['ServiceAccount', 'iam.gke.io/gcp-service-account', 'web@project.iam.gserviceaccount.com'],
  ])('%s %s: %s names nothing that can be looked for', (kind, name, value) => {
    expect(named(annotated(kind, { [name]: value }))).toEqual([]);
  });

  test('an issuer may be of another kind, and of another group that nothing here knows', () => {
    const kind = { 'cert-manager.io/issuer': 'ours', 'cert-manager.io/issuer-kind': 'ClusterIssuer' };

    expect(named(annotated('Ingress', kind))).toEqual(['ClusterIssuer/ours']);
    expect(named(annotated('Ingress', { ...kind, 'cert-manager.io/issuer-group': 'awspca.cert-manager.io' }))).toEqual(
      [],
    );
  });

  test('a map of users has a key for each of them', () => {
    const annotations = {
      'nginx.ingress.kubernetes.io/auth-secret': 'users',
      'nginx.ingress.kubernetes.io/auth-secret-type': 'auth-map',
    };

    expect(named(annotated('Ingress', annotations))).toEqual(['Secret/users']);
  });

  test('a token names its account, which it is removed without', () => {
    const token = annotated(
      'Secret',
      { 'kubernetes.io/service-account.name': 'clerk' },
      { type: 'kubernetes.io/service-account-token' },
    );

    expect(named(token)).toEqual(['ServiceAccount/clerk']);
  });

  test('an account of Google Cloud is one of the set only where the set makes such accounts', () => {
    const account = annotated('ServiceAccount', {
      'iam.gke.io/gcp-service-account': 'web@project.iam.gserviceaccount.com',
    });

    expect(named(account, object('IAMServiceAccount', 'other'))).toEqual(['IAMServiceAccount/web']);
  });
});

describe("Traefik's names", () => {
  const route = (text: string, namespace = 'shop-web') => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web', namespace, annotations: { 'traefik.ingress.kubernetes.io/router.middlewares': text } },
  });
  const middleware = (namespace: string, name: string) => ({
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'Middleware',
    metadata: { name, namespace },
  });

  test('are split where an object of the set is', () => {
    const objects = [route('a-b-c@kubernetescrd,a-b-d@kubernetescrd'), middleware('a', 'b-c'), middleware('a-b', 'd')];

    expect(references(objects).map(({ names, answer }) => `${names} ${answer}`)).toEqual([
      'Middleware/b-c resolved',
      'Middleware/d resolved',
    ]);
  });

  test("are split behind the Ingress's own namespace where none is", () => {
    expect(named(route('shop-web-strip-path@kubernetescrd'))).toEqual(['Middleware/strip-path']);
  });

  test('are left alone where they could be split in several ways', () => {
    expect(named(route('other-team-strip@kubernetescrd'))).toEqual([]);
  });
});
