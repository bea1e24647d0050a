import { property, type PodTemplate } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { containerContexts, podContext, type Holder } from './control';
import { isLinux } from './operating-system';

/** A field of the container, else of its pod, and where it stands. */
export function effective(holder: Holder, pod: Holder, field: string): { value: unknown; path: string } {
  const own = property(holder.context, field);
  if (own !== undefined && own !== null) return { value: own, path: `${holder.path}/${field}` };
  return { value: property(pod.context, field), path: `${pod.path}/${field}` };
}

function ofPod(pod: PodTemplate): Fault[] {
  if (!isLinux(pod)) return [];
  return containerContexts(pod).flatMap((holder): Fault[] => {
    const user = effective(holder, podContext(pod), 'runAsUser');
    if (user.value !== 0 || effective(holder, podContext(pod), 'runAsNonRoot').value !== true) return [];
    return [
      {
        resource: pod.owner,
        path: user.path,
        message: `${holder.who} has runAsUser 0 and runAsNonRoot true, so the kubelet refuses to start it`,
        fix: 'set runAsUser to a number above 0, or remove runAsNonRoot',
      },
    ];
  });
}

/** The kubelet compares the two fields before it starts a container. */
export const nonRootConflict: Rule = {
  id: 'non-root-conflict',
  family: 'pod-safety',
  severity: 'error',
  summary: 'No container asks for user 0 and for not being root.',
  why: 'The kubelet does not start the container: CreateContainerConfigError, "runAsUser breaks non-root policy".',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  securityContext:
    runAsNonRoot: true
  containers:
    - name: till
      image: registry.example/till:1.4.2
      securityContext:
        runAsUser: 0
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  securityContext:
    runAsNonRoot: true
  containers:
    - name: till
      image: registry.example/till:1.4.2
      securityContext:
        runAsUser: 10001
`,
  remedy: 'Give the container a user above 0, or say `runAsNonRoot: false` for the one container that has to be root.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  check: (graph) => graph.pods.flatMap(ofPod),
};
