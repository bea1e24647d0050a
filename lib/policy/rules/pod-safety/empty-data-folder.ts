import { itemsOf, property, select, textOf, type FoundContainer, type PodTemplate } from '../../../manifests';
import { contractsOf, type ContractFor } from '../../images';
import type { Fault, Rule } from '../../rule';
import { containerName } from './control';
import { mountsOf, shortPath, sourceOf, volumesOf, type Mount } from './mounts';
import { runsItsProgram } from './program';

/** Whether the root of a disk of its own is mounted, rather than a folder in it. */
function isWholeDisk(pod: PodTemplate, { body }: FoundContainer, { volume, pointer }: Mount): boolean {
  const mount = itemsOf(body.volumeMounts)[Number(pointer.split('/').at(-1))];
  if (['subPath', 'subPathExpr'].some((field) => textOf(property(mount, field)) !== '')) return false;
  const found = volumesOf(pod).get(volume);
  if (found !== undefined) return ['persistentVolumeClaim', 'ephemeral'].includes(sourceOf(found) ?? '');
  return select(pod.owner.body, 'spec.volumeClaimTemplates.*.metadata.name').some(({ value }) => value === volume);
}

/** Where the image keeps its data: as it is, or as the variable says that moves it. */
function folderOf({ body }: FoundContainer, path: string, moved: RegExp | undefined): string | undefined {
  const variable = itemsOf(body.env).find((item) => moved?.test(textOf(property(item, 'name'))));
  if (variable !== undefined) return textOf(property(variable, 'value')) || undefined;
  // Whole objects may bring the variable.
  return moved !== undefined && itemsOf(body.envFrom).length > 0 ? undefined : path;
}

function ofContainer(pod: PodTemplate, container: FoundContainer, contractFor: ContractFor): Fault[] {
  const contract = contractFor(textOf(container.body.image));
  if (contract === undefined || !runsItsProgram(container, contract)) return [];
  return contract.writes.flatMap((written): Fault[] => {
    const folder = written.empty === true ? folderOf(container, written.path, written.movedByEnv) : undefined;
    if (folder === undefined) return [];
    const mount = mountsOf(container).find(({ path }) => path === shortPath(folder));
    if (mount === undefined || !isWholeDisk(pod, container, mount)) return [];
    const message = `${containerName(container.name)}: image ${contract.image.repository} sets up its data in ${folder}, which is the root of volume "${mount.volume}" and not empty where the disk has a folder lost+found`;
    const fix = 'mount the volume with a subPath, or let the data go to a folder below the mount';
    return [{ resource: pod.owner, path: `${mount.pointer}/mountPath`, message, fix }];
  });
}

function example(mount: string): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: books
spec:
  containers:
    - name: postgres
      image: docker.io/library/postgres:16.8
      volumeMounts: [{ name: data, mountPath: /var/lib/postgresql/data${mount} }]
  volumes: [{ name: data, persistentVolumeClaim: { claimName: books } }]
`;
}

/** A new disk with the file system ext4 has one folder already. */
export const emptyDataFolder: Rule = {
  id: 'empty-data-folder',
  family: 'pod-safety',
  severity: 'warning',
  summary: 'A database that asks for an empty folder gets one within its volume.',
  why: 'On disks with ext4, as most clouds have them, PostgreSQL ends at its first start: "directory exists but is not empty … lost+found".',
  bad: example(''),
  good: example(', subPath: data'),
  remedy: 'Mount the volume with a `subPath`, or set `PGDATA` to a folder below the mount.',
  source: 'https://github.com/docker-library/docs/blob/master/postgres/README.md#pgdata',
  check: (graph, settings) => {
    const contractFor = contractsOf(settings);
    return graph.pods.flatMap((pod) => pod.containers.flatMap((container) => ofContainer(pod, container, contractFor)));
  },
};
