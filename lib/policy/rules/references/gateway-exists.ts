import { referenceRule } from './reference-rule';

/** Every Gateway that a route is attached to is made. */
export const gatewayExists = referenceRule({
  id: 'gateway-exists',
  severity: 'warning',
  summary: 'Every Gateway that a route is attached to is made.',
  why: 'A route without its Gateway is not served by anything.',
  bad: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
spec:
  parentRefs:
    - name: public
`,
  good: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
spec:
  parentRefs:
    - name: public
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: public
spec:
  gatewayClassName: test
  listeners:
    - name: http
      port: 80
      protocol: HTTP
`,
  remedy: 'Add the Gateway, or correct its name and namespace.',
  source: 'https://gateway-api.sigs.k8s.io/api-types/httproute/#attaching-to-gateways',
});
