import { escapePointer, property, scalarText, textMap, valueAt, type PodTemplate } from '../../../manifests';
import { contextsOf, podSecurityRule, type Violation } from './control';
import type { Bar } from './standing';

const ALLOWED_TYPES: ReadonlySet<string> = new Set(['RuntimeDefault', 'Localhost']);

/** Fields took the place of annotations in Kubernetes 1.19. */
const FIELDS_SINCE = 19;
const ANNOTATIONS = ['seccomp.security.alpha.kubernetes.io/pod', 'container.seccomp.security.alpha.kubernetes.io/'];

/** Whether a security context names a seccomp profile, allowed or not. */
export function seccompType(context: Parameters<typeof property>[0]): string | undefined {
  const profile = property(context, 'seccompProfile');
  return profile === undefined || profile === null ? undefined : scalarText(property(profile, 'type'));
}

function ofFields(pod: PodTemplate): Violation[] {
  return contextsOf(pod).flatMap(({ who, path, context }) => {
    const type = seccompType(context);
    if (type === undefined || ALLOWED_TYPES.has(type)) return [];
    return [{ who, what: `seccomp profile is ${type || 'without a type'}`, path: `${path}/seccompProfile/type` }];
  });
}

function isAllowedAnnotation(profile: string): boolean {
  return ['runtime/default', 'docker/default'].includes(profile) || profile.startsWith('localhost/');
}

function ofAnnotations({ owner, path }: PodTemplate): Violation[] {
  const at = `${path.replace(/spec$/, 'metadata')}/annotations`;
  return Object.entries(textMap(valueAt(owner.body, at)))
    .filter(([key, profile]) => ANNOTATIONS.some((start) => key.startsWith(start)) && !isAllowedAnnotation(profile))
    .map(([key, profile]) => ({
      who: 'pod',
      what: `seccomp profile is ${profile}`,
      path: `${at}/${escapePointer(key)}`,
    }));
}

function violations(pod: PodTemplate, { version }: Bar): Violation[] {
  return version < FIELDS_SINCE ? ofAnnotations(pod) : ofFields(pod);
}

/** Baseline: annotations before 1.19, fields from then on. */
export const pssSeccompBaseline = podSecurityRule({
  id: 'pss-seccomp-baseline',
  level: 'baseline',
  summary: 'No pod switches seccomp off.',
  why: 'Without a seccomp profile a program may make every system call, the seldom and vulnerable ones too.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  securityContext:
    seccompProfile:
      type: Unconfined
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
  remedy: 'Use `RuntimeDefault`, or a profile of your own as `Localhost`.',
  fix: 'set seccompProfile.type to RuntimeDefault',
  violations,
});
