import { property } from '../../../manifests';
import { containerContexts, podSecurityRule } from './control';

/** Baseline, every version. */
export const pssPrivileged = podSecurityRule({
  id: 'pss-privileged',
  level: 'baseline',
  summary: 'No container is privileged.',
  why: 'A privileged container has all devices and all capabilities of its node: whoever breaks into it owns the node and every pod on it.',
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
        capabilities:
          drop: [ALL]
`,
  remedy:
    'Remove `privileged`, and add the one capability that the program needs. What manages nodes belongs into a namespace whose label enforces `privileged`.',
  fix: 'remove privileged, or set it to false',
  violations: (pod) =>
    containerContexts(pod)
      .filter(({ context }) => property(context, 'privileged') === true)
      .map(({ who, path }) => ({ who, what: 'privileged is true', path: `${path}/privileged` })),
});
