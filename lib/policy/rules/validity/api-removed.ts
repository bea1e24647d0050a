import type { Resource } from '../../../manifests';
import { isRendered } from '../../chart';
import type { Fault, Rule } from '../../rule';
import { isNewer } from './version';

/** The end of an API version. */
export interface Removal {
  /** The first version of Kubernetes that does not serve it. */
  readonly since: string;
  /** What to write instead; absent where nothing took its place. */
  readonly instead?: string;
}

/** API versions that Kubernetes stopped serving, or will, as `group/version/kind`; from the deprecation guide. */
const REMOVALS: ReadonlyMap<string, Removal> = new Map<string, Removal>([
  ...each('1.16', ['extensions/v1beta1', 'apps/v1beta1', 'apps/v1beta2'], {
    instead: 'apps/v1',
    kinds: ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
  }),
  ...each('1.16', ['extensions/v1beta1'], { instead: 'networking.k8s.io/v1', kinds: ['NetworkPolicy'] }),
  ...each('1.16', ['extensions/v1beta1'], { kinds: ['PodSecurityPolicy'] }),
  ...each('1.22', ['extensions/v1beta1', 'networking.k8s.io/v1beta1'], {
    instead: 'networking.k8s.io/v1',
    kinds: ['Ingress', 'IngressClass'],
  }),
  ...each('1.22', ['rbac.authorization.k8s.io/v1beta1', 'rbac.authorization.k8s.io/v1alpha1'], {
    instead: 'rbac.authorization.k8s.io/v1',
    kinds: ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
  }),
  ...each('1.22', ['admissionregistration.k8s.io/v1beta1'], {
    instead: 'admissionregistration.k8s.io/v1',
    kinds: ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
  }),
  ...each('1.22', ['apiextensions.k8s.io/v1beta1'], {
    instead: 'apiextensions.k8s.io/v1',
    kinds: ['CustomResourceDefinition'],
  }),
  ...each('1.22', ['apiregistration.k8s.io/v1beta1'], { instead: 'apiregistration.k8s.io/v1', kinds: ['APIService'] }),
  ...each('1.22', ['scheduling.k8s.io/v1beta1'], { instead: 'scheduling.k8s.io/v1', kinds: ['PriorityClass'] }),
  ...each('1.22', ['coordination.k8s.io/v1beta1'], { instead: 'coordination.k8s.io/v1', kinds: ['Lease'] }),
  ...each('1.22', ['certificates.k8s.io/v1beta1'], {
    instead: 'certificates.k8s.io/v1',
    kinds: ['CertificateSigningRequest'],
  }),
  ...each('1.22', ['storage.k8s.io/v1beta1'], {
    instead: 'storage.k8s.io/v1',
    kinds: ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'],
  }),
  ...each('1.25', ['batch/v1beta1'], { instead: 'batch/v1', kinds: ['CronJob'] }),
  ...each('1.25', ['policy/v1beta1'], { instead: 'policy/v1', kinds: ['PodDisruptionBudget'] }),
  ...each('1.25', ['policy/v1beta1'], { kinds: ['PodSecurityPolicy'] }),
  ...each('1.25', ['autoscaling/v2beta1'], { instead: 'autoscaling/v2', kinds: ['HorizontalPodAutoscaler'] }),
  ...each('1.26', ['autoscaling/v2beta2'], { instead: 'autoscaling/v2', kinds: ['HorizontalPodAutoscaler'] }),
  ...each('1.25', ['discovery.k8s.io/v1beta1'], { instead: 'discovery.k8s.io/v1', kinds: ['EndpointSlice'] }),
  ...each('1.25', ['events.k8s.io/v1beta1'], { instead: 'events.k8s.io/v1', kinds: ['Event'] }),
  ...each('1.25', ['node.k8s.io/v1beta1'], { instead: 'node.k8s.io/v1', kinds: ['RuntimeClass'] }),
  ...each('1.27', ['storage.k8s.io/v1beta1'], { instead: 'storage.k8s.io/v1', kinds: ['CSIStorageCapacity'] }),
  ...flowControl('1.26', 'v1beta1'),
  ...flowControl('1.29', 'v1beta2'),
  ...flowControl('1.32', 'v1beta3'),
]);

/** When Kubernetes stopped serving a kind under a version, or will; undefined where it did not. */
export function removalOf(apiVersion: string, kind: string): Removal | undefined {
  return REMOVALS.get(`${apiVersion}/${kind}`);
}

