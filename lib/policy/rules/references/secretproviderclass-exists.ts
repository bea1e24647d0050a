import { referenceRule } from './reference-rule';

/** Every SecretProviderClass that a volume names is made. */
export const secretproviderclassExists = referenceRule({
  id: 'secretproviderclass-exists',
  severity: 'warning',
  summary: 'Every SecretProviderClass that a volume names is made.',
  why: 'The volume cannot be mounted without it: the pod stays in ContainerCreating.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: main
      image: registry.test/web:1.4.2
  volumes:
    - name: secrets
      csi:
        driver: secrets-store.csi.k8s.io
        readOnly: true
        volumeAttributes:
          secretProviderClass: web
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
    - name: secrets
      csi:
        driver: secrets-store.csi.k8s.io
        readOnly: true
        volumeAttributes:
          secretProviderClass: web
---
apiVersion: secrets-store.csi.x-k8s.io/v1
kind: SecretProviderClass
metadata:
  name: web
spec:
  provider: gcp
`,
  remedy: 'Add the SecretProviderClass to the namespace of the pod, or correct its name.',
  source: 'https://secrets-store-csi-driver.sigs.k8s.io/getting-started/usage',
});
