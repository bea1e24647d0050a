import { property, textOf, type FoundContainer, type Json, type PodTemplate } from '../../../manifests';
import { contractsOf, type Contract, type ContractFor, type WrittenPath } from '../../images';
import type { Fault, Rule } from '../../rule';
import { containerName, podContext } from './control';
import { isWritable, mountAround, mountsOf, volumesOf, type Mount } from './mounts';
import { effective } from './non-root-conflict';
import { mayBeMoved, runsItsProgram, wordsAt } from './program';

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

/** The user that a container certainly runs as. */
function userOf({ pod, container }: Scene): number | undefined {
  const context = property(container.body, 'securityContext');
  const holder = { who: container.name, path: `${container.path}/securityContext`, context };
  const { value } = effective(holder, podContext(pod), 'runAsUser');
  return typeof value === 'number' ? value : undefined;
}

/** A folder that belongs to root, for a container that is not. */
function ownerFault(scene: Scene, written: WrittenPath): Fault[] {
  const { pod, container, contract, mounts } = scene;
  const user = userOf(scene) ?? 0;
  // A variant for another user has folders of that user.
  if (written.rootOnly !== true || user === 0 || contract.user !== 'root') return [];
  if (mountAround(mounts, written.needs ?? written.path) !== undefined) return [];
  const who = `${containerName(container.name)}: image ${contract.image.repository}`;
  return [
    {
      resource: pod.owner,
      path: container.path,
      message: `${who} writes to ${written.path}, which belongs to root there, and the container runs as user ${user}`,
      fix: `mount an emptyDir, or a claim for what has to stay, at ${written.path}`,
    },
  ];
}

/** A file of configuration that the program changes, on a volume that cannot be changed. */
function configFaults({ pod, container, contract, mounts, volumes }: Scene): Fault[] {
  const words = wordsAt(container);
  if (contract.rewritesConfig === undefined || !words.some(({ text }) => contract.rewritesConfig?.test(text) === true))
    return [];
  return words
    .filter(({ text }) => text.startsWith('/') && text.endsWith('.conf'))
    .flatMap(({ text, path }): Fault[] => {
      const mount = mountAround(mounts, text);
      if (mount === undefined || isWritable(mount, volumes)) return [];
      const who = `${containerName(container.name)}: image ${contract.image.repository}`;
      const message = `${who} writes into its file ${text}, which is on volume "${mount.volume}", which cannot be written`;
      return [{ resource: pod.owner, path, message, fix: 'let an init container copy the file into an emptyDir' }];
    });
}

function ofContainer(pod: PodTemplate, container: FoundContainer, contractFor: ContractFor): Fault[] {
  const contract = contractFor(textOf(property(container.body, 'image')));
  if (contract === undefined || !runsItsProgram(container, contract)) return [];
  const mounts = mountsOf(container);
  const scene: Scene = { pod, container, contract, mounts, volumes: volumesOf(pod) };
  const readOnly = property(property(container.body, 'securityContext'), 'readOnlyRootFilesystem') === true;
  const written = contract.writes.filter((path) => !mayBeMoved(container, mounts, path));
  return [
    ...written.flatMap((path) => (readOnly ? faultOf(scene, path) : ownerFault(scene, path))),
    ...configFaults(scene),
  ];
}

/** What an image writes has to be writable; images whose behaviour is not certain are left alone. */
export const writablePath: Rule = {
  id: 'writable-path',
  family: 'pod-safety',
  severity: 'error',
  summary: 'Every folder that the image writes to can be written by the user that it runs as.',
  why: 'The program ends at start with "Read-only file system" or "Permission denied", or at its first write, and the pod restarts for ever.',
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
