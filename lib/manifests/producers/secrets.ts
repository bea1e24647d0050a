import type { ProducerEntry } from './entry';

const TLS = ['ca.crt', 'tls.crt', 'tls.key'];

/** Annotations that make cert-manager issue the certificates that an Ingress or a Gateway names. */
const ISSUED_BY = ['cert-manager.io/issuer', 'cert-manager.io/cluster-issuer', 'kubernetes.io/tls-acme'];

function issued(annotation: string): ProducerEntry[] {
  const when = `metadata.annotations[${annotation}]`;
  return [
    { kind: 'Ingress', makes: 'Secret', each: 'spec.tls.*', name: '{.secretName}', keys: TLS, when },
    {
      kind: 'Gateway',
      group: 'gateway.networking.k8s.io',
      makes: 'Secret',
      each: 'spec.listeners.*.tls.certificateRefs.*',
      name: '{.name}',
      namespace: '{.namespace|metadata.namespace}',
      keys: TLS,
      when,
    },
  ];
}

/** A certificate's Secret has these keys beside the usual ones (https://cert-manager.io/docs/usage/certificate/). */
const CERTIFICATE_EXTRAS: readonly (readonly [when: string, ...keys: readonly string[]])[] = [
  ['spec.keystores.jks.create', 'keystore.jks', 'truststore.jks'],
  ['spec.keystores.pkcs12.create', 'keystore.p12', 'truststore.p12'],
  ['spec.additionalOutputFormats.*.type=CombinedPEM', 'tls-combined.pem'],
  ['spec.additionalOutputFormats.*.type=DER', 'key.der'],
];

const certManager: readonly ProducerEntry[] = [
  { kind: 'Certificate', group: 'cert-manager.io', makes: 'Secret', name: '{spec.secretName}', keys: TLS },
  ...CERTIFICATE_EXTRAS.map(([when, ...keys]): ProducerEntry => ({
    kind: 'Certificate',
    group: 'cert-manager.io',
    makes: 'Secret',
    name: '{spec.secretName}',
    keys,
    when,
    adds: true,
  })),
  ...ISSUED_BY.flatMap(issued),
  // The account's key; a ClusterIssuer's stands in the namespace of cert-manager, which no manifest says.
  ...['Issuer', 'ClusterIssuer'].map((kind): ProducerEntry => ({
    kind,
    group: 'cert-manager.io',
    makes: 'Secret',
    name: '{spec.acme.privateKeySecretRef.name}',
  })),
  // https://cert-manager.io/docs/trust/trust-manager/
  ...(['configMap', 'secret'] as const).map((target): ProducerEntry => ({
    kind: 'Bundle',
    group: 'trust.cert-manager.io',
    makes: target === 'secret' ? 'Secret' : 'ConfigMap',
    name: '{metadata.name}',
    namespace: '*',
    when: `spec.target.${target}`,
    keysAt: [
      `spec.target.${target}.key`,
      'spec.target.additionalFormats.jks.key',
      'spec.target.additionalFormats.pkcs12.key',
    ],
  })),
];

