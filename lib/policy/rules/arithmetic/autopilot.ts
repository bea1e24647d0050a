import { property, select, type Graph, type PodTemplate } from '../../../manifests';
import type { Settings } from '../../settings';
import { admittedContainers } from './container-resources';

/**
 * What GKE Autopilot accepts of a pod of its general-purpose class
 * (https://cloud.google.com/kubernetes-engine/docs/concepts/autopilot-resource-requests, read 2026-08). Cores and bytes.
 */
export const autopilot = {
  /** Bytes of memory for each core. */
  ratio: { least: 2 ** 30, most: 6.5 * 2 ** 30 },
  /** Where pods may burst, which is every cluster made since 1.30.2. */
  least: { cpu: 0.05, memory: 52 * 2 ** 20 },
  /** Of pods that ask to stand apart from others. */
  leastApart: { cpu: 0.5, memory: 512 * 2 ** 20 },
  most: { cpu: 30, memory: 110 * 2 ** 30, 'ephemeral-storage': 10 * 2 ** 30 },
} as const;

/** A pod that these numbers are for, with what its lasting containers request together. */
export interface AutopilotPod {
  readonly pod: PodTemplate;
  /** Undefined where a container leaves it to Autopilot's own default. */
  readonly cpu: number | undefined;
  readonly memory: number | undefined;
}

/** Pods that choose hardware have numbers of that hardware. */
const HARDWARE = /compute-class|gke-accelerator|machine-family|gke-spot-hardware|gke-tpu/;

function choosesHardware(pod: PodTemplate): boolean {
  const selector = property(pod.spec, 'nodeSelector') ?? {};
  const affinity = select(pod.spec, 'affinity.nodeAffinity').map(({ value }) => value);
  return HARDWARE.test(JSON.stringify([selector, affinity]));
}

/** What the containers that run for the pod's whole life request together; undefined where one of them does not say. */
function lastingRequest(pod: PodTemplate, graph: Graph, name: string): number | undefined {
  const lasting = admittedContainers(pod, graph).filter(({ container }) => container.lasting);
  const amounts = lasting.flatMap(({ requests }) => requests.get(name)?.value ?? []);
  return amounts.length < lasting.length ? undefined : amounts.reduce((sum, amount) => sum + amount, 0);
}

/** The pods that Autopilot holds to the numbers of its general-purpose class; none on another cluster. */
export function autopilotPods(graph: Graph, settings: Settings): AutopilotPod[] {
  if (!settings.autopilot) return [];
  const pods = graph.pods.filter((pod) => pod.owner.type !== 'DaemonSet' && !choosesHardware(pod));
  return pods.map((pod) => ({
    pod,
    cpu: lastingRequest(pod, graph, 'cpu'),
    memory: lastingRequest(pod, graph, 'memory'),
  }));
}

/** Bytes as GiB, for messages. */
export function gibibytes(bytes: number): string {
  return `${Number((bytes / 2 ** 30).toFixed(2))}GiB`;
}
