import { referenceRule } from './reference-rule';

/** Every host of the cluster that a value names is a Service. */
export const dnsNameExists = referenceRule({
  id: 'dns-name-exists',
  severity: 'warning',
  summary: 'Every host of the cluster that a value names is a Service.',
  why: 'The name does not resolve: the program fails at its first connection, or the init container waits forever. No tool that renames Services renames them inside values.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: market
spec:
  containers:
    - name: main
      image: registry.test/web:1.4.2
      env:
        - name: URL
          value: http://shop.market.svc.cluster.local:80
---
apiVersion: v1
kind: Service
metadata:
  name: store
  namespace: market
spec:
  selector:
    app: web
  ports:
    - name: http
      port: 80
      targetPort: 8080
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: market
spec:
  containers:
    - name: main
      image: registry.test/web:1.4.2
      env:
        - name: URL
          value: http://store.market.svc.cluster.local:80
---
apiVersion: v1
kind: Service
metadata:
  name: store
  namespace: market
spec:
  selector:
    app: web
  ports:
    - name: http
      port: 80
      targetPort: 8080
`,
  remedy:
    'Write the name as it is after rendering, with prefix and namespace. A bare name is reported only where a Service of that name with the prefix exists; a name with `.svc` always.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
});
