import { referenceRule } from './reference-rule';

/** Every port that a probe or a Service asks of a container is declared by it. */
export const containerPortExists = referenceRule({
  id: 'container-port-exists',
  severity: 'error',
  summary: 'Every port that a probe or a Service asks of a container is declared by it.',
  why: 'A port by name is looked up among the ports of the container: without it a Service has no endpoints and a probe fails at once, so that the pod restarts forever. A number works undeclared, so a number that differs from all that are declared is only a warning.',
  bad: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - name: http
      port: 80
      targetPort: web
---
apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  containers:
    - name: main
      image: registry.test/web:1.4.2
      ports:
        - name: http
          containerPort: 8080
`,
  good: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - name: http
      port: 80
      targetPort: http
---
apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  containers:
    - name: main
      image: registry.test/web:1.4.2
      ports:
        - name: http
          containerPort: 8080
`,
  remedy: 'Declare the port under `ports` of the container, or use the name or number that is there.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
});
