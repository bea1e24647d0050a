import { referenceRule } from './reference-rule';

/** Every key that is read of a Secret is in it. */
export const secretKeyExists = referenceRule({
  id: 'secret-key-exists',
  severity: 'error',
  summary: 'Every key that is read of a Secret is in it.',
  why: 'The kubelet refuses to start a container whose variable or file comes from a key that its Secret lacks: CreateContainerConfigError. For a Secret of an ExternalSecret the keys are those of its template, or those that are fetched.',
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
---
apiVersion: v1
kind: Secret
metadata:
  name: credentials
stringData:
  token: drawn-at-deploy-time
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
    'Add the key where the Secret is made: a data or template entry of the ExternalSecret, an encrypted entry of the SealedSecret. Or correct the key that is read.',
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets',
});
