import type { Graph } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import type { Settings } from '../../settings';
import { autopilot, autopilotPods, gibibytes } from './autopilot';
import { podAmount } from './container-resources';

function* check(graph: Graph, settings: Settings): Iterable<Fault> {
  for (const { pod } of autopilotPods(graph, settings)) {
    for (const [name, most] of Object.entries(autopilot.most)) {
      const request = podAmount(pod, graph, 'requests', name);
      if (request === undefined || !(request > most)) continue;
      const inUnit = name === 'cpu' ? String : gibibytes;
      yield {
        resource: pod.owner,
        path: pod.path,
        message: `the pod requests ${inUnit(request)} of ${name}, Autopilot allows ${inUnit(most)} a pod`,
        fix: `request at most ${inUnit(most)} of ${name} in all containers together, or choose a compute class that allows more`,
      };
    }
  }
}

/** Autopilot refuses what no node of its general-purpose class has room for. */
export const autopilotMaximum: Rule = {
  id: 'autopilot-maximum',
  family: 'arithmetic',
  severity: 'error',
  summary: 'On GKE Autopilot, a pod requests at most 30 CPU, 110 GiB of memory and 10 GiB of ephemeral storage.',
  why: 'Autopilot refuses the pod.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: till:1.4
      resources:
        requests: { cpu: "40", memory: 64Gi }
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
        requests: { cpu: "16", memory: 64Gi }
`,
  remedy: 'Ask for less, split the work over more pods, or choose a compute class that allows more.',
  source: 'https://cloud.google.com/kubernetes-engine/docs/concepts/autopilot-resource-requests',
  check,
};
