import { referenceRule } from './reference-rule';

/** Every PodDisruptionBudget means pods of the set. */
export const pdbSelectsPods = referenceRule({
  id: 'pdb-selects-pods',
  severity: 'warning',
  summary: 'Every PodDisruptionBudget means pods of the set.',
  why: 'A budget whose labels no pod has protects nothing: a node drain may take all pods at once.',
  bad: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app: shop
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
  good: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app: web
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
  remedy: 'Give the selector labels that the pod template has.',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
});
