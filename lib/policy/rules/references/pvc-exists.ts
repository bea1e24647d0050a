import { referenceRule } from './reference-rule';

/** Every claim that a pod mounts is made. */
export const pvcExists = referenceRule({
  id: 'pvc-exists',
  severity: 'warning',
  summary: 'Every claim that a pod mounts is made.',
  why: 'A pod whose PersistentVolumeClaim is not there stays Pending.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: main
      image: registry.test/web:1.4.2
  volumes:
    - name: data
      persistentVolumeClaim:
        claimName: data
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: main
      image: registry.test/web:1.4.2
  volumes:
    - name: data
      persistentVolumeClaim:
        claimName: data
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
spec:
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: 1Gi
`,
  remedy:
    'Add the claim, or correct its name; the claims of a StatefulSet are called `<template>-<StatefulSet>-<number>`.',
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes',
});
