import { property, scalarText, select, parseQuantity, type Graph, type PodTemplate } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { podAmount } from './container-resources';

/** The size of all scratch volumes of a pod that live on the node's disk, in bytes. */
function scratchSize(pod: PodTemplate): number {
  return select(pod.spec, 'volumes.*.emptyDir')
    .filter(({ value }) => property(value, 'medium') !== 'Memory')
    .map(({ value }) => property(value, 'sizeLimit'))
    .filter((size) => size !== undefined && size !== null)
    .reduce<number>((sum, size) => sum + parseQuantity(scalarText(size)), 0);
}

function mebibytes(bytes: number): string {
  return `${Number((bytes / 2 ** 20).toFixed(2))}Mi`;
}

function* check(graph: Graph): Iterable<Fault> {
  for (const pod of graph.pods) {
    const limit = podAmount(pod, graph, 'limits', 'ephemeral-storage');
    const size = scratchSize(pod);
    if (limit === undefined || !(size > limit)) continue;
    yield {
      resource: pod.owner,
      path: `${pod.path}/volumes`,
      message: `the scratch volumes may take ${mebibytes(size)}, the ephemeral-storage limits of the containers come to ${mebibytes(limit)}`,
      fix: 'raise the limits of ephemeral-storage or lower the sizeLimit of the volumes',
    };
  }
}

function pod(limit: string): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: till:1.4
      resources:
        limits: { ephemeral-storage: ${limit} }
      volumeMounts: [{ name: receipts, mountPath: /receipts }]
  volumes:
    - name: receipts
      emptyDir: { sizeLimit: 2Gi }
`;
}

/**
 * The kubelet evicts a pod whose volumes, logs and written files together exceed the sum of its containers' limits
 * (`podEphemeralStorageLimitEviction` of kubernetes/kubernetes, pkg/kubelet/eviction/eviction_manager.go).
 */
export const scratchFits: Rule = {
  id: 'scratch-fits',
  family: 'arithmetic',
  severity: 'advice',
  summary: "A pod's scratch volumes together fit the ephemeral-storage limits of its containers.",
  why: 'The pod is evicted before a volume is as full as its sizeLimit allows, so that the size is a promise nobody keeps.',
  bad: pod('1Gi'),
  good: pod('3Gi'),
  remedy: 'Let the limits of the containers add up to the sizes of the volumes and what the containers write besides.',
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#local-ephemeral-storage',
  check,
};
