import { property, type Json, type PodTemplate } from '../../../manifests';
import { containerContexts, podContext, podSecurityRule, type Violation } from './control';
import type { Bar } from './standing';
import { inUserNamespace } from './user-namespace';

const WHAT_FALSE = 'runAsNonRoot is false';

function runsAsNobodyInParticular(context: Json | undefined): boolean {
  const user = property(context, 'runAsUser');
  return typeof user === 'number' && user > 0;
}

function violations(pod: PodTemplate, bar: Bar): Violation[] {
  if (inUserNamespace(pod, bar)) return [];
  const { who, path, context } = podContext(pod);
  const ofPod = property(context, 'runAsNonRoot');
  const found: Violation[] = ofPod === false ? [{ who, what: WHAT_FALSE, path: `${path}/runAsNonRoot` }] : [];
  for (const container of containerContexts(pod)) {
    const own = property(container.context, 'runAsNonRoot') ?? undefined;
    const at = `${container.path}/runAsNonRoot`;
    if (own === false) found.push({ who: container.who, what: WHAT_FALSE, path: at });
    // Admission wants the field even where the number says as much; who did not ask for the level needs no second word.
    const isSaid = !bar.asked && [container.context, context].some(runsAsNobodyInParticular);
    if (own === undefined && ofPod !== true && ofPod !== false && !isSaid) {
      found.push({ who: container.who, what: 'runAsNonRoot is not set to true', path: at, unsaid: true });
    }
  }
  return found;
}

/** Restricted, every version; from 1.35 on not of pods with a user namespace of their own. */
export const pssRunAsNonRoot = podSecurityRule({
  id: 'pss-run-as-non-root',
  level: 'restricted',
  summary: 'Every container refuses to run as root.',
  why: 'Root in a container is root for the kernel: one hole in the runtime, and it is root on the node. Without the field the image decides.',
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
    runAsNonRoot: true
    runAsUser: 10001
  containers:
    - name: till
      image: registry.example/till:1.4.2
`,
  remedy: 'Set `runAsNonRoot: true` for the pod, and `runAsUser` where the image has no user as a number.',
  fix: 'set runAsNonRoot to true in the security context of the pod',
  violations,
});
