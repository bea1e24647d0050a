import { itemsOf, property, type FoundContainer, type Graph, type PodTemplate } from '../../../manifests';
import type { Fault } from '../../rule';
import { isPatch } from '../pod-safety/patch';

/** Workloads that run until somebody stops them. */
const LASTING: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Rollout']);

/** A container that listens, and its pod. */
export interface Serving {
  readonly pod: PodTemplate;
  readonly container: FoundContainer;
}

/** A fault for each such container that lacks a probe. */
export function withoutProbe(graph: Graph, probe: 'livenessProbe' | 'readinessProbe', fix: string): Fault[] {
  const words = probe.replace('Probe', ' probe');
  return servingContainers(graph)
    .filter(({ container: { body } }) => property(body, probe) === undefined)
    .map(({ pod, container: { name, path } }) => {
      return { resource: pod.owner, path, message: `container "${name}" has no ${words}`, fix };
    });
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
