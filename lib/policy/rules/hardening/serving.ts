import { itemsOf, property, type FoundContainer, type Graph, type PodTemplate } from '../../../manifests';
import { isPatch } from '../pod-safety/patch';

/** Workloads that run until somebody stops them. */
const LASTING: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Rollout']);

/** A container that listens, and its pod. */
export interface Serving {
  readonly pod: PodTemplate;
  readonly container: FoundContainer;
}

/** The main containers with ports of workloads that last. */
export function servingContainers(graph: Graph): Serving[] {
  return graph.pods
    .filter((pod) => LASTING.has(pod.owner.kind) && !isPatch(pod))
    .flatMap((pod) =>
      pod.containers
        .filter(({ lasting, init, body }) => lasting && !init && itemsOf(property(body, 'ports')).length > 0)
        .map((container) => ({ pod, container })),
    );
}
