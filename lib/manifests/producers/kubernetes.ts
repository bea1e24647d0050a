import type { ProducerEntry } from './entry';

/** Annotations by which an object is filled from another, or with random values. */
const FILLED_BY = [
  'reflector.v1.k8s.emberstack.com/reflects',
  'replicator.v1.mittwald.de/replicate-from',
  'secret-generator.v1.mittwald.de/autogenerate',
  'secret-generator.v1.mittwald.de/type',
];

/** Annotations by which an object is copied into other namespaces. */
const COPIED_BY = [
  'kubed.appscode.com/sync',
  'reflector.v1.k8s.emberstack.com/reflection-auto-enabled',
  'replicator.v1.mittwald.de/replicate-to',
  'replicator.v1.mittwald.de/replicate-to-matching',
];

function copied(kind: string): ProducerEntry[] {
  const same = { kind, group: '', makes: kind, name: '{metadata.name}' };
  const filled = FILLED_BY.map((annotation) => ({ ...same, when: `metadata.annotations[${annotation}]`, adds: true }));
  const copies = COPIED_BY.map((annotation) => ({
    ...same,
    namespace: '*',
    when: `metadata.annotations[${annotation}]`,
    keysAt: ['data', 'binaryData', 'stringData'],
  }));
  return [...filled, ...copies];
}

/** What Kubernetes itself and the usual add-ons that fill or copy ConfigMaps and Secrets make. */
export const kubernetesEntries: readonly ProducerEntry[] = [
  // https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/
  {
    kind: 'Namespace',
    group: '',
    makes: 'ConfigMap',
    name: 'kube-root-ca.crt',
    namespace: '{metadata.name}',
    keys: ['ca.crt'],
  },
  { kind: 'Namespace', group: '', makes: 'ServiceAccount', name: 'default', namespace: '{metadata.name}' },
  {
    kind: 'Secret',
    group: '',
    makes: 'Secret',
    name: '{metadata.name}',
    when: 'type=kubernetes.io/service-account-token',
    keys: ['ca.crt', 'namespace', 'token'],
    adds: true,
  },
  // A class that volumes say is no more than a name by which claims find them.
  { kind: 'PersistentVolume', group: '', makes: 'StorageClass', name: '{spec.storageClassName}' },
  // OpenShift's service CA (https://docs.openshift.com/container-platform/latest/security/certificates/service-serving-certificate.html)
  ...['service.beta.openshift.io', 'service.alpha.openshift.io'].map((domain): ProducerEntry => ({
    kind: 'Service',
    group: '',
    makes: 'Secret',
    name: `{metadata.annotations[${domain}/serving-cert-secret-name]}`,
    keys: ['tls.crt', 'tls.key'],
  })),
  {
    kind: 'ConfigMap',
    group: '',
    makes: 'ConfigMap',
    name: '{metadata.name}',
    when: 'metadata.annotations[service.beta.openshift.io/inject-cabundle]',
    keys: ['service-ca.crt'],
    adds: true,
  },
  {
    kind: 'ConfigMap',
    group: '',
    makes: 'ConfigMap',
    name: '{metadata.name}',
    when: 'metadata.labels[config.openshift.io/inject-trusted-cabundle]',
    keys: ['ca-bundle.crt'],
    adds: true,
  },
  ...['ConfigMap', 'Secret'].flatMap(copied),
];
