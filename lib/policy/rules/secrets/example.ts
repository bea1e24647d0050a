/** An ExternalSecret in YAML around what an example is about, each line of `spec` indented by two spaces. */
export function externalSecret(spec: string, apiVersion = 'external-secrets.io/v1'): string {
  return `apiVersion: ${apiVersion}
kind: ExternalSecret
metadata:
  name: till
  namespace: shop
spec:
  secretStoreRef: { kind: SecretStore, name: vault }
${spec}`;
}

/** One entry that is fetched. */
export const ENTRY = `  data:
    - secretKey: password
      remoteRef: { key: till-db-password }
`;
