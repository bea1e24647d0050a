import { itemsOf, property, textOf, type FoundContainer, type Json, type PodTemplate } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { containerName } from './control';
import { isWithin, mountsOf, sourceOf, volumesOf, type Mount } from './mounts';

/** Volumes in which the kubelet makes a folder for whatever is mounted below them, and nobody else anything. */
const MADE_BY_KUBELET: ReadonlySet<string> = new Set(['configMap', 'downwardAPI', 'projected', 'secret']);

interface PlacedMount extends Mount {
  /** A part of the volume, which is a single file as far as its name tells. */
  readonly isFile: boolean;
  readonly isPart: boolean;
}

/** Folders have no dot in their names as a rule, and files have one. */
function isFileName(part: string): boolean {
  return /^[^/]*[^/.]\.[A-Za-z0-9]+$/.test(part.split('/').at(-1) ?? '');
}

function placed(container: FoundContainer, volumes: ReadonlyMap<string, Json>): PlacedMount[] {
  const mounts = itemsOf(container.body.volumeMounts);
  return mountsOf(container).map((mount) => {
    const part = textOf(property(mounts[Number(mount.pointer.split('/').at(-1))], 'subPath'));
    const hasFiles = MADE_BY_KUBELET.has(sourceOf(volumes.get(mount.volume)) ?? '');
    return { ...mount, isPart: part !== '', isFile: part !== '' && hasFiles && isFileName(part) };
  });
}

function ofContainer(pod: PodTemplate, container: FoundContainer): Fault[] {
  const volumes = volumesOf(pod);
  const mounts = placed(container, volumes);
  const files = mounts.filter(({ isFile }) => isFile);
  if (files.length === 0) return [];
  const folders = mounts.filter(
    ({ volume, isPart }) => !isPart && volumes.has(volume) && MADE_BY_KUBELET.has(sourceOf(volumes.get(volume)) ?? ''),
  );
  return files.flatMap((file): Fault[] => {
    const around = folders.find((folder) => folder.path !== file.path && isWithin(file.path, folder.path));
    // What stands between them is a volume of its own, in which the file is looked for.
    const between = mounts.some(
      (mount) =>
        mount !== file &&
        mount.path !== around?.path &&
        isWithin(file.path, mount.path) &&
        isWithin(mount.path, around?.path ?? ''),
    );
    if (around === undefined || between) return [];
    const message = `${containerName(container.name)}: the file ${file.path} is mounted inside volume "${around.volume}" at ${around.path}, where the kubelet makes a folder of that name`;
    const fix = 'mount both as one projected volume, or the file outside that folder';
    return [{ resource: pod.owner, path: `${file.pointer}/mountPath`, message, fix }];
  });
}

function example(path: string): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: till:1.4.2
      volumeMounts:
        - { name: config, mountPath: /etc/till }
        - { name: secrets, mountPath: ${path}, subPath: token.txt }
  volumes:
    - { name: config, configMap: { name: till } }
    - { name: secrets, secret: { secretName: till } }
`;
}

/** `MakeNestedMountpoints` of kubernetes/kubernetes, pkg/volume/util: it makes folders, whatever will be mounted there. */
export const nestedMount: Rule = {
  id: 'nested-mount',
  family: 'pod-safety',
  severity: 'error',
  summary: 'No single file is mounted inside the folder of another ConfigMap or Secret.',
  why: 'The container does not start: "not a directory: Are you trying to mount a directory onto a file", or "read-only file system".',
  bad: example('/etc/till/token.txt'),
  good: example('/etc/till-secrets/token.txt'),
  remedy: 'Use one volume of the type `projected` with both sources, or mount the file elsewhere.',
  source: 'https://kubernetes.io/docs/concepts/storage/projected-volumes/',
  check: (graph) => graph.pods.flatMap((pod) => pod.containers.flatMap((container) => ofContainer(pod, container))),
};
