import { perObject, property, textOf, type FoundContainer, type Json, type PodTemplate } from '../../../manifests';
import { contractsOf, type Contract, type ContractFor } from '../../images';
import type { Fault, Rule, Severity } from '../../rule';
import { containerName } from './control';
import { isWithin, mountsOf, shortPath, sourceOf, volumesOf, type Mount } from './mounts';
import { runsItsProgram } from './program';

/** Volumes that start empty, or hold nothing but what their manifest says. */
const WITHOUT_PROGRAMS: ReadonlySet<string> = new Set([
  'configMap',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'projected',
  'secret',
]);

/** Claims and the like may have been filled by somebody, once. */
function severityOf(volume: Json | undefined): Severity {
  return WITHOUT_PROGRAMS.has(sourceOf(volume) ?? '') ? 'error' : 'warning';
}

/** By volume the init containers that can write to it. */
const fillersOf = perObject(({ containers }: PodTemplate): ReadonlyMap<string, ReadonlySet<FoundContainer>> => {
  const fillers = new Map<string, Set<FoundContainer>>();
  for (const container of containers.filter(({ init }) => init)) {
    for (const { volume, readOnly } of mountsOf(container)) {
      if (!readOnly) fillers.set(volume, (fillers.get(volume) ?? new Set()).add(container));
    }
  }
  return fillers;
});

/** Whether another container of the pod, started first, can write to a volume: it may copy there what the image has. */
function isFilledBefore(volume: string, pod: PodTemplate, container: FoundContainer): boolean {
  const fillers = fillersOf(pod).get(volume);
  return fillers !== undefined && fillers.size > (fillers.has(container) ? 1 : 0);
}

function hiddenBy(mount: Mount, { kept }: Contract): string | undefined {
  return kept.find((folder) => isWithin(shortPath(folder), mount.path));
}

function ofContainer(pod: PodTemplate, container: FoundContainer, contractFor: ContractFor): Fault[] {
  const contract = contractFor(textOf(property(container.body, 'image')));
  if (contract === undefined || !runsItsProgram(container, contract)) return [];
  const volumes = volumesOf(pod);
  return mountsOf(container).flatMap((mount): Fault[] => {
    const hidden = hiddenBy(mount, contract);
    if (hidden === undefined || isFilledBefore(mount.volume, pod, container)) return [];
    const who = `${containerName(container.name)}: volume "${mount.volume}" at ${mount.path}`;
    return [
      {
        resource: pod.owner,
        path: `${mount.pointer}/mountPath`,
        message: `${who} hides ${hidden} of image ${contract.image.repository}, which does not start without it`,
        fix: 'mount the volume at a folder that the image does not need, or single files of it with subPath',
        severity: severityOf(volumes.get(mount.volume)),
      },
    ];
  });
}

/** A mount hides what the image has at that place. */
export const hiddenPath: Rule = {
  id: 'hidden-path',
  family: 'pod-safety',
  severity: 'error',
  summary: 'No volume hides a folder that the image needs.',
  why: 'The mount takes the place of the folder: the program, its libraries or what was built into the image are gone, and the container ends at start.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: books
spec:
  containers:
    - name: postgres
      image: docker.io/library/postgres:16.8
      volumeMounts:
        - name: scripts
          mountPath: /usr/local/bin
  volumes:
    - name: scripts
      configMap:
        name: scripts
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: books
spec:
  containers:
    - name: postgres
      image: docker.io/library/postgres:16.8
      volumeMounts:
        - name: scripts
          mountPath: /usr/local/bin/backup.sh
          subPath: backup.sh
  volumes:
    - name: scripts
      configMap:
        name: scripts
`,
  remedy:
    'Mount the volume elsewhere, mount single files with `subPath`, or let an init container copy the folder into the volume first.',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  check: (graph, settings) => {
    const contractFor = contractsOf(settings);
    return graph.pods.flatMap((pod) => pod.containers.flatMap((container) => ofContainer(pod, container, contractFor)));
  },
};
