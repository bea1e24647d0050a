import { referenceRule } from './reference-rule';

/** Every workload that an autoscaler scales is made. */
export const scaleTargetExists = referenceRule({
  id: 'scale-target-exists',
  severity: 'warning',
  summary: 'Every workload that an autoscaler scales is made.',
  why: 'An autoscaler without its target does nothing, and says so only in its own status.',
  bad: `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: StatefulSet
    name: web
  minReplicas: 2
  maxReplicas: 4
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
  good: `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  minReplicas: 2
  maxReplicas: 4
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
  remedy: 'Correct the kind or the name of the target.',
  source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
});
