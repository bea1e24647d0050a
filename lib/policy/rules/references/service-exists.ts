import { referenceRule } from './reference-rule';

/** Every Service that an Ingress, a route, a webhook or a StatefulSet names is made. */
export const serviceExists = referenceRule({
  id: 'service-exists',
  severity: 'warning',
  summary: 'Every Service that an Ingress, a route, a webhook or a StatefulSet names is made.',
  why: 'Requests to a backend that does not exist are answered with 503, or by the default backend; pods of a StatefulSet without its Service have no names in DNS.',
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
                  number: 80
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
  remedy: 'Add the Service or correct its name and namespace.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource',
});
