import { itemsOf, property, scalarText, type PodTemplate } from '../../../manifests';
import { containerContexts, podSecurityRule, type Violation } from './control';

/** The capabilities that container runtimes give by default, without `NET_RAW`. */
const ALLOWED: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

/** Whether the baseline allows a capability to be added. */
export function isBaselineCapability(name: string): boolean {
  return ALLOWED.has(name);
}

function violations(pod: PodTemplate): Violation[] {
  return containerContexts(pod).flatMap(({ who, path, context }) =>
    itemsOf(property(property(context, 'capabilities'), 'add')).flatMap((item, index) => {
      const name = scalarText(item);
      if (isBaselineCapability(name)) return [];
      return [{ who, what: `adds capability ${name}`, path: `${path}/capabilities/add/${index}` }];
    }),
  );
}

/** Baseline, every version. */
export const pssCapabilitiesBaseline = podSecurityRule({
  id: 'pss-capabilities-baseline',
  level: 'baseline',
  summary: 'No container adds a capability that runtimes do not give by default.',
  why: 'Capabilities such as `SYS_ADMIN` or `NET_ADMIN` are most of what root on the node can do.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
      securityContext:
        capabilities:
          add: [NET_ADMIN]
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
        capabilities:
          drop: [ALL]
          add: [NET_BIND_SERVICE]
`,
  remedy: 'Remove the capability, or run what needs it in a namespace whose label enforces `privileged`.',
  fix: 'remove the capability from add',
  violations,
});