/** Operators that fetch or decrypt Secrets, External Secrets aside. */
const delivered: readonly ProducerEntry[] = [
  {
    kind: 'SealedSecret',
    group: 'bitnami.com',
    makes: 'Secret',
    name: '{spec.template.metadata.name|metadata.name}',
    namespace: '{spec.template.metadata.namespace|metadata.namespace}',
    keysAt: ['spec.encryptedData', 'spec.template.data'],
  },
  {
    kind: 'SopsSecret',
    makes: 'Secret',
    each: 'spec.secretTemplates.*',
    name: '{.name}',
    keysAt: ['.data', '.stringData'],
  },
  // The Secrets Store CSI driver makes them once a pod mounts the class.
  {
    kind: 'SecretProviderClass',
    makes: 'Secret',
    each: 'spec.secretObjects.*',
    name: '{.secretName}',
    keysAt: '.data.*.key',
  },
  // HashiCorp's Vault Secrets Operator; without `create` it fills a Secret that something else makes.
  ...['VaultStaticSecret', 'VaultDynamicSecret', 'VaultPKISecret'].flatMap((kind): ProducerEntry[] => {
    const of = { kind, group: 'secrets.hashicorp.com', makes: 'Secret', name: '{spec.destination.name}' };
    return [
      { ...of, when: 'spec.destination.create' },
      { ...of, when: '!spec.destination.create', adds: true },
    ];
  }),
  { kind: 'VaultSecret', group: 'ricoberger.de', makes: 'Secret', name: '{metadata.name}' },
  {
    kind: 'InfisicalSecret',
    makes: 'Secret',
    name: '{spec.managedSecretReference.secretName}',
    namespace: '{spec.managedSecretReference.secretNamespace|metadata.namespace}',
  },
  {
    kind: 'InfisicalSecret',
    makes: 'Secret',
    each: 'spec.managedKubeSecretReferences.*',
    name: '{.secretName}',
    namespace: '{.secretNamespace|metadata.namespace}',
  },
  {
    kind: 'InfisicalSecret',
    makes: 'ConfigMap',
    each: 'spec.managedKubeConfigMapReferences.*',
    name: '{.configMapName}',
    namespace: '{.configMapNamespace|metadata.namespace}',
  },
  { kind: 'OnePasswordItem', makes: 'Secret', name: '{metadata.name}' },
  {
    kind: 'DopplerSecret',
    makes: 'Secret',
    name: '{spec.managedSecret.name}',
    namespace: '{spec.managedSecret.namespace|metadata.namespace}',
  },
  { kind: 'BitwardenSecret', makes: 'Secret', name: '{spec.secretName}' },
  { kind: 'AzureKeyVaultSecret', makes: 'Secret', name: '{spec.output.secret.name}' },
  // The predecessor of the External Secrets Operator.
  { kind: 'ExternalSecret', group: 'kubernetes-client.io', makes: 'Secret', name: '{metadata.name}' },
  // Operators that generate values.
  ...['BasicAuth', 'SSHKeyPair', 'StringSecret'].map((kind): ProducerEntry => ({
    kind,
    group: 'secretgenerator.mittwald.de',
    makes: 'Secret',
    name: '{metadata.name}',
  })),
  ...['Certificate', 'Password', 'RSAKey', 'SSHKey'].map((kind): ProducerEntry => ({
    kind,
    group: 'secretgen.k14s.io',
    makes: 'Secret',
    name: '{metadata.name}',
  })),
  ...['SecretImport', 'SecretTemplate'].map((kind): ProducerEntry => ({
    kind,
    group: 'secretgen.carvel.dev',
    makes: 'Secret',
    name: '{metadata.name}',
  })),
  // Crossplane, on any kind of its own.
  {
    kind: '*',
    makes: 'Secret',
    name: '{spec.writeConnectionSecretToRef.name}',
    namespace: '{spec.writeConnectionSecretToRef.namespace|metadata.namespace}',
  },
  { kind: 'Terraform', makes: 'Secret', name: '{spec.writeOutputsToSecret.name}' },
  // Object storage (https://rook.io/docs/rook/latest/Storage-Configuration/Object-Storage-RGW/ceph-object-bucket-claim/).
  {
    kind: 'ObjectBucketClaim',
    makes: 'Secret',
    name: '{metadata.name}',
    keys: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
  },
  { kind: 'ObjectBucketClaim', makes: 'ConfigMap', name: '{metadata.name}' },
  { kind: 'CephObjectStoreUser', makes: 'Secret', name: 'rook-ceph-object-user-{spec.store}-{metadata.name}' },
];

/** Certificates, and Secrets that other operators than External Secrets deliver. */
export const secretEntries: readonly ProducerEntry[] = [...certManager, ...delivered];
