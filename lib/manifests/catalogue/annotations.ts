import { property, textOf, type JsonObject, type Resource } from '../resource';
import { traefikNames } from './traefik-names';
import type { Consumer, NameForm } from './entry';

function annotation({ body }: Resource, name: string): string {
  return textOf(property(property(body.metadata, 'annotations'), name));
}

function at(name: string): string {
  return `metadata.annotations[${name}]`;
}

/** Kinds whose certificates cert-manager issues by their annotations. */
const ISSUED = ['Ingress', 'Gateway', 'Route'];

/** Issuers of other groups are made by controllers that nothing here knows. */
function issuerKind(_: JsonObject, from: Resource): string[] {
  const group = annotation(from, 'cert-manager.io/issuer-group');
  return group === '' || group === 'cert-manager.io'
    ? [annotation(from, 'cert-manager.io/issuer-kind') || 'Issuer']
    : [];
}

/** Objects that call the API server's extensions, and that cert-manager writes its authority into. */
const CALLERS = [
  'APIService',
  'CustomResourceDefinition',
  'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration',
];

/** https://cert-manager.io/docs/reference/annotations/ */
const certManager: readonly Consumer[] = [
  { kinds: ISSUED, at: at('cert-manager.io/issuer'), target: 'Issuer', targets: issuerKind },
  { kinds: ISSUED, at: at('cert-manager.io/cluster-issuer'), target: 'ClusterIssuer' },
  { kinds: CALLERS, at: at('cert-manager.io/inject-ca-from'), form: 'qualified', target: 'Certificate' },
  { kinds: CALLERS, at: at('cert-manager.io/inject-ca-from-secret'), form: 'qualified', target: 'Secret' },
];

function ofIngress(name: string, target: string, rest: Partial<Consumer> = {}): Consumer {
  return { kinds: ['Ingress'], at: at(name), form: 'qualified', target, ...rest };
}

/** A file of users stands under one key; a map has one for each user. */
function passwordFile(prefix: string): Consumer[] {
  const isMap = (from: Resource) => annotation(from, `${prefix}/auth-secret-type`) === 'auth-map';
  return [
    ofIngress(`${prefix}/auth-secret`, 'Secret', {
      keys: ['auth'],
      targets: (_, from) => (isMap(from) ? [] : ['Secret']),
    }),
    ofIngress(`${prefix}/auth-secret`, 'Secret', { targets: (_, from) => (isMap(from) ? ['Secret'] : []) }),
  ];
}

/** https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/ */
const nginx: readonly Consumer[] = [
  ...passwordFile('nginx.ingress.kubernetes.io'),
  ofIngress('nginx.ingress.kubernetes.io/auth-tls-secret', 'Secret', { keys: ['ca.crt'] }),
  ofIngress('nginx.ingress.kubernetes.io/proxy-ssl-secret', 'Secret'),
  ofIngress('nginx.ingress.kubernetes.io/auth-proxy-set-headers', 'ConfigMap'),
  ofIngress('nginx.ingress.kubernetes.io/custom-headers', 'ConfigMap'),
  ofIngress('nginx.ingress.kubernetes.io/fastcgi-params-configmap', 'ConfigMap'),
  ofIngress('nginx.ingress.kubernetes.io/default-backend', 'Service', { form: 'name' }),
];

/** HAProxy's two controllers, Kong, and the load balancers of AWS. */
const otherControllers: readonly Consumer[] = [
  ...['haproxy.org', 'haproxy-ingress.github.io'].map((prefix) => ofIngress(`${prefix}/auth-secret`, 'Secret')),
  ofIngress('haproxy-ingress.github.io/auth-tls-secret', 'Secret'),
  {
    kinds: ['Ingress', 'Service', 'HTTPRoute'],
    at: at('konghq.com/plugins'),
    form: 'list',
    target: 'KongPlugin',
    lenient: 'near',
  },
  {
    kinds: ['Ingress'],
    at: at('alb.ingress.kubernetes.io/auth-idp-oidc'),
    json: 'secretName',
    target: 'Secret',
    keys: ['clientID', 'clientSecret'],
  },
];

/** https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/ingress/ */
const traefik: readonly Consumer[] = (
  [
    ['Ingress', 'traefik.ingress.kubernetes.io/router.middlewares', 'Middleware'],
    ['Ingress', 'traefik.ingress.kubernetes.io/router.tls.options', 'TLSOption'],
    ['Service', 'traefik.ingress.kubernetes.io/service.serverstransport', 'ServersTransport'],
  ] as const
).map(([kind, name, target]) => ({ kinds: [kind], at: at(name), target, read: traefikNames(target) }));

/** https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration */
const gke: readonly Consumer[] = [
  { kinds: ['Ingress'], at: at('networking.gke.io/v1beta1.FrontendConfig'), target: 'FrontendConfig' },
  { kinds: ['Ingress'], at: at('networking.gke.io/managed-certificates'), form: 'list', target: 'ManagedCertificate' },
  ...['cloud.google.com/backend-config', 'beta.cloud.google.com/backend-config'].flatMap((name) =>
    ['default', 'ports.*'].map((json): Consumer => ({
      kinds: ['Service'],
      at: at(name),
      json,
      target: 'BackendConfig',
    })),
  ),
  {
    kinds: ['ServiceAccount'],
    at: at('iam.gke.io/gcp-service-account'),
    target: 'IAMServiceAccount',
    // Config Connector's; most accounts are made without it.
    read: (text, _, set) => {
      if (set.ofKind('IAMServiceAccount').length === 0) return [];
      const name = text.slice(0, Math.max(text.indexOf('@'), 0));
      return name === '' ? [] : [{ name }];
    },
    lenient: 'near',
  },
];

const WORKLOADS = ['CronJob', 'DaemonSet', 'Deployment', 'Rollout', 'StatefulSet'];

/** What Reloader restarts a workload for; it waits for what is not there (https://github.com/stakater/Reloader). */
const reloader: readonly Consumer[] = (
  [
    ['configmap', 'ConfigMap'],
    ['secret', 'Secret'],
  ] as const
).flatMap(([word, target]) =>
  ['metadata', 'spec.template.metadata'].map((metadata): Consumer => ({
    kinds: WORKLOADS,
    at: `${metadata}.annotations[${word}.reloader.stakater.com/reload]`,
    form: 'list' satisfies NameForm,
    target,
    lenient: 'near',
  })),
);

/** The Secret that tells an agent of Vault whom to trust, and its own configuration. */
const vault: readonly Consumer[] = (
  [
    ['vault.hashicorp.com/agent-configmap', 'ConfigMap'],
    ['vault.hashicorp.com/tls-secret', 'Secret'],
  ] as const
).map(([name, target]) => ({ kinds: WORKLOADS, at: `spec.template.${at(name)}`, target }));

/** A Secret for a token of an account that does not exist is removed again. */
const tokens: readonly Consumer[] = [
  {
    kinds: ['Secret'],
    at: at('kubernetes.io/service-account.name'),
    target: 'ServiceAccount',
    targets: (_, { body }) => (body.type === 'kubernetes.io/service-account-token' ? ['ServiceAccount'] : []),
  },
];

/** Places in annotations that name other objects. */
export const annotationConsumers: readonly Consumer[] = [
  ...certManager,
  ...nginx,
  ...otherControllers,
  ...traefik,
  ...gke,
  ...reloader,
  ...vault,
  ...tokens,
];
