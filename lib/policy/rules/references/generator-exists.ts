import { referenceRule } from './reference-rule';

/** Every generator that an ExternalSecret or PushSecret asks is made. */
export const generatorExists = referenceRule({
  id: 'generator-exists',
  severity: 'warning',
  summary: 'Every generator that an ExternalSecret or PushSecret asks is made.',
  why: 'Without its generator the ExternalSecret never becomes a Secret (SecretSyncedError).',
  bad: `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: web
spec:
  dataFrom:
    - sourceRef:
        generatorRef:
          apiVersion: generators.external-secrets.io/v1alpha1
          kind: Password
          name: web
`,
  good: `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: web
spec:
  dataFrom:
    - sourceRef:
        generatorRef:
          apiVersion: generators.external-secrets.io/v1alpha1
          kind: Password
          name: web
---
apiVersion: generators.external-secrets.io/v1alpha1
kind: Password
metadata:
  name: web
spec:
  length: 32
`,
  remedy: 'Add the generator to the namespace, or correct its kind and name.',
  source: 'https://external-secrets.io/latest/guides/generator/',
});
