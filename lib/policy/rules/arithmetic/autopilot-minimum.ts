import { property, itemsOf, type Graph, type PodTemplate } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import type { Settings } from '../../settings';
import { autopilot, autopilotPods } from './autopilot';

function standsApart(pod: PodTemplate): boolean {
  const apart = property(property(pod.spec, 'affinity'), 'podAntiAffinity');
  return itemsOf(property(apart, 'requiredDuringSchedulingIgnoredDuringExecution')).length > 0;
}

function* check(graph: Graph, settings: Settings): Iterable<Fault> {
  for (const { pod, cpu, memory } of autopilotPods(graph, settings)) {
    const apart = standsApart(pod);
    const least = apart ? autopilot.leastApart : autopilot.least;
    const [millicores, mebibytes] = [least.cpu * 1000, least.memory / 2 ** 20];
    const why = apart ? ' with anti-affinity' : '';
    const short = [
      ...(cpu !== undefined && cpu < least.cpu ? [`${millicores}m of CPU`] : []),
      ...(memory !== undefined && memory < least.memory ? [`${mebibytes}Mi of memory`] : []),
    ].join(' and ');
    if (short === '') continue;
    yield {
      resource: pod.owner,
      path: pod.path,
      message: `the pod's containers together request less than the ${short} that Autopilot gives a pod${why} at the least`,
      fix: `request at least ${short}`,
    };
  }
}

/** Autopilot raises what is too little, or an older one refuses it. */
export const autopilotMinimum: Rule = {
  id: 'autopilot-minimum',
  family: 'arithmetic',
  severity: 'warning',
  summary: 'On GKE Autopilot, a pod requests at least 50m of CPU and 52 MiB of memory, and more with anti-affinity.',
  why: 'Autopilot raises the requests without asking, or refuses the pod where its nodes cannot burst.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: till:1.4
      resources:
        requests: { cpu: 20m, memory: 32Mi }
`,
  exampleSettings: { autopilot: true },
  good: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: till:1.4
      resources:
        requests: { cpu: 50m, memory: 64Mi }
`,
  remedy: 'Request the minimum; it is paid for in any case.',
  source: 'https://cloud.google.com/kubernetes-engine/docs/concepts/autopilot-resource-requests',
  check,
};
