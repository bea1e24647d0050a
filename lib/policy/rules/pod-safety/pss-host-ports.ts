import { property, scalarText, select } from '../../../manifests';
import { containerName, podSecurityRule } from './control';

/** Baseline, every version. */
export const pssHostPorts = podSecurityRule({
  id: 'pss-host-ports',
  level: 'baseline',
  summary: 'No container takes a port of its node.',
  why: 'Only one pod can have the port of a node, so a second replica stays Pending, and whoever reaches the node reaches the pod past every Service.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: till
      image: registry.example/till:1.4.2
      ports:
        - containerPort: 8080
          hostPort: 80
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
  remedy: 'Remove `hostPort`, and let a Service of type LoadBalancer or an Ingress lead to the pod.',
  fix: 'remove hostPort',
  violations: ({ containers }) =>
    containers.flatMap(({ name, path, body }) =>
      select(body, 'ports.*').flatMap(({ value, path: inner }) => {
        const port = property(value, 'hostPort');
        if (typeof port !== 'number' || port === 0) return [];
        return [
          { who: containerName(name), what: `hostPort is ${scalarText(port)}`, path: `${path}${inner}/hostPort` },
        ];
      }),
    ),
});
