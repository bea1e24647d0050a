import type { Dangling, Reference } from '../../manifests';

/** The rules on objects that are named, by the kind that is looked for. */
const BY_KIND: ReadonlyMap<string, string> = new Map([
  ['ClusterIssuer', 'issuer-exists'],
  ['ClusterRole', 'role-exists'],
  ['ClusterSecretStore', 'secretstore-exists'],
  ['ConfigMap', 'configmap-exists'],
  ['Gateway', 'gateway-exists'],
  ['Issuer', 'issuer-exists'],
  ['PersistentVolumeClaim', 'pvc-exists'],
  ['PriorityClass', 'priorityclass-exists'],
  ['Role', 'role-exists'],
  ['Secret', 'secret-exists'],
  ['SecretProviderClass', 'secretproviderclass-exists'],
  ['SecretStore', 'secretstore-exists'],
  ['Service', 'service-exists'],
  ['ServiceAccount', 'serviceaccount-exists'],
  ['StorageClass', 'storageclass-exists'],
  ['Variable', 'env-var-exists'],
  ['Volume', 'volume-exists'],
]);

/** The rules on selectors, by the kind that selects. */
const BY_SELECTOR: ReadonlyMap<string, string> = new Map([
  ['ClusterPodMonitoring', 'monitor-selects-targets'],
  ['NetworkPolicy', 'networkpolicy-selects-pods'],
  ['PodDisruptionBudget', 'pdb-selects-pods'],
  ['PodMonitor', 'monitor-selects-targets'],
  ['PodMonitoring', 'monitor-selects-targets'],
  ['Service', 'service-selects-pods'],
  ['ServiceMonitor', 'monitor-selects-targets'],
]);

/** Where an object says what it scales. */
const SCALES = /\/(scaleTargetRef|targetRef|workloadRef)$/;

function objectRule({ by, from, path, target }: Reference): string {
  if (by === 'host' || target.kind === 'Pod') return 'dns-name-exists';
  const known = BY_KIND.get(target.kind);
  if (known !== undefined) return known;
  if (SCALES.test(path)) return 'scale-target-exists';
  return from.type === 'ExternalSecret' || from.type === 'PushSecret' ? 'generator-exists' : 'object-exists';
}

/** The id of the rule that a dangling reference breaks. */
export function ruleOf(reference: Reference, { missing }: Pick<Dangling, 'missing'>): string {
  switch (missing) {
    case 'key':
      return reference.target.kind === 'Secret' ? 'secret-key-exists' : 'configmap-key-exists';
    case 'port':
      return reference.target.kind === 'Service' ? 'service-port-exists' : 'container-port-exists';
    case 'pods':
      return BY_SELECTOR.get(reference.from.type) ?? 'object-exists';
    default:
      return objectRule(reference);
  }
}
