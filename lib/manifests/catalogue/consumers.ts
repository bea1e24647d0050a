import { itemsOf, textOf, type JsonObject } from '../resource';
import { admissionConsumers } from './admission';
import { annotationConsumers } from './annotations';
import { deliveryConsumers } from './delivery';
import { containerLists } from './pods';
import { storageConsumers } from './storage';
import { trafficConsumers } from './traffic';
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

/** The older name of `serviceAccountName`, which the API server reads where that says nothing. */
function aliasedAccount({ serviceAccountName }: JsonObject): string[] {
  return textOf(serviceAccountName) === '' ? ['ServiceAccount'] : [];
}

/** Secrets of volumes that drivers mount. */
const driverSecrets = ['cephfs', 'flexVolume', 'iscsi', 'rbd', 'scaleIO', 'storageos'].map((volume): Consumer => ({
  kinds: 'pod',
  at: `volumes.*.${volume}.secretRef`,
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
  { kinds: 'pod', at: 'volumes.*.csi.nodePublishSecretRef', name: 'name', target: 'Secret', by: 'csi' },
  { kinds: 'pod', at: 'volumes.*.azureFile', name: 'secretName', target: 'Secret', by: 'csi' },
  ...driverSecrets,
  // The kubelet pulls without a secret that does not exist; only registries that ask for one refuse then.
  { kinds: 'pod', at: 'imagePullSecrets.*', name: 'name', target: 'Secret' },
  { kinds: 'pod', at: 'serviceAccountName', target: 'ServiceAccount' },
  { kinds: 'pod', at: '', name: 'serviceAccount', target: 'ServiceAccount', targets: aliasedAccount },
  { kinds: 'pod', at: 'runtimeClassName', target: 'RuntimeClass', lenient: 'near' },
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
  { kinds: ['TriggerAuthentication'], at: 'spec.configMapTargetRef.*', name: 'name', key: 'key', target: 'ConfigMap' },
  // Read from the namespace of the operator (https://keda.sh/docs/latest/concepts/authentication/).
  { kinds: ['ClusterTriggerAuthentication'], at: 'spec.secretTargetRef.*', ...secretKey, inNamespace: 'keda' },
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

const certificates: readonly Consumer[] = [
  { kinds: ['Certificate'], at: 'spec.issuerRef', name: 'name', target: 'Issuer', targets: issuerKind },
  { kinds: ['Issuer'], at: 'spec.ca', name: 'secretName', keys: ['tls.crt', 'tls.key'], target: 'Secret' },
  // Read from the namespace of the controller (https://cert-manager.io/docs/configuration/).
  { kinds: ['ClusterIssuer'], at: 'spec.ca', name: 'secretName', target: 'Secret', inNamespace: 'cert-manager' },
];

/** Where a ServiceMonitor and a PodMonitor say what they scrape. */
const ENDPOINTS = [
  ['ServiceMonitor', 'spec.endpoints.*'],
  ['PodMonitor', 'spec.podMetricsEndpoints.*'],
] as const;

const monitoring: readonly Consumer[] = ENDPOINTS.flatMap(([kind, at]): Consumer[] => [
  { kinds: [kind], at: `${at}.basicAuth.username`, ...secretKey },
  { kinds: [kind], at: `${at}.basicAuth.password`, ...secretKey },
  { kinds: [kind], at: `${at}.authorization.credentials`, ...secretKey },
  { kinds: [kind], at: `${at}.bearerTokenSecret`, ...secretKey },
  ...['ca', 'cert'].flatMap((part): Consumer[] => [
    { kinds: [kind], at: `${at}.tlsConfig.${part}.secret`, ...secretKey },
    { kinds: [kind], at: `${at}.tlsConfig.${part}.configMap`, ...secretKey, target: 'ConfigMap' },
  ]),
  { kinds: [kind], at: `${at}.tlsConfig.keySecret`, ...secretKey },
]);

/** Every place that names another object. Adding a kind is adding an entry. */
export const consumers: readonly Consumer[] = [
  ...podEntries,
  ...externalSecrets,
  ...scaling,
  ...access,
  ...trafficConsumers,
  ...certificates,
  ...storageConsumers,
  ...monitoring,
  ...deliveryConsumers,
  ...admissionConsumers,
  ...annotationConsumers,
];
