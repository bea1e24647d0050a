import type { Graph } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { imageFault, usedImages } from '../pod-safety/containers-with-images';
import { exampleDeployment } from './example';

/** Registries that were frozen, by how their images begin, and where the projects publish now. */
const FROZEN: readonly (readonly [start: string, since: string, now: string])[] = [
  ['k8s.gcr.io/', 'April 2023', 'registry.k8s.io'],
  ['gcr.io/google_containers/', '2018', 'registry.k8s.io'],
  ['gcr.io/google-containers/', '2018', 'registry.k8s.io'],
  ['gcr.io/kubernetes-helm/', '2020', 'the registry that the project names'],
  ['quay.io/coreos/', '2021', 'the registry that the project names'],
  ['docker.io/bitnamilegacy/', 'August 2025', 'another image, or Bitnami’s own registry'],
  ['bitnamilegacy/', 'August 2025', 'another image, or Bitnami’s own registry'],
];

function check(graph: Graph): Fault[] {
  return usedImages(graph).flatMap((image) => {
    const frozen = FROZEN.find(([start]) => image.text.startsWith(start));
    if (frozen === undefined) return [];
    const [start, since, now] = frozen;
    const message = `"${start.slice(0, -1)}" gets no releases since ${since}`;
    return [imageFault(image, { message, fix: `use ${now}` })];
  });
}

/** No image comes from a registry that gets no releases any more. */
export const registryFrozen: Rule = {
  id: 'registry-frozen',
  family: 'hardening',
  severity: 'advice',
  summary: 'No image comes from a registry that gets no releases any more.',
  why: 'The images there have the faults that they had when it was frozen, and may be removed.',
  bad: exampleDeployment({ image: 'k8s.gcr.io/pause:3.6' }),
  good: exampleDeployment({ image: 'registry.k8s.io/pause:3.10' }),
  remedy: 'Name the registry where the project publishes now.',
  source: 'https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/',
  check,
};
