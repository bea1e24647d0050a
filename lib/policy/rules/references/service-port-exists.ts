import { referenceRule } from './reference-rule';

/** Every port that is asked of a Service is one of its ports. */
export const servicePortExists = referenceRule({
  id: 'service-port-exists',
  severity: 'error',
  summary: 'Every port that is asked of a Service is one of its ports.',
  why: 'A Service answers on its own ports only: connections to another one are refused or run into a time-out, and an Ingress has no backend to send to.',
  bad: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  rules:
    - host: shop.test
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: web
                port:
                  number: 8080
---
apiVersion: v1
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
  good: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  rules:
    - host: shop.test
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: web
                port:
                  number: 80
---
apiVersion: v1
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
    "Use a port of `spec.ports` of the Service by its name or `port`; the pod's port is `targetPort`, which only the Service uses.",
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
});
