import { isObject, property, type FoundContainer, type Json, type PodTemplate } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { containerName, podContext } from './control';
import { mountsOf, volumesOf } from './mounts';
import { effective } from './non-root-conflict';
import { isLinux } from './operating-system';

// Of a projected token the kubelet makes the container's user the owner.
const SOURCES = ['configMap', 'secret', 'downwardAPI'];

/** Reading, for the group and for everybody. */
const OTHERS_READ = 0o044;

/** The mode of a volume's files where only their owner, root, can read them. */
function ownersMode(volume: Json | undefined): string | undefined {
  const source = SOURCES.map((field) => property(volume, field)).find(isObject);
  const mode = property(source, 'defaultMode');
  if (typeof mode !== 'number' || (mode & OTHERS_READ) !== 0) return undefined;
  return `0${mode.toString(8).padStart(3, '0')}`;
}

function userOf(pod: PodTemplate, { name, path, body }: FoundContainer): number {
  const holder = { who: name, path: `${path}/securityContext`, context: property(body, 'securityContext') };
  return Number(effective(holder, podContext(pod), 'runAsUser').value ?? 0);
}

function ofPod(pod: PodTemplate): Fault[] {
  // The kubelet gives the files to this group and lets it read them.
  if ((property(property(pod.spec, 'securityContext'), 'fsGroup') ?? null) !== null || !isLinux(pod)) return [];
  const volumes = volumesOf(pod);
  return pod.containers.flatMap((container): Fault[] => {
    const mounts = mountsOf(container).filter(({ volume }) => ownersMode(volumes.get(volume)) !== undefined);
    if (mounts.length === 0 || !(userOf(pod, container) > 0)) return [];
    return mounts.map(({ volume, pointer }) => ({
      resource: pod.owner,
      path: pointer,
      message: `${containerName(container.name)} runs as user ${userOf(pod, container)}, and the files of volume "${volume}" belong to root with mode ${ownersMode(volumes.get(volume)) ?? ''}`,
      fix: 'set fsGroup of the pod, or let everybody read the files, as the default mode 0644 does',
    }));
  });
}

function example(context: string): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  securityContext: { ${context} }
  containers:
    - name: till
      image: till:1.4.2
      volumeMounts: [{ name: keys, mountPath: /etc/keys }]
  volumes: [{ name: keys, secret: { secretName: till, defaultMode: 0400 } }]
`;
}

/** The files of these volumes belong to root whoever runs the container. */
export const fileMode: Rule = {
  id: 'file-mode',
  family: 'pod-safety',
  severity: 'error',
  summary: 'Whoever is not root can read the files that are mounted for it.',
  why: 'Without fsGroup the files belong to root: a mode such as 0400 lets nobody else read them, and the program ends with "permission denied".',
  bad: example('runAsUser: 1000'),
  good: example('runAsUser: 1000, fsGroup: 1000'),
  remedy: 'Set `fsGroup` in the security context of the pod, or leave `defaultMode` out.',
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#secret-files-permissions',
  check: (graph) => graph.pods.flatMap(ofPod),
};
