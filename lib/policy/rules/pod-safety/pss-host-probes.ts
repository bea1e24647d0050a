import { property, textOf, type FoundContainer, type PodTemplate } from '../../../manifests';
import { containerName, podSecurityRule, type Violation } from './control';

const HANDLERS = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
];
const ACTIONS = ['httpGet', 'tcpSocket'];

function ofContainer({ name, path, body }: FoundContainer): Violation[] {
  return HANDLERS.flatMap((steps) =>
    ACTIONS.flatMap((action) => {
      const inner = [...steps, action, 'host'];
      const host = textOf(inner.reduce<ReturnType<typeof property>>((value, step) => property(value, step), body));
      if (host === '') return [];
      const what = `${steps.join('.')} asks host ${host}`;
      return [{ who: containerName(name), what, path: `${path}/${inner.join('/')}` }];
    }),
  );
}

function violations({ containers }: PodTemplate): Violation[] {
  return containers.flatMap(ofContainer);
}

/** Baseline from 1.34 on. */
export const pssHostProbes = podSecurityRule({
  id: 'pss-host-probes',
  level: 'baseline',
  since: 34,
  summary: 'No probe or lifecycle hook asks a host other than its pod.',
  why: 'The kubelet asks from the network of the node, so a host in a probe lets a pod reach what no NetworkPolicy would let it reach.',
  bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: baseline
    pod-security.kubernetes.io/enforce-version: v1.34
---
apiVersion: v1
kind: Pod
metadata:
  name: till
  namespace: shop
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
      livenessProbe:
        httpGet:
          host: 127.0.0.1
          path: /live
          port: 8080
`,
  good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: baseline
    pod-security.kubernetes.io/enforce-version: v1.34
---
apiVersion: v1
kind: Pod
metadata:
  name: till
  namespace: shop
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
      livenessProbe:
        httpGet:
          path: /live
          port: 8080
`,
  remedy:
    'Remove `host`, and let the program listen on the address of the pod; a name for the server goes into the header `Host`.',
  fix: 'remove host',
  violations,
});
