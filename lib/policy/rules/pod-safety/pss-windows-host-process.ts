import { property } from '../../../manifests';
import { contextsOf, podSecurityRule } from './control';

/** Baseline, every version. */
export const pssWindowsHostProcess = podSecurityRule({
  id: 'pss-windows-host-process',
  level: 'baseline',
  summary: 'No Windows container runs as a process of its node.',
  why: 'A HostProcess container has the rights of the node, as a privileged one has on Linux.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  os:
    name: windows
  hostNetwork: true
  securityContext:
    windowsOptions:
      hostProcess: true
      runAsUserName: NT AUTHORITY\\SYSTEM
  containers:
    - name: till
      image: registry.example/till:1.4.2
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  os:
    name: windows
  securityContext:
    windowsOptions:
      runAsUserName: ContainerUser
  containers:
    - name: till
      image: registry.example/till:1.4.2
`,
  remedy: 'Remove `hostProcess`. What manages nodes belongs into a namespace whose label enforces `privileged`.',
  fix: 'remove hostProcess',
  violations: (pod) =>
    contextsOf(pod)
      .filter(({ context }) => property(property(context, 'windowsOptions'), 'hostProcess') === true)
      .map(({ who, path }) => ({ who, what: 'hostProcess is true', path: `${path}/windowsOptions/hostProcess` })),
});
