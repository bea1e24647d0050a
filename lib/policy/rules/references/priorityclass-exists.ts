import { referenceRule } from './reference-rule';

/** Every PriorityClass that a pod names is made. */
export const priorityclassExists = referenceRule({
  id: 'priorityclass-exists',
  severity: 'warning',
  summary: 'Every PriorityClass that a pod names is made.',
  why: 'Admission refuses pods with a class that does not exist: the workload has no pods at all.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  priorityClassName: high
  containers:
    - name: main
      image: registry.test/web:1.4.2
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  priorityClassName: high
  containers:
    - name: main
      image: registry.test/web:1.4.2
---
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata:
  name: high
value: 1000
`,
  remedy: 'Add the PriorityClass, which belongs to the whole cluster, or declare it under `external` in keyfit.yaml.',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/',
});
