import { escapePointer, property, scalarText, textMap, valueAt, type PodTemplate } from '../../../manifests';
import { contextsOf, podSecurityRule, type Violation } from './control';

const ALLOWED_TYPES: ReadonlySet<string> = new Set(['RuntimeDefault', 'Localhost']);
const ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';

function isAllowedAnnotation(profile: string): boolean {
  return profile === 'runtime/default' || profile.startsWith('localhost/');
}

function ofFields(pod: PodTemplate): Violation[] {
  return contextsOf(pod).flatMap(({ who, path, context }) => {
    const type = property(property(context, 'appArmorProfile'), 'type');
    if (type === undefined || type === null || ALLOWED_TYPES.has(scalarText(type))) return [];
    return [{ who, what: `AppArmor profile is ${scalarText(type)}`, path: `${path}/appArmorProfile/type` }];
  });
}

/** The older way, which admission still reads. */
function ofAnnotations({ owner, path }: PodTemplate): Violation[] {
  const at = `${path.replace(/spec$/, 'metadata')}/annotations`;
  return Object.entries(textMap(valueAt(owner.body, at)))
    .filter(([key, profile]) => key.startsWith(ANNOTATION) && !isAllowedAnnotation(profile))
    .map(([key, profile]) => ({
      who: `container "${key.slice(ANNOTATION.length)}"`,
      what: `AppArmor profile is ${profile}`,
      path: `${at}/${escapePointer(key)}`,
    }));
}

/** Baseline, every version. */
export const pssAppArmor = podSecurityRule({
  id: 'pss-apparmor',
  level: 'baseline',
  summary: 'No pod switches AppArmor off.',
  why: 'The profile of the container runtime stops a program from mounting, tracing and writing into /proc; without it one hole more is open.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  securityContext:
    appArmorProfile:
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
    appArmorProfile:
      type: RuntimeDefault
  containers:
    - name: till
      image: registry.example/till:1.4.2
`,
  remedy: 'Use `RuntimeDefault`, or a profile of your own as `Localhost`.',
  fix: 'set the profile to RuntimeDefault',
  violations: (pod) => [...ofFields(pod), ...ofAnnotations(pod)],
});
