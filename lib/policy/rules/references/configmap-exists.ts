import { referenceRule } from './reference-rule';

/** Every ConfigMap that is named is made. */
export const configmapExists = referenceRule({
  id: 'configmap-exists',
  severity: 'warning',
  summary: 'Every ConfigMap that is named is made.',
  why: 'A pod that reads a ConfigMap which is not there waits in CreateContainerConfigError, or in ContainerCreating where it mounts it, until somebody makes it.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: main
      image: registry.test/web:1.4.2
      env:
        - name: A
          valueFrom:
            configMapKeyRef:
              name: settings
              key: log_level
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: main
      image: registry.test/web:1.4.2
      env:
        - name: A
          valueFrom:
            configMapKeyRef:
              name: settings
              key: log_level
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  log_level: info
`,
  remedy:
    'Add the ConfigMap to the set, correct its name, or declare it under `external` in keyfit.yaml with the reason. A name that lacks the prefix or hash of Kustomize stands where Kustomize does not look, such as a custom resource or a value, or names what is no object of the build.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#restrictions',
});
