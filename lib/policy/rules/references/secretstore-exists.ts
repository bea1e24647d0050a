import { referenceRule } from './reference-rule';

/** Every SecretStore that an ExternalSecret asks is made. */
export const secretstoreExists = referenceRule({
  id: 'secretstore-exists',
  severity: 'warning',
  summary: 'Every SecretStore that an ExternalSecret asks is made.',
  why: 'An ExternalSecret without its store never becomes a Secret (SecretSyncedError), and the pods that read it do not start.',
  bad: `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: web
spec:
  secretStoreRef:
    kind: SecretStore
    name: vault
  data:
    - secretKey: token
      remoteRef:
        key: web-token
`,
  good: `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: web
spec:
  secretStoreRef:
    kind: SecretStore
    name: vault
  data:
    - secretKey: token
      remoteRef:
        key: web-token
---
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata:
  name: vault
spec:
  provider:
    gcpsm:
      projectID: shop-test
`,
  remedy:
    'Add the store or correct its name and kind: without `kind` a SecretStore is meant, never a ClusterSecretStore.',
  source: 'https://external-secrets.io/latest/api/externalsecret/',
});
