import { property, textOf, type JsonObject } from '../resource';
import type { Consumer } from './entry';

/** The kind that a mapping says where its API group is one that the kind is taken from as it is. */
function kindUnless(groupAt: string, otherwise: string): NonNullable<Consumer['targets']> {
  return (holder) => {
    const group = textOf(holder[groupAt]);
    return group === '' || group === 'gateway.networking.k8s.io' ? [textOf(holder.kind) || otherwise] : [];
  };
}

const backend = { name: 'name', target: 'Service', port: 'port', by: 'name' } as const;
/** The API server calls Services of others at this port (https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#service-reference). */
const called = { ...backend, impliedPort: 443 } as const;
const routes = ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'];

const TRAEFIK_ROUTES = ['IngressRoute', 'IngressRouteTCP', 'IngressRouteUDP'];

/** https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/ */
const traefik: readonly Consumer[] = [
  { kinds: TRAEFIK_ROUTES, at: 'spec.routes.*.services.*', ...backend, targets: traefikService },
  { kinds: TRAEFIK_ROUTES, at: 'spec.tls.secretName', target: 'Secret' },
  { kinds: TRAEFIK_ROUTES, at: 'spec.tls.options', name: 'name', target: 'TLSOption', lenient: 'near' },
  { kinds: ['IngressRoute'], at: 'spec.routes.*.middlewares.*', name: 'name', target: '', targets: middleware },
  { kinds: ['IngressRouteTCP'], at: 'spec.routes.*.middlewares.*', name: 'name', target: 'MiddlewareTCP' },
  { kinds: ['Middleware'], at: 'spec.chain.middlewares.*', name: 'name', target: '', targets: middleware },
  { kinds: ['Middleware'], at: 'spec.basicAuth', name: 'secret', target: 'Secret' },
  { kinds: ['Middleware'], at: 'spec.digestAuth', name: 'secret', target: 'Secret' },
  { kinds: ['Middleware'], at: 'spec.errors.service', ...backend, targets: traefikService },
  { kinds: ['TLSOption'], at: 'spec.clientAuth.secretNames', target: 'Secret' },
  { kinds: ['TLSStore'], at: 'spec.defaultCertificate', name: 'secretName', target: 'Secret' },
];

/** https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration */
const google: readonly Consumer[] = [
  {
    kinds: ['BackendConfig'],
    at: 'spec.iap.oauthclientCredentials',
    name: 'secretName',
    keys: ['client_id', 'client_secret'],
    target: 'Secret',
  },
];

/** Gateways of Istio are often the platform's; `mesh` is no object. */
const istio: readonly Consumer[] = [
  {
    kinds: ['VirtualService'],
    at: 'spec.gateways',
    form: 'qualified',
    target: 'Gateway',
    lenient: 'near',
  },
];

/** Places in objects that lead traffic to others. */
export const trafficConsumers: readonly Consumer[] = [
  { kinds: ['Ingress'], at: 'spec.rules.*.http.paths.*.backend.service', ...backend, targets: backendKind },
  { kinds: ['Ingress'], at: 'spec.defaultBackend.service', ...backend, targets: backendKind },
  { kinds: ['Ingress'], at: 'spec.tls.*.secretName', target: 'Secret' },
  { kinds: routes, at: 'spec.rules.*.backendRefs.*', ...backend, targets: kindUnless('group', 'Service') },
  {
    kinds: routes,
    at: 'spec.parentRefs.*',
    name: 'name',
    target: 'Gateway',
    targets: kindUnless('group', 'Gateway'),
  },
  {
    kinds: ['Gateway'],
    at: 'spec.listeners.*.tls.certificateRefs.*',
    name: 'name',
    target: 'Secret',
    targets: kindUnless('group', 'Secret'),
  },
  // A class is there with its controller; near miss of one that the set makes, or of a known one, is none.
  { kinds: ['Ingress'], at: 'spec.ingressClassName', target: 'IngressClass', lenient: 'near' },
  { kinds: ['Gateway'], at: 'spec.gatewayClassName', target: 'GatewayClass', lenient: 'near' },
  ...traefik,
  ...google,
  ...istio,
  { kinds: ['StatefulSet'], at: 'spec.serviceName', target: 'Service' },
  {
    kinds: ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'],
    at: 'webhooks.*.clientConfig.service',
    ...called,
  },
  { kinds: ['APIService'], at: 'spec.service', ...called },
  { kinds: ['CustomResourceDefinition'], at: 'spec.conversion.webhook.clientConfig.service', ...called },
];

/**
 * The AWS Load Balancer Controller reads an annotation in place of a backend with this port
 * (https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#actions).
 */
function backendKind({ port }: JsonObject): string[] {
  return property(port, 'name') === 'use-annotation' ? [] : ['Service'];
}

/** Traefik's own service kinds are served by Traefik. */
function traefikService({ kind }: JsonObject): string[] {
  return kind === undefined || kind === 'Service' ? ['Service'] : [];
}

/** Middlewares of other providers have theirs behind an `@`. */
function middleware({ name }: JsonObject): string[] {
  return textOf(name).includes('@') ? [] : ['Middleware'];
}
