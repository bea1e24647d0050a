import { referenceRule } from './reference-rule';

/** Every ServiceAccount that is named is made. */
export const serviceaccountExists = referenceRule({
  id: 'serviceaccount-exists',
  severity: 'warning',
  summary: 'Every ServiceAccount that is named is made.',
  why: 'The ReplicaSet controller cannot create pods whose ServiceAccount is not there, and a binding to an account that does not exist grants nothing. Running pods stay, so that the fault shows at the next roll-out.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  serviceAccountName: web
  containers:
    - name: main
      image: registry.test/web:1.4.2
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  serviceAccountName: web
  containers:
    - name: main
      image: registry.test/web:1.4.2
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: web
`,
  remedy:
    "Add the ServiceAccount or correct the name, and the namespace of a binding's subject, which no tool corrects on its own.",
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
});
