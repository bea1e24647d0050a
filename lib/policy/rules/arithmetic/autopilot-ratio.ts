import type { Graph } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import type { Settings } from '../../settings';
import { autopilot, autopilotPods, gibibytes } from './autopilot';

const { least, most } = autopilot.ratio;

function* check(graph: Graph, settings: Settings): Iterable<Fault> {
  for (const { pod, cpu, memory } of autopilotPods(graph, settings)) {
    if (cpu === undefined || memory === undefined || !(cpu > 0)) continue;
    const ratio = memory / cpu;
    if (!(ratio < least || ratio > most)) continue;
    const raised = ratio < least ? 'memory' : 'CPU';
    const needed = ratio < least ? gibibytes(cpu * least) : `${Math.ceil((memory / most) * 1000)}m`;
    yield {
      resource: pod.owner,
      path: pod.path,
      message: `the pod requests ${gibibytes(memory)} of memory for ${Number(cpu.toFixed(3))} CPU, and Autopilot raises its ${raised} to ${needed}`,
      fix: `request ${needed} of ${raised} or change the other amount, so that a CPU has between ${gibibytes(least)} and ${gibibytes(most)}`,
    };
  }
}

/** Autopilot corrects the ratio silently, so that the bill and the live object differ from the manifest. */
export const autopilotRatio: Rule = {
  id: 'autopilot-ratio',
  family: 'arithmetic',
  severity: 'warning',
  summary: 'On GKE Autopilot, a pod requests between 1 and 6.5 GiB of memory for each CPU.',
  why: 'Autopilot raises the smaller of the two without asking: the bill grows, and a GitOps controller sees a difference that it cannot settle.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: till:1.4
      resources:
        requests: { cpu: "1", memory: 512Mi }
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
        requests: { cpu: "1", memory: 2Gi }
`,
  remedy: 'Request what Autopilot would make of it, or choose a compute class that fits.',
  source: 'https://cloud.google.com/kubernetes-engine/docs/concepts/autopilot-resource-requests',
  check,
};
