import { referenceRule } from './reference-rule';

/** Every NetworkPolicy means pods of the set. */
export const networkpolicySelectsPods = referenceRule({
  id: 'networkpolicy-selects-pods',
  severity: 'warning',
  summary: 'Every NetworkPolicy means pods of the set.',
  why: 'A policy whose labels no pod has restricts nothing, while everybody believes that it does.',
  bad: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector:
    matchLabels:
      app: shop
  policyTypes: [Ingress]
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: main
          image: registry.test/web:1.4.2
`,
  good: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector:
    matchLabels:
      app: web
  policyTypes: [Ingress]
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: main
          image: registry.test/web:1.4.2
`,
  remedy: 'Give `podSelector` labels that the pod template has, or remove a policy for pods that are gone.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
});
