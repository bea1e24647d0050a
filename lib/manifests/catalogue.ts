import { textOf, type JsonObject } from './resource';

/** A place in objects of some kinds that names another object. */
export interface Consumer {
  /** The kinds it occurs in; `pod` for every kind that holds a pod template, its pattern then starts at the pod's spec. */
  readonly kinds: readonly string[] | 'pod';
  /** Where the mapping stands that holds the name. */
  readonly at: string;
  /** The property of that mapping that holds the name. */
  readonly name: string;
  /** The property that holds the key, where a key is named. */
  readonly key?: string;
  /** The items whose keys are named, where several are. */
  readonly items?: string;
  /** The kind of the named object, or the kinds that the mapping says; none where it names no object. */
  readonly target: string | ((holder: JsonObject) => readonly string[]);
}

/** The kinds that are named here and stand outside any namespace. */
export const clusterScoped: ReadonlySet<string> = new Set(['ClusterRole', 'ClusterSecretStore', 'PriorityClass']);

function kindAt(property: string, otherwise = ''): Consumer['target'] {
  return (holder) => [textOf(holder[property]) || otherwise];
}

/** Users and groups are names of the identity provider, not objects. */
function accountKind({ kind }: JsonObject): string[] {
  return kind === 'ServiceAccount' ? [kind] : [];
}

const roleKinds: ReadonlyMap<string, string> = new Map([
  ['configmaps', 'ConfigMap'],
  ['secrets', 'Secret'],
  ['serviceaccounts', 'ServiceAccount'],
]);

/** A rule grants its names in each of its resources; only those that are made here can be looked for. */
function grantedKinds({ resources }: JsonObject): string[] {
  const names = Array.isArray(resources) ? resources.map(textOf) : [];
  return names.map((name) => roleKinds.get(name)).filter((kind) => kind !== undefined);
}

/** Where each kind keeps its pod's spec. */
export const podSpecs: Readonly<Record<string, string>> = {
  Pod: 'spec',
  Deployment: 'spec.template.spec',
  StatefulSet: 'spec.template.spec',
  DaemonSet: 'spec.template.spec',
  ReplicaSet: 'spec.template.spec',
  Job: 'spec.template.spec',
  CronJob: 'spec.jobTemplate.spec.template.spec',
};

/** Where a kind keeps its pod's spec, or undefined where it holds none; names such as `constructor` are kinds too. */
export function podSpecAt(kind: string): string | undefined {
  return Object.hasOwn(podSpecs, kind) ? podSpecs[kind] : undefined;
}

/** The lists of containers in a pod's spec. */
export const containerLists = ['containers', 'initContainers'] as const;

const perContainer: readonly Consumer[] = containerLists.flatMap((list) => [
  {
    kinds: 'pod',
    at: `${list}.*.env.*.valueFrom.configMapKeyRef`,
    name: 'name',
    key: 'key',
    target: 'ConfigMap',
  } as const,
  { kinds: 'pod', at: `${list}.*.env.*.valueFrom.secretKeyRef`, name: 'name', key: 'key', target: 'Secret' } as const,
  { kinds: 'pod', at: `${list}.*.envFrom.*.configMapRef`, name: 'name', target: 'ConfigMap' } as const,
  { kinds: 'pod', at: `${list}.*.envFrom.*.secretRef`, name: 'name', target: 'Secret' } as const,
]);

/** Every place that names another object. Adding a kind is adding an entry. */
export const consumers: readonly Consumer[] = [
  ...perContainer,
  { kinds: 'pod', at: 'volumes.*.configMap', name: 'name', items: 'items', target: 'ConfigMap' },
  { kinds: 'pod', at: 'volumes.*.secret', name: 'secretName', items: 'items', target: 'Secret' },
  { kinds: 'pod', at: 'volumes.*.persistentVolumeClaim', name: 'claimName', target: 'PersistentVolumeClaim' },
  { kinds: 'pod', at: 'imagePullSecrets.*', name: 'name', target: 'Secret' },
  { kinds: ['ExternalSecret'], at: 'spec.secretStoreRef', name: 'name', target: kindAt('kind', 'SecretStore') },
  {
    kinds: ['ExternalSecret'],
    at: 'spec.dataFrom.*.sourceRef.generatorRef',
    name: 'name',
    target: kindAt('kind'),
  },
  {
    kinds: ['SecretStore'],
    at: 'spec.provider.gcpsm.auth.workloadIdentity.serviceAccountRef',
    name: 'name',
    target: 'ServiceAccount',
  },
  {
    kinds: ['SecretStore'],
    at: 'spec.provider.kubernetes.auth.serviceAccount',
    name: 'name',
    target: 'ServiceAccount',
  },
  {
    kinds: ['SecretStore'],
    at: 'spec.provider.kubernetes.server.caProvider',
    name: 'name',
    key: 'key',
    target: kindAt('type'),
  },
  { kinds: ['HorizontalPodAutoscaler'], at: 'spec.scaleTargetRef', name: 'name', target: kindAt('kind') },
  { kinds: ['VerticalPodAutoscaler'], at: 'spec.targetRef', name: 'name', target: kindAt('kind') },
  { kinds: ['RoleBinding'], at: 'roleRef', name: 'name', target: kindAt('kind') },
  { kinds: ['RoleBinding'], at: 'subjects.*', name: 'name', target: accountKind },
  { kinds: ['Role'], at: 'rules.*', name: 'resourceNames', target: grantedKinds },
  { kinds: ['Ingress'], at: 'spec.rules.*.http.paths.*.backend.service', name: 'name', target: 'Service' },
  { kinds: ['StatefulSet'], at: 'spec', name: 'serviceName', target: 'Service' },
  { kinds: 'pod', at: '', name: 'serviceAccountName', target: 'ServiceAccount' },
  { kinds: 'pod', at: '', name: 'priorityClassName', target: 'PriorityClass' },
];
