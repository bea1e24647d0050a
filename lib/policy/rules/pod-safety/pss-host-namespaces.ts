import { property } from '../../../manifests';
import { podSecurityRule } from './control';

const FIELDS = ['hostNetwork', 'hostPID', 'hostIPC'];

/** Baseline, every version. */
export const pssHostNamespaces = podSecurityRule({
  id: 'pss-host-namespaces',
  level: 'baseline',
  summary: 'No pod shares the network, the processes or the memory of its node.',
  why: 'A pod in the namespaces of its node sees the traffic and the processes of everything that runs there, and NetworkPolicies do not hold it.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  hostNetwork: true
  containers:
    - name: till
      image: registry.example/till:1.4.2
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
      ports:
        - containerPort: 8080
`,
  remedy:
    'Remove `hostNetwork`, `hostPID` and `hostIPC`, and reach the pod by a Service. What manages nodes belongs into a namespace whose label enforces `privileged`.',
  fix: 'remove the field',
  violations: ({ spec, path }) =>
    FIELDS.filter((field) => property(spec, field) === true).map((field) => ({
      who: 'pod',
      what: `${field} is true`,
      path: `${path}/${field}`,
    })),
});
