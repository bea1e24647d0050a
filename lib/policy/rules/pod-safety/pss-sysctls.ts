import { property, scalarText, select, type PodTemplate } from '../../../manifests';
import { podSecurityRule, type Violation } from './control';
import type { Bar } from './standing';

/** Each kernel parameter of the standard, and the minor version that has it first. */
const SAFE_SINCE: ReadonlyMap<string, number> = new Map([
  ['kernel.shm_rmid_forced', 0],
  ['net.ipv4.ip_local_port_range', 0],
  ['net.ipv4.ip_unprivileged_port_start', 0],
  ['net.ipv4.ping_group_range', 0],
  ['net.ipv4.tcp_syncookies', 0],
  ['net.ipv4.ip_local_reserved_ports', 27],
  ['net.ipv4.tcp_fin_timeout', 29],
  ['net.ipv4.tcp_keepalive_intvl', 29],
  ['net.ipv4.tcp_keepalive_probes', 29],
  ['net.ipv4.tcp_keepalive_time', 29],
  ['net.ipv4.tcp_rmem', 32],
  ['net.ipv4.tcp_wmem', 32],
  ['net.ipv4.tcp_notsent_lowat', 37],
  ['net.ipv4.tcp_slow_start_after_idle', 37],
]);

function violations({ spec, path }: PodTemplate, { version }: Bar): Violation[] {
  return select(spec, 'securityContext.sysctls.*').flatMap(({ value, path: inner }) => {
    const name = scalarText(property(value, 'name'));
    if ((SAFE_SINCE.get(name) ?? Number.POSITIVE_INFINITY) <= version) return [];
    return [{ who: 'pod', what: `sets kernel parameter ${name}`, path: `${path}${inner}/name` }];
  });
}

/** Baseline, every version; the list of what is safe grows. */
export const pssSysctls = podSecurityRule({
  id: 'pss-sysctls',
  level: 'baseline',
  summary: 'No pod sets a kernel parameter that reaches beyond it.',
  why: 'Most kernel parameters hold for the whole node; the kubelet refuses to start the pod unless the node allows the parameter (SysctlForbidden).',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  securityContext:
    sysctls:
      - name: kernel.msgmax
        value: "65536"
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
    sysctls:
      - name: net.ipv4.ip_unprivileged_port_start
        value: "80"
  containers:
    - name: till
      image: registry.example/till:1.4.2
`,
  remedy: 'Keep to the parameters of the standard, and set others on the nodes.',
  fix: 'remove the parameter, or set it on the nodes',
  violations,
});
