import { itemsOf, property, type PodTemplate } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { containerContexts, type Holder } from './control';

/** What the API server does not let stand beside `allowPrivilegeEscalation: false`; it compares the very text. */
function contradiction({ context }: Holder): string | undefined {
  if (property(context, 'allowPrivilegeEscalation') !== false) return undefined;
  if (property(context, 'privileged') === true) return 'privileged is true';
  const added = itemsOf(property(property(context, 'capabilities'), 'add'));
  return added.includes('CAP_SYS_ADMIN') ? 'capability CAP_SYS_ADMIN is added' : undefined;
}

function ofPod(pod: PodTemplate): Fault[] {
  return containerContexts(pod).flatMap((holder): Fault[] => {
    const other = contradiction(holder);
    if (other === undefined) return [];
    return [
      {
        resource: pod.owner,
        path: `${holder.path}/allowPrivilegeEscalation`,
        message: `${holder.who}: allowPrivilegeEscalation is false and ${other}, which the API server refuses`,
        fix: 'decide for one of the two',
      },
    ];
  });
}

/** Validation of the API server, for pods and all templates of pods. */
export const privilegeConflict: Rule = {
  id: 'privilege-conflict',
  family: 'validity',
  severity: 'error',
  summary: 'No container is privileged and forbidden to gain privileges.',
  why: 'The API server refuses the object: "cannot set `allowPrivilegeEscalation` to false and `privileged` to true".',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
      securityContext:
        privileged: true
        allowPrivilegeEscalation: false
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
      securityContext:
        privileged: false
        allowPrivilegeEscalation: false
`,
  remedy: 'Remove `privileged`, or where it has to stay, `allowPrivilegeEscalation`.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  check: (graph) => graph.pods.flatMap(ofPod),
};
