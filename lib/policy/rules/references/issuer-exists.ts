import { referenceRule } from './reference-rule';

/** Every issuer that a Certificate names is made. */
export const issuerExists = referenceRule({
  id: 'issuer-exists',
  severity: 'warning',
  summary: 'Every issuer that a Certificate names is made.',
  why: 'The Certificate is never issued, its Secret is never made, and the pods or the Ingress that use it wait.',
  bad: `apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: web
spec:
  secretName: web-tls
  dnsNames: [shop.test]
  issuerRef:
    name: letsencrypt
`,
  good: `apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: web
spec:
  secretName: web-tls
  dnsNames: [shop.test]
  issuerRef:
    name: letsencrypt
---
apiVersion: cert-manager.io/v1
kind: Issuer
metadata:
  name: letsencrypt
spec:
  selfSigned: {}
`,
  remedy:
    'Add the issuer, or correct its name and kind: without `kind` an Issuer of the namespace is meant, never a ClusterIssuer.',
  source: 'https://cert-manager.io/docs/usage/certificate/',
});
