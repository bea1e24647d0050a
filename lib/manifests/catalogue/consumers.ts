import { itemsOf, property, textOf, type JsonObject } from '../resource';
import { containerLists } from './pods';
import type { Consumer } from './entry';

const roleKinds: ReadonlyMap<string, string> = new Map([
  ['configmaps', 'ConfigMap'],
  ['secrets', 'Secret'],
  ['serviceaccounts', 'ServiceAccount'],
]);

/** A rule grants its names in each of its resources; only those that are made here can be looked for. */
function grantedKinds({ resources }: JsonObject): string[] {
  return itemsOf(resources)
    .map((name) => roleKinds.get(textOf(name)))
    .filter((kind) => kind !== undefined);
}

/** Users and groups are names of the identity provider, not objects. */
function accountKind({ kind }: JsonObject): string[] {
  return kind === 'ServiceAccount' ? [kind] : [];
}

/** The kind that a mapping says where its API group is one that the kind is taken from as it is. */
function kindUnless(groupAt: string, otherwise: string): NonNullable<Consumer['targets']> {
  return (holder) => {
    const group = textOf(holder[groupAt]);
    return group === '' || group === 'gateway.networking.k8s.io' ? [textOf(holder.kind) || otherwise] : [];
  };
}

/** A certificate's issuer; issuers of other groups are made by controllers that nothing here knows. */
function issuerKind({ kind, group }: JsonObject): string[] {
  return textOf(group) === '' || group === 'cert-manager.io' ? [textOf(kind) || 'Issuer'] : [];
}

/** Most kinds of scale target are workloads; others may have a scale interface too. */
function scaleKind({ kind }: JsonObject): string[] {
  return [textOf(kind) || 'Deployment'];
}

const perContainer: readonly Consumer[] = containerLists.flatMap((list): Consumer[] => [
  {
    kinds: 'pod',
    at: `${list}.*.env.*.valueFrom.configMapKeyRef`,
    name: 'name',
    key: 'key',
    target: 'ConfigMap',
    by: 'env',
  },
  { kinds: 'pod', at: `${list}.*.env.*.valueFrom.secretKeyRef`, name: 'name', key: 'key', target: 'Secret', by: 'env' },
  { kinds: 'pod', at: `${list}.*.envFrom.*.configMapRef`, name: 'name', target: 'ConfigMap', by: 'envFrom' },
  { kinds: 'pod', at: `${list}.*.envFrom.*.secretRef`, name: 'name', target: 'Secret', by: 'envFrom' },
]);

const csiSecrets = ['nodePublishSecretRef'].map((ref): Consumer => ({
  kinds: 'pod',
  at: `volumes.*.csi.${ref}`,
  name: 'name',
  target: 'Secret',
  by: 'csi',
}));

const podEntries: readonly Consumer[] = [
  ...perContainer,
  { kinds: 'pod', at: 'volumes.*.configMap', name: 'name', items: 'items', target: 'ConfigMap', by: 'volume' },
  { kinds: 'pod', at: 'volumes.*.secret', name: 'secretName', items: 'items', target: 'Secret', by: 'volume' },
  {
    kinds: 'pod',
    at: 'volumes.*.projected.sources.*.configMap',
    name: 'name',
    items: 'items',
    target: 'ConfigMap',
    by: 'projected',
  },
  {
    kinds: 'pod',
    at: 'volumes.*.projected.sources.*.secret',
    name: 'name',
    items: 'items',
    target: 'Secret',
    by: 'projected',
  },
  {
    kinds: 'pod',
    at: 'volumes.*.persistentVolumeClaim',
    name: 'claimName',
    target: 'PersistentVolumeClaim',
    by: 'claim',
  },
  {
    kinds: 'pod',
    at: 'volumes.*.csi.volumeAttributes',
    name: 'secretProviderClass',
    target: 'SecretProviderClass',
    by: 'csi',
  },
  ...csiSecrets,
  // The kubelet pulls without a secret that does not exist; only registries that ask for one refuse then.
  { kinds: 'pod', at: 'imagePullSecrets.*', name: 'name', target: 'Secret' },
  { kinds: 'pod', at: 'serviceAccountName', target: 'ServiceAccount' },
  { kinds: 'pod', at: 'priorityClassName', target: 'PriorityClass' },
];

const storeRef = { name: 'name', kindAt: 'kind', target: 'SecretStore' } as const;
const secretKey = { name: 'name', key: 'key', target: 'Secret' } as const;

