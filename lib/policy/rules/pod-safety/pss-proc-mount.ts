import { property, scalarText, type PodTemplate } from '../../../manifests';
import type { Rule } from '../../rule';
import { containerContexts, podSecurityRule, type Control, type Violation } from './control';
import { inUserNamespace } from './user-namespace';

function violations(pod: PodTemplate): Violation[] {
  return containerContexts(pod).flatMap(({ who, path, context }) => {
    const type = scalarText(property(context, 'procMount'));
    if (type === '' || type === 'Default') return [];
    return [{ who, what: `procMount is ${type}`, path: `${path}/procMount` }];
  });
}

/** Baseline, every version; from 1.35 on not of pods with a user namespace of their own. */
const baseline: Control = {
  id: 'pss-proc-mount',
  level: 'baseline',
  summary: 'No container sees /proc without the masks of the runtime.',
  why: 'The masks hide parts of the kernel that a container could read from or write to.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
      securityContext:
        procMount: Unmasked
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
        procMount: Default
`,
  remedy: 'Remove `procMount`. Containers that build containers can have a user namespace (`hostUsers: false`).',
  fix: 'remove procMount',
  violations: (pod, bar) => (inUserNamespace(pod, bar) ? [] : violations(pod)),
};

/** Restricted asks it of pods with a user namespace too. */
const inOwnNamespace: Control = {
  ...baseline,
  level: 'restricted',
  onlyAsked: true,
  violations: (pod, bar) => (inUserNamespace(pod, bar) ? violations(pod) : []),
};

const [ofAll, ofOthers] = [podSecurityRule(baseline), podSecurityRule(inOwnNamespace)];

/** The two levels together: no pod is reported by both. */
export const pssProcMount: Rule = {
  ...ofAll,
  check: (graph, settings) => [...ofAll.check(graph, settings), ...ofOthers.check(graph, settings)],
};
