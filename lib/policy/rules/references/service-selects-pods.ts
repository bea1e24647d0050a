import { referenceRule } from './reference-rule';

/** Every Service with a selector means pods of the set. */
export const serviceSelectsPods = referenceRule({
  id: 'service-selects-pods',
  severity: 'warning',
  summary: 'Every Service with a selector means pods of the set.',
  why: 'A Service whose labels no pod has is empty: its name resolves and nothing answers.',
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
      targetPort: http
---
apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: shop
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
  remedy:
    'Give the selector labels that the pod template has, all of them. Pods that an operator makes are not in the set: then this is no more than a note.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
});
