import { property } from '../../../manifests';
import { contextsOf, podSecurityRule } from './control';
import { inUserNamespace } from './user-namespace';

/** Restricted from 1.23 on; from 1.35 on not of pods with a user namespace of their own. */
export const pssRunAsUser = podSecurityRule({
  id: 'pss-run-as-user',
  level: 'restricted',
  since: 23,
  summary: 'No container asks to run as root.',
  why: 'Root in a container is root for the kernel: one hole in the runtime, and it is root on the node.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  securityContext:
    runAsUser: 0
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
    runAsUser: 10001
  containers:
    - name: till
      image: registry.example/till:1.4.2
`,
  remedy: 'Give `runAsUser` a number above 0, and `fsGroup` where the pod writes to its volumes.',
  fix: 'set runAsUser to a number above 0',
  violations: (pod, bar) =>
    inUserNamespace(pod, bar)
      ? []
      : contextsOf(pod)
          .filter(({ context }) => property(context, 'runAsUser') === 0)
          .map(({ who, path }) => ({ who, what: 'runAsUser is 0', path: `${path}/runAsUser` })),
});
