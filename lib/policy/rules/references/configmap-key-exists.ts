import { referenceRule } from './reference-rule';

/** Every key that is read of a ConfigMap is in it. */
export const configmapKeyExists = referenceRule({
  id: 'configmap-key-exists',
  severity: 'error',
  summary: 'Every key that is read of a ConfigMap is in it.',
  why: 'The kubelet refuses to start a container whose variable or file comes from a key that its ConfigMap lacks: CreateContainerConfigError. The old pods keep running, so a roll-out stands still without an alarm.',
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
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  loglevel: info
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
    'Add the key to the ConfigMap or correct the key that is read. Mark the reference `optional: true` only if the program has a default of its own.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#restrictions',
});
