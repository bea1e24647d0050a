import { referenceRule } from './reference-rule';

/** Every other object that is named is made. */
export const objectExists = referenceRule({
  id: 'object-exists',
  severity: 'warning',
  summary: 'Every other object that is named is made.',
  why: 'Objects of other kinds that name each other, those of the catalogue of keyfit.yaml among them, do nothing without their target.',
  bad: `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  name: web
spec:
  scaleTargetRef:
    name: web
  triggers:
    - type: redis
      authenticationRef:
        name: redis
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
  good: `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  name: web
spec:
  scaleTargetRef:
    name: web
  triggers:
    - type: redis
      authenticationRef:
        name: redis
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
---
apiVersion: keda.sh/v1alpha1
kind: TriggerAuthentication
metadata:
  name: redis
spec: {}
`,
  remedy: 'Add the object to the set, correct its name, or declare it under `external` in keyfit.yaml.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
});
