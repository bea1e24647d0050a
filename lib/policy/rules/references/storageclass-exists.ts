import { referenceRule } from './reference-rule';

/** Every StorageClass that a claim names is made, or comes with a known cloud. */
export const storageclassExists = referenceRule({
  id: 'storageclass-exists',
  severity: 'warning',
  summary: 'Every StorageClass that a claim names is made, or comes with a known cloud.',
  why: 'A claim with a class that does not exist stays Pending, and so do its pods.',
  bad: `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
spec:
  storageClassName: fast-local
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: 1Gi
`,
  good: `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
spec:
  storageClassName: fast-local
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: 1Gi
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: fast-local
provisioner: local.csi.test
`,
  remedy: 'Add the StorageClass, use one that the cluster has, or declare it under `external` in keyfit.yaml.',
  source: 'https://kubernetes.io/docs/concepts/storage/storage-classes/',
});
