/** Kinds that stand outside any namespace, as far as anything here names them. */
export const clusterScoped: ReadonlySet<string> = new Set([
  'APIService',
  'ClusterExternalSecret',
  'ClusterGenerator',
  'ClusterIssuer',
  'ClusterRole',
  'ClusterRoleBinding',
  'ClusterSecretStore',
  'CSIDriver',
  'CustomResourceDefinition',
  'GatewayClass',
  'IngressClass',
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

/** Whether every cluster has an object of that kind and name. */
export function isBuiltIn(kind: string, name: string, namespace?: string): boolean {
  if (kind === 'ConfigMap') return name === 'kube-root-ca.crt' || name === 'openshift-service-ca.crt';
  // The API server's own Service and the DNS of the cluster.
  if (kind === 'Service') return name === 'kubernetes' || (namespace === 'kube-system' && name === 'kube-dns');
  return BUILT_IN.get(kind)?.test(name) ?? false;
}
