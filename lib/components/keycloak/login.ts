import { secretTable } from '../../config';

/**
 * The realm that users log in to, the client that programs of this platform do it with, and the account of the master
 * realm that the mcp-server looks them up with after each login; both sides read this.
 */
export const login = {
  realm: 'mcp-server-langgraph',
  client: 'langgraph-client',
  lookup: 'mcp-server-lookup',
} as const;

/** All that the lookup account may do with the realm, in the names of Keycloak's roles: see, and nothing else. */
export const LOOKUP_RIGHTS = ['view-users', 'view-clients'] as const;

/** What the client proves itself with. */
export const loginSecrets = secretTable({
  keycloak_client_secret: {
    doc: 'Secret of the OIDC client langgraph-client; read into the realm once, so rotate it in Keycloak too.',
    issuer: 'generated',
    rotation: { everyDays: 90 },
    generated: 'value',
  },
});

/** What the account that looks users up proves itself with; a Job makes the account (`bootstrap.ts`). */
export const lookupSecrets = secretTable({
  keycloak_lookup_password: {
    doc: 'Password of the account mcp-server-lookup in the master realm; a Job sets it there.',
    issuer: 'generated',
    rotation: { everyDays: 90 },
    generated: 'value',
  },
});
