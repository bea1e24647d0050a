import { type Graph } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import type { Settings } from '../../settings';
import { admittedContainers, hasPodResources } from './container-resources';
import { scaledPods, usageMetrics, type UsageMetric } from './scaled-pods';

type Amounts = ReturnType<typeof admittedContainers>;

/** The containers that a metric needs a request of, and that have none. */
function without(containers: Amounts, { resource, container: only }: UsageMetric): string[] {
  return containers
    .filter(({ container }) => container.lasting && (only === undefined || only === container.name))
    .filter(({ requests }) => !requests.has(resource))
    .map(({ container }) => `"${container.name}"`);
}

function* check(graph: Graph, { autopilot, world }: Settings): Iterable<Fault> {
  // Autopilot gives every container requests.
  if (autopilot) return;
  for (const scaler of graph.ofKind('HorizontalPodAutoscaler')) {
    const pod = scaledPods(scaler, graph);
    const metrics = usageMetrics(scaler).filter(({ relative, resource }) => relative && resource !== '');
    if (pod === undefined || metrics.length === 0 || hasPodResources(pod)) continue;
    const containers = admittedContainers(pod, graph);
    for (const metric of metrics) {
      const names = without(containers, metric);
      if (names.length === 0) continue;
      const which = `${names.length === 1 ? 'container' : 'containers'} ${names.join(', ')}`;
      const workload = `${pod.owner.kind} "${pod.owner.name}"`;
      yield {
        resource: scaler,
        path: metric.path,
        message: `it measures ${metric.resource} against the request, and ${which} of ${workload} requests none`,
        fix: `give each container a request of ${metric.resource}, or measure one container by ContainerResource`,
        // A LimitRange outside the set may give one.
        severity: world === 'closed' ? 'error' : 'warning',
        related: [{ resource: pod.owner, path: `${pod.path}/containers` }],
      };
    }
  }
}

const SCALER = `---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: till
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: till }
  maxReplicas: 6
  metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } } }]
`;

const WORKLOAD = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
spec:
  selector: { matchLabels: { app: till } }
  template:
    metadata: { labels: { app: till } }
    spec:
      containers:
        - { name: till, image: "till:1.4", resources: { requests: { cpu: 100m } } }
`;

/** One container without a request is enough: the sum that the use is divided by is then unknown. */
export const hpaRequest: Rule = {
  id: 'hpa-request',
  family: 'arithmetic',
  severity: 'warning',
  summary: 'Whatever an autoscaler measures in percent, every container requests.',
  why: 'The autoscaler reports "missing request for cpu in container …" and leaves the number of pods as it is, however high the load.',
  bad: `${WORKLOAD}        - { name: proxy, image: "proxy:2.0" }\n${SCALER}`,
  good: `${WORKLOAD}        - { name: proxy, image: "proxy:2.0", resources: { requests: { cpu: 20m } } }\n${SCALER}`,
  remedy:
    'Give every container of the pod a request, sidecars too. A metric of the type ContainerResource needs only that of its container.',
  source:
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work',
  check,
};