function each(
  since: string,
  versions: readonly string[],
  { instead, kinds }: { readonly instead?: string; readonly kinds: readonly string[] },
): [string, Removal][] {
  const removal = instead === undefined ? { since } : { since, instead };
  return versions.flatMap((version) => kinds.map((kind): [string, Removal] => [`${version}/${kind}`, removal]));
}

function flowControl(since: string, version: string): [string, Removal][] {
  const group = 'flowcontrol.apiserver.k8s.io';
  return each(since, [`${group}/${version}`], {
    instead: `${group}/v1`,
    kinds: ['FlowSchema', 'PriorityLevelConfiguration'],
  });
}

/**
 * The same for kinds that a product brings: the release of it that serves the version no more. Which release a cluster has,
 * no manifest says; these ended so long ago that a set which is applied today meets a later one.
 */
const CUSTOM_REMOVALS: ReadonlyMap<string, { readonly by: string; readonly instead: string }> = new Map(
  (
    [
      ['cert-manager 1.6', 'cert-manager.io', ['v1alpha2', 'v1alpha3', 'v1beta1'], 'v1'],
      ['cert-manager 1.6', 'acme.cert-manager.io', ['v1alpha2', 'v1alpha3', 'v1beta1'], 'v1'],
      ['cert-manager 0.11', 'certmanager.k8s.io', ['v1alpha1'], 'cert-manager.io/v1'],
      ['Cluster API 1.5', 'cluster.x-k8s.io', ['v1alpha2', 'v1alpha3'], 'v1beta1'],
      ['Istio 1.6', 'authentication.istio.io', ['v1alpha1'], 'security.istio.io/v1'],
      ['Istio 1.6', 'rbac.istio.io', ['v1alpha1'], 'security.istio.io/v1'],
      ['KEDA 2.0', 'keda.k8s.io', ['v1alpha1'], 'keda.sh/v1alpha1'],
      ['Traefik 3.0', 'traefik.containo.us', ['v1alpha1'], 'traefik.io/v1alpha1'],
    ] as const
  ).flatMap(([by, group, versions, next]) =>
    versions.map((version) => [`${group}/${version}`, { by, instead: next.includes('/') ? next : `${group}/${next}` }]),
  ),
);

function customRemoval(resource: Resource): Fault[] {
  const { apiVersion, kind } = resource;
  const removal = CUSTOM_REMOVALS.get(apiVersion);
  if (removal === undefined) return [];
  const { by, instead } = removal;
  const message = `${by} and later have no ${kind} of "${apiVersion}"`;
  return [{ resource, path: '/apiVersion', message, fix: `write "${instead}"` }];
}

/** Charts ask what the cluster has, and without a cluster Helm knows what it was built with. */
function fixOf(resource: Resource, { instead }: Removal): string {
  if (instead === undefined) return `remove the ${resource.kind}`;
  const fix = `write "${instead}"`;
  if (!isRendered(resource)) return fix;
  return `where the chart asks what the cluster has, render it with helm template --api-versions ${instead}/${resource.kind} --kube-version and that of the cluster; else ${fix}`;
}

/** Kubernetes serves an API version for some releases after a better one, and then no more. */
export const apiRemoved: Rule = {
  id: 'api-removed',
  family: 'validity',
  severity: 'error',
  summary: 'Every object is of an API version that the cluster still serves.',
  why: 'The API server does not know the kind under a removed version, and applying the whole set fails with "no matches for kind".',
  bad: `apiVersion: policy/v1beta1
kind: PodDisruptionBudget
metadata:
  name: till
spec:
  minAvailable: 1
  selector:
    matchLabels:
      app: till`,
  good: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: till
spec:
  minAvailable: 1
  selector:
    matchLabels:
      app: till`,
  remedy: 'Write the version that took its place, and compare the fields: some were renamed.',
  source: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
  check: (graph, { kubernetes }) =>
    graph.resources.flatMap((resource): Fault[] => {
      const { apiVersion, kind } = resource;
      const removal = removalOf(apiVersion, kind);
      if (removal === undefined) return customRemoval(resource);
      const gone = !isNewer(removal.since, kubernetes);
      return [
        {
          resource,
          path: '/apiVersion',
          severity: gone ? 'error' : 'warning',
          message: gone
            ? `Kubernetes ${kubernetes} has no ${kind} of "${apiVersion}", which ended with ${removal.since}`
            : `Kubernetes ${removal.since} will have no ${kind} of "${apiVersion}"`,
          fix: fixOf(resource, removal),
        },
      ];
    }),
};
