import { containerContexts, podContext, podSecurityRule, type Violation } from './control';
import type { PodTemplate } from '../../../manifests';
import { seccompType } from './pss-seccomp-baseline';

function violations(pod: PodTemplate): Violation[] {
  // A pod that names a profile answers for its containers; whether it is an allowed one is asked by the baseline.
  if (seccompType(podContext(pod).context) !== undefined) return [];
  return containerContexts(pod)
    .filter(({ context }) => seccompType(context) === undefined)
    .map(({ who, path }) => ({
      who,
      what: 'no seccomp profile is set',
      path: `${path}/seccompProfile/type`,
      unsaid: true,
    }));
}

/** Restricted from 1.19 on; not of Windows pods from 1.25 on. */
export const pssSeccomp = podSecurityRule({
  id: 'pss-seccomp',
  level: 'restricted',
  since: 19,
  linuxOnly: true,
  summary: 'Every container has a seccomp profile.',
  why: 'Without a seccomp profile a program may make every system call, the seldom and vulnerable ones too. Most nodes set none by default.',
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
  securityContext:
    seccompProfile:
      type: RuntimeDefault
  containers:
    - name: till
      image: registry.example/till:1.4.2
`,
  remedy: 'Set `seccompProfile.type: RuntimeDefault` for the pod.',
  fix: 'set seccompProfile.type to RuntimeDefault in the security context of the pod',
  violations,
});
