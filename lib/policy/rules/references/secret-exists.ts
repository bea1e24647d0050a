import { referenceRule } from './reference-rule';

/** Every Secret that is named is made. */
export const secretExists = referenceRule({
  id: 'secret-exists',
  severity: 'warning',
  summary: 'Every Secret that is named is made.',
  why: 'A pod that reads a Secret which is not there waits in CreateContainerConfigError, or in ContainerCreating where it mounts it. Secrets are often made elsewhere, so an absent one is a requirement; a name that misses the prefix is an error.',
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
            secretKeyRef:
              name: credentials
              key: api-key
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
            secretKeyRef:
              name: credentials
              key: api-key
---
apiVersion: v1
kind: Secret
metadata:
  name: credentials
stringData:
  api-key: drawn-at-deploy-time
`,
  remedy:
    'Make the Secret in the set (an ExternalSecret, a SealedSecret, a Certificate), correct its name, or declare it under `external` in keyfit.yaml with the reason.',
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets',
});
