import { property, textOf, type FoundContainer, type Json, type PodTemplate } from '../../../manifests';
import { contractsOf, type Contract, type ContractFor, type WrittenPath } from '../../images';
import type { Fault, Rule } from '../../rule';
import { containerName } from './control';
import { isWritable, mountAround, mountsOf, volumesOf, type Mount } from './mounts';
import { mayBeMoved, runsItsProgram } from './program';

interface Scene {
  readonly pod: PodTemplate;
  readonly container: FoundContainer;
  readonly contract: Contract;
  readonly mounts: readonly Mount[];
  readonly volumes: ReadonlyMap<string, Json>;
}

function faultOf({ pod, container, contract, mounts, volumes }: Scene, written: WrittenPath): Fault[] {
  const mount = mountAround(mounts, written.needs ?? written.path);
  if (mount !== undefined && isWritable(mount, volumes)) return [];
  const who = `${containerName(container.name)}: image ${contract.image.repository}`;
  const why = mount === undefined ? 'has no volume' : `is on volume "${mount.volume}", which cannot be written`;
  return [
    {
      resource: pod.owner,
      path: mount?.pointer ?? `${container.path}/securityContext/readOnlyRootFilesystem`,
      message: `${who} writes to ${written.path}, which ${why}, and the root is read-only`,
      fix: `mount an emptyDir, or a claim for what has to stay, at ${written.path}`,
      severity: written.declared === true && mount === undefined ? 'warning' : 'error',
    },
  ];
}

function ofContainer(pod: PodTemplate, container: FoundContainer, contractFor: ContractFor): Fault[] {
  if (property(property(container.body, 'securityContext'), 'readOnlyRootFilesystem') !== true) return [];
  const contract = contractFor(textOf(property(container.body, 'image')));
  if (contract === undefined || !runsItsProgram(container, contract)) return [];
  const mounts = mountsOf(container);
  const scene: Scene = { pod, container, contract, mounts, volumes: volumesOf(pod) };
  return contract.writes
    .filter((written) => !mayBeMoved(container, mounts, written))
    .flatMap((written) => faultOf(scene, written));
}

/** What an image writes has to be writable; images whose behaviour is not certain are left alone. */
export const writablePath: Rule = {
  id: 'writable-path',
  family: 'pod-safety',
  severity: 'error',
  summary: 'Under a read-only root, every folder that the image writes to is a writable volume.',
  why: 'The program ends at start with "Read-only file system", or at its first write, and the pod restarts for ever.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: books
spec:
  containers:
    - name: postgres
      image: docker.io/library/postgres:16.8
      securityContext:
        readOnlyRootFilesystem: true
      volumeMounts:
        - name: data
          mountPath: /var/lib/postgresql/data
  volumes:
    - name: data
      persistentVolumeClaim:
        claimName: books
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: books
spec:
  containers:
    - name: postgres
      image: docker.io/library/postgres:16.8
      securityContext:
        readOnlyRootFilesystem: true
      volumeMounts:
        - name: data
          mountPath: /var/lib/postgresql/data
        - name: socket
          mountPath: /var/run/postgresql
  volumes:
    - name: data
      persistentVolumeClaim:
        claimName: books
    - name: socket
      emptyDir: {}
`,
  remedy:
    'Mount an emptyDir at each folder that the image writes to, or a claim where the data has to stay. Images that Keyfit does not know are described in `images` of `keyfit.yaml`.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  check: (graph, settings) => {
    const contractFor = contractsOf(settings);
    return graph.pods.flatMap((pod) => pod.containers.flatMap((container) => ofContainer(pod, container, contractFor)));
  },
};
