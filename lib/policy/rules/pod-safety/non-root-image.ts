import { property, textOf, type PodTemplate } from '../../../manifests';
import { contractsOf, type ContractFor } from '../../images';
import { isForOpenShift } from '../../openshift';
import type { Fault, Rule } from '../../rule';
import { containerName, podContext } from './control';
import { effective } from './non-root-conflict';
import { isLinux } from './operating-system';

/** Why the kubelet cannot see that the image's user is not root. */
function reason(user: string): string {
  return user === 'root'
    ? 'runs as root'
    : `names its user "${user}", which may be root for all that the kubelet knows`;
}

function ofPod(pod: PodTemplate, contractFor: ContractFor): Fault[] {
  if (!isLinux(pod)) return [];
  return pod.containers.flatMap(({ name, path, body }): Fault[] => {
    const holder = { who: name, path: `${path}/securityContext`, context: property(body, 'securityContext') };
    const nonRoot = effective(holder, podContext(pod), 'runAsNonRoot');
    const user = effective(holder, podContext(pod), 'runAsUser').value ?? undefined;
    if (nonRoot.value !== true || user !== undefined) return [];
    const contract = contractFor(textOf(property(body, 'image')));
    if (contract?.user === undefined) return [];
    const image = `image ${contract.image.repository} ${reason(contract.user)}`;
    return [
      {
        resource: pod.owner,
        path: `${path}/securityContext/runAsUser`,
        message: `${containerName(name)} has runAsNonRoot true and no runAsUser, and ${image}`,
        fix: 'set runAsUser to the number of a user above 0',
      },
    ];
  });
}

/** The kubelet reads the user of the image where the manifest names none. */
export const nonRootImage: Rule = {
  id: 'non-root-image',
  family: 'pod-safety',
  severity: 'error',
  summary: 'A container that refuses root names a user where its image has root, or a user without a number.',
  why: 'The kubelet does not start the container: CreateContainerConfigError, "image will run as root" or "image has non-numeric user".',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: books
spec:
  containers:
    - name: postgres
      image: docker.io/library/postgres:16.8
      securityContext:
        runAsNonRoot: true
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
        runAsNonRoot: true
        runAsUser: 999
`,
  remedy: 'Set `runAsUser`, and `fsGroup` so that the user can write to the volumes of the pod.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  check: (graph, settings) => {
    const contractFor = contractsOf(settings);
    const faults = graph.pods.flatMap((pod) => ofPod(pod, contractFor));
    return faults.length > 0 && isForOpenShift(graph) ? [] : faults;
  },
};
