import { property, scalarText, type Json, type PodTemplate } from '../../../manifests';
import { contextsOf, podSecurityRule, type Violation } from './control';
import type { Bar } from './standing';

const ALLOWED_TYPES: ReadonlySet<string> = new Set(['', 'container_t', 'container_init_t', 'container_kvm_t']);

/** Allowed from Kubernetes 1.31 on. */
const ENGINE_TYPE = 'container_engine_t';
const ENGINE_TYPE_SINCE = 31;

function faultsOf(options: Json | undefined, version: number): [string, string][] {
  const [type, user, role] = ['type', 'user', 'role'].map((name) => scalarText(property(options, name)));
  const faults: [string, string][] = [];
  const isAllowed = ALLOWED_TYPES.has(type ?? '') || (type === ENGINE_TYPE && version >= ENGINE_TYPE_SINCE);
  if (!isAllowed) faults.push(['type', `SELinux type is ${type ?? ''}`]);
  if (user !== '') faults.push(['user', 'sets an SELinux user']);
  if (role !== '') faults.push(['role', 'sets an SELinux role']);
  return faults;
}

function violations(pod: PodTemplate, { version }: Bar): Violation[] {
  return contextsOf(pod).flatMap(({ who, path, context }) =>
    faultsOf(property(context, 'seLinuxOptions'), version).map(([field, what]) => ({
      who,
      what,
      path: `${path}/seLinuxOptions/${field}`,
    })),
  );
}

/** Baseline, every version; the allowed types grew in 1.31. */
export const pssSELinux = podSecurityRule({
  id: 'pss-selinux',
  level: 'baseline',
  summary: 'No pod has an SELinux user or role of its own, or a type that is not made for containers.',
  why: 'A type such as `spc_t` takes the container out of the confinement that SELinux gives it.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  securityContext:
    seLinuxOptions:
      type: spc_t
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
    seLinuxOptions:
      level: s0:c123,c456
  containers:
    - name: till
      image: registry.example/till:1.4.2
`,
  remedy: 'Remove `user` and `role`, and leave the type to the container runtime.',
  fix: 'remove the option',
  violations,
});
