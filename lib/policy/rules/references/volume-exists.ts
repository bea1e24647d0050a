import { referenceRule } from './reference-rule';

/** Every volume that a container mounts is a volume of its pod. */
export const volumeExists = referenceRule({
  id: 'volume-exists',
  severity: 'error',
  summary: 'Every volume that a container mounts is a volume of its pod.',
  why: 'The API server refuses a pod with a mount that has no volume, so that the workload never changes.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: main
      image: registry.test/web:1.4.2
      volumeMounts:
        - name: cache
          mountPath: /tmp
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: main
      image: registry.test/web:1.4.2
      volumeMounts:
        - name: cache
          mountPath: /tmp
  volumes:
    - name: cache
      emptyDir: {}
`,
  remedy: 'Add the volume to the pod, or a claim template of that name to the StatefulSet, or take the mount away.',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#background',
});
