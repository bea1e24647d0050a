import { secretTable } from '../../config';

/** The realm that users log in to, and the client that programs of this platform do it with; both sides read this. */
export const login = { realm: 'mcp-server-langgraph', client: 'langgraph-client' } as const;

/** What the client proves itself with. */
export const loginSecrets = secretTable({
  keycloak_client_secret: {
    doc: 'Secret of the OIDC client langgraph-client; read into the realm once, so rotate it in Keycloak too.',
    issuer: 'generated',
    rotation: { everyDays: 90 },
    generated: 'value',
  },
});
