import { property, type PodTemplate } from '../../../manifests';
import { containerContexts, podSecurityRule, type Violation } from './control';

function violations(pod: PodTemplate): Violation[] {
  return containerContexts(pod).flatMap(({ who, path, context }): Violation[] => {
    const value = property(context, 'allowPrivilegeEscalation');
    if (value === false) return [];
    const unsaid = value === undefined || value === null;
    const what = unsaid ? 'allowPrivilegeEscalation is not set to false' : 'allowPrivilegeEscalation is true';
    return [{ who, what, path: `${path}/allowPrivilegeEscalation`, unsaid }];
  });
}

/** Restricted from 1.8 on; not of Windows pods from 1.25 on. */
export const pssPrivilegeEscalation = podSecurityRule({
  id: 'pss-privilege-escalation',
  level: 'restricted',
  since: 8,
  linuxOnly: true,
  summary: 'No program can gain more rights than it was started with.',
  why: 'A file with the setuid bit makes root of any user, and so of whoever breaks into the program. The default is to allow it.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
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
        allowPrivilegeEscalation: false
`,
  remedy:
    'Set `allowPrivilegeEscalation: false` in every container, init containers too; there is no such field of the pod.',
  fix: 'set allowPrivilegeEscalation to false in each of them',
  violations,
});
