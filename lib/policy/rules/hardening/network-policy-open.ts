import { isObject, itemsOf, property, type Graph } from '../../../manifests';
import type { Fault, Rule } from '../../rule';

function check(graph: Graph): Fault[] {
  return graph.ofKind('NetworkPolicy').flatMap((resource) =>
    itemsOf(property(resource.body.spec, 'ingress')).flatMap((rule, index) => {
      if (!isObject(rule) || Object.keys(rule).length > 0) return [];
      const message = 'the rule lets everybody in on every port';
      return [{ resource, path: `/spec/ingress/${index}`, message, fix: 'say who may come, and to which port' }];
    }),
  );
}

/** No NetworkPolicy lets everybody in on every port. */
export const networkPolicyOpen: Rule = {
  id: 'network-policy-open',
  family: 'hardening',
  severity: 'advice',
  summary: 'No NetworkPolicy lets everybody in on every port.',
  why: 'A policy that allows everything bounds nothing, and undoes for its pods what a policy beside it denies.',
  bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
spec:
  selector:
    matchLabels: { app: till }
  template:
    metadata:
      labels: { app: till }
    spec:
      containers:
        - name: till
          image: registry.example/till:1.4.2
          ports:
            - containerPort: 8080
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: till
spec:
  podSelector:
    matchLabels: { app: till }
  policyTypes: [Ingress]
  ingress:
    - {}
`,
  good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
spec:
  selector:
    matchLabels: { app: till }
  template:
    metadata:
      labels: { app: till }
    spec:
      containers:
        - name: till
          image: registry.example/till:1.4.2
          ports:
            - containerPort: 8080
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: till
spec:
  podSelector:
    matchLabels: { app: till }
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector: {}
      ports:
        - port: 8080
`,
  remedy: 'Say under `from` who may come, and under `ports` to what.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  check,
};
