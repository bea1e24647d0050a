/** Where each kind keeps its pod's spec. */
export const podSpecs: Readonly<Record<string, string>> = {
  Pod: 'spec',
  PodTemplate: 'template.spec',
  Deployment: 'spec.template.spec',
  StatefulSet: 'spec.template.spec',
  DaemonSet: 'spec.template.spec',
  ReplicaSet: 'spec.template.spec',
  ReplicationController: 'spec.template.spec',
  Job: 'spec.template.spec',
  CronJob: 'spec.jobTemplate.spec.template.spec',
  // Argo Rollouts, Knative Serving, OpenShift, KEDA: their pods are Kubernetes pods.
  Rollout: 'spec.template.spec',
  'Service.serving.knative.dev': 'spec.template.spec',
  Configuration: 'spec.template.spec',
  Revision: 'spec',
  DeploymentConfig: 'spec.template.spec',
  ScaledJob: 'spec.jobTargetRef.template.spec',
  AdvancedStatefulSet: 'spec.template.spec',
};

/** Where a kind keeps its pod's spec, or undefined where it holds none; names such as `constructor` are kinds too. */
export function podSpecAt(type: string): string | undefined {
  return Object.hasOwn(podSpecs, type) ? podSpecs[type] : undefined;
}

/** The lists of containers in a pod's spec. */
export const containerLists = ['containers', 'initContainers', 'ephemeralContainers'] as const;

/**
 * Labels that controllers put on pods once they exist, which no template has
 * (https://kubernetes.io/docs/reference/labels-annotations-taints/).
 */
export const controllerLabels: ReadonlySet<string> = new Set([
  'apps.kubernetes.io/pod-index',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-completion-index',
  'batch.kubernetes.io/job-name',
  'controller-revision-hash',
  'controller-uid',
  'job-name',
  'pod-template-generation',
  'pod-template-hash',
  'rollouts-pod-template-hash',
  'serving.knative.dev/revision',
  'serving.knative.dev/service',
  'statefulset.kubernetes.io/pod-name',
]);
