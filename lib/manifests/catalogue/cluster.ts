/** Kinds that stand outside any namespace, as far as anything here names them. */
export const clusterScoped: ReadonlySet<string> = new Set([
  'APIService',
  'CSIDriver',
  'ClusterAnalysisTemplate',
  'ClusterExternalSecret',
  'ClusterGenerator',
  'ClusterIssuer',
  'ClusterNodeMonitoring',
  'ClusterPodMonitoring',
  'ClusterRole',
  'ClusterRoleBinding',
  'ClusterRules',
  'ClusterSecretStore',
  'ClusterTriggerAuthentication',
  'CustomResourceDefinition',
  'GatewayClass',
  'GlobalRules',
  'IngressClass',
  'KongClusterPlugin',
  'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass',
  'RuntimeClass',
  'StorageClass',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
]);

/**
 * What every cluster has without a manifest, by kind: the API server's own roles and priority classes
 * (https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings), and the storage classes
 * that clouds and small distributions come with.
 */
const BUILT_IN: ReadonlyMap<string, RegExp> = new Map([
  ['ClusterRole', /^(system:.*|cluster-admin|admin|edit|view)$/],
  ['Role', /^(system:.*|extension-apiserver-authentication-reader)$/],
  ['PriorityClass', /^system-(cluster|node)-critical$/],
  ['Namespace', /^(default|kube-system|kube-public|kube-node-lease)$/],
  ['ServiceAccount', /^default$/],
  [
    'StorageClass',
    /^(standard|standard-rwo|premium-rwo|gp2|default|managed|managed-premium|managed-csi|managed-csi-premium|azurefile|azurefile-csi|hostpath|local-path|do-block-storage|linode-block-storage)$/,
  ],
]);

/** Classes of the controllers that most clusters have; each brings its own with it. */
const USUAL_CLASSES = ['alb', 'cilium', 'contour', 'gce', 'haproxy', 'istio', 'kong', 'nginx', 'tailscale', 'traefik'];

const USUAL: ReadonlyMap<string, readonly string[]> = new Map([
  ['IngressClass', [...USUAL_CLASSES, 'gce-internal', 'openshift-default', 'webapprouting.kubernetes.azure.com']],
  ['GatewayClass', [...USUAL_CLASSES, 'eg', 'envoy-gateway', 'gke-l7-global-external-managed', 'gke-l7-rilb']],
]);

/** Names that objects of a kind usually have, which come with a controller and not with the manifests that use them. */
export function usualNames(kind: string): readonly string[] {
  return USUAL.get(kind) ?? [];
}

/** Whether every cluster has an object of that kind and name. */
export function isBuiltIn(kind: string, name: string, namespace?: string): boolean {
  if (kind === 'ConfigMap') return name === 'kube-root-ca.crt' || name === 'openshift-service-ca.crt';
  // The API server's own Service and the DNS of the cluster.
  if (kind === 'Service') return name === 'kubernetes' || (namespace === 'kube-system' && name === 'kube-dns');
  return BUILT_IN.get(kind)?.test(name) ?? usualNames(kind).includes(name);
}
