import { property, type Json, type PodTemplate, type Resource } from '../../../manifests';
import { perGraph } from '../../per-graph';
import { kindDefinition } from '../../schemas/table';

const LABELS = 'spec.template.metadata.labels';
const IMAGE = 'spec.template.spec.containers.0.image';
const CRON_POD = 'spec.jobTemplate.spec.template.spec';
const LASTING = [
  ['spec.selector', LABELS],
  ['spec.selector', IMAGE],
];

/** Groups of fields of which a whole object has at least one each, or else it is so broken that it can only be a part. */
const ESSENTIAL: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['ClusterRoleBinding', [['roleRef']]],
  ['CronJob', [['spec.schedule'], [`${CRON_POD}.containers.0.image`, `${CRON_POD}.restartPolicy`]]],
  ['DaemonSet', LASTING],
  ['Deployment', LASTING],
  ['HorizontalPodAutoscaler', [['spec.scaleTargetRef']]],
  // Without a policy of its own a Job is refused, so that who says one means a whole Job.
  ['Job', [[IMAGE, 'spec.template.spec.restartPolicy']]],
  ['Pod', [['spec.containers.0.image']]],
  ['ReplicaSet', LASTING],
  ['RoleBinding', [['roleRef']]],
  ['StatefulSet', LASTING],
  ['StorageClass', [['provisioner']]],
]);

function at(body: Json, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((value, step) => {
    if (Array.isArray(value)) return (value as readonly Json[])[Number(step)];
    return property(value, step);
  }, body);
}

/**
 * Whether a document is part of an object: a patch that a tool merges into the whole one. Such files stand beside
 * manifests and look like them.
 */
export function isFragment({ type, body }: Resource): boolean {
  const isAbsent = (path: string): boolean => (at(body, path) ?? undefined) === undefined;
  return (ESSENTIAL.get(type) ?? []).some((group) => group.every(isAbsent));
}

/** The pods of Kubernetes' own workloads, whose fields the API server itself reads. */
export const builtInPods = perGraph((graph): readonly PodTemplate[] =>
  graph.pods.filter(({ owner }) => owner.apiVersion === '' || kindDefinition(owner)?.builtIn === true),
);