const externalSecrets: readonly Consumer[] = [
  { kinds: ['ExternalSecret'], at: 'spec.secretStoreRef', ...storeRef },
  { kinds: ['ExternalSecret'], at: 'spec.data.*.sourceRef.storeRef', ...storeRef },
  { kinds: ['ExternalSecret'], at: 'spec.dataFrom.*.sourceRef.storeRef', ...storeRef },
  { kinds: ['ClusterExternalSecret'], at: 'spec.externalSecretSpec.secretStoreRef', ...storeRef },
  { kinds: ['PushSecret'], at: 'spec.secretStoreRefs.*', ...storeRef },
  { kinds: ['PushSecret'], at: 'spec.selector.secret', name: 'name', target: 'Secret' },
  {
    kinds: ['ExternalSecret'],
    at: 'spec.dataFrom.*.sourceRef.generatorRef',
    name: 'name',
    kindAt: 'kind',
    target: 'Generator',
  },
  { kinds: ['PushSecret'], at: 'spec.selector.generatorRef', name: 'name', kindAt: 'kind', target: 'Generator' },
  {
    kinds: ['ExternalSecret'],
    at: 'spec.target.template.templateFrom.*.configMap',
    name: 'name',
    items: 'items',
    target: 'ConfigMap',
  },
  {
    kinds: ['ExternalSecret'],
    at: 'spec.target.template.templateFrom.*.secret',
    name: 'name',
    items: 'items',
    target: 'Secret',
  },
  ...(['SecretStore', 'ClusterSecretStore'] as const).flatMap((kind): Consumer[] => [
    {
      kinds: [kind],
      at: 'spec.provider.gcpsm.auth.workloadIdentity.serviceAccountRef',
      name: 'name',
      target: 'ServiceAccount',
    },
    {
      kinds: [kind],
      at: 'spec.provider.gcpsm.auth.secretRef.secretAccessKeySecretRef',
      ...secretKey,
    },
    { kinds: [kind], at: 'spec.provider.aws.auth.jwt.serviceAccountRef', name: 'name', target: 'ServiceAccount' },
    { kinds: [kind], at: 'spec.provider.aws.auth.secretRef.*', ...secretKey },
    { kinds: [kind], at: 'spec.provider.vault.auth.tokenSecretRef', ...secretKey },
    { kinds: [kind], at: 'spec.provider.vault.auth.appRole.secretRef', ...secretKey },
    { kinds: [kind], at: 'spec.provider.kubernetes.auth.serviceAccount', name: 'name', target: 'ServiceAccount' },
    {
      kinds: [kind],
      at: 'spec.provider.kubernetes.server.caProvider',
      name: 'name',
      key: 'key',
      kindAt: 'type',
      target: 'ConfigMap',
    },
  ]),
];

const scaling: readonly Consumer[] = [
  { kinds: ['HorizontalPodAutoscaler'], at: 'spec.scaleTargetRef', name: 'name', target: '', targets: scaleKind },
  { kinds: ['VerticalPodAutoscaler'], at: 'spec.targetRef', name: 'name', target: '', targets: scaleKind },
  { kinds: ['ScaledObject'], at: 'spec.scaleTargetRef', name: 'name', target: '', targets: scaleKind },
  {
    kinds: ['ScaledObject', 'ScaledJob'],
    at: 'spec.triggers.*.authenticationRef',
    name: 'name',
    kindAt: 'kind',
    target: 'TriggerAuthentication',
  },
  { kinds: ['TriggerAuthentication'], at: 'spec.secretTargetRef.*', name: 'name', key: 'key', target: 'Secret' },
  { kinds: ['Rollout'], at: 'spec.workloadRef', name: 'name', target: '', targets: scaleKind },
  {
    kinds: ['Rollout'],
    at: 'spec.strategy.canary.canaryService',
    target: 'Service',
  },
  { kinds: ['Rollout'], at: 'spec.strategy.canary.stableService', target: 'Service' },
  { kinds: ['Rollout'], at: 'spec.strategy.blueGreen.activeService', target: 'Service' },
  { kinds: ['Rollout'], at: 'spec.strategy.blueGreen.previewService', target: 'Service' },
];

const access: readonly Consumer[] = [
  { kinds: ['RoleBinding', 'ClusterRoleBinding'], at: 'roleRef', name: 'name', kindAt: 'kind', target: 'Role' },
  {
    kinds: ['RoleBinding', 'ClusterRoleBinding'],
    at: 'subjects.*',
    name: 'name',
    target: 'ServiceAccount',
    targets: accountKind,
  },
  // A role may be written before the object that it is about; what it names is found by whoever makes it.
  { kinds: ['Role'], at: 'rules.*', name: 'resourceNames', target: '', targets: grantedKinds, lenient: true },
  { kinds: ['ServiceAccount'], at: 'imagePullSecrets.*', name: 'name', target: 'Secret' },
];

const backend = { name: 'name', target: 'Service', port: 'port', by: 'name' } as const;
/** The API server calls Services of others at this port (https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#service-reference). */
const called = { ...backend, impliedPort: 443 } as const;
const routes = ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'];

const traffic: readonly Consumer[] = [
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
  { kinds: ['IngressRoute'], at: 'spec.routes.*.services.*', ...backend, targets: traefikService },
  { kinds: ['IngressRoute'], at: 'spec.tls.secretName', target: 'Secret' },
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

const certificates: readonly Consumer[] = [
  { kinds: ['Certificate'], at: 'spec.issuerRef', name: 'name', target: 'Issuer', targets: issuerKind },
];

const storage: readonly Consumer[] = [
  { kinds: ['PersistentVolumeClaim'], at: 'spec.storageClassName', target: 'StorageClass' },
  { kinds: ['StatefulSet'], at: 'spec.volumeClaimTemplates.*.spec.storageClassName', target: 'StorageClass' },
];

const monitoring: readonly Consumer[] = [
  { kinds: ['ServiceMonitor', 'PodMonitor'], at: 'spec.endpoints.*.basicAuth.username', ...secretKey },
  { kinds: ['ServiceMonitor', 'PodMonitor'], at: 'spec.endpoints.*.basicAuth.password', ...secretKey },
  { kinds: ['ServiceMonitor', 'PodMonitor'], at: 'spec.endpoints.*.authorization.credentials', ...secretKey },
];

/** Every place that names another object. Adding a kind is adding an entry. */
export const consumers: readonly Consumer[] = [
  ...podEntries,
  ...externalSecrets,
  ...scaling,
  ...access,
  ...traffic,
  ...certificates,
  ...storage,
  ...monitoring,
];
