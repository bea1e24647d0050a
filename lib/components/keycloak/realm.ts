import { envName, template, type SecretEntry, type SecretTemplate } from '../../config';
import type { PublicHosts } from '../identity';
import { jsonFile } from '../json-file';
import { login } from './login';

/** A text that Keycloak replaces by a variable of its container while it imports: the only form a credential may have. */
export type Placeholder = `\${${Uppercase<string>}}`;

/** The placeholder of the variable that a key of a Secret feeds. */
export function placeholder<const N extends string>(key: N): Placeholder {
  return `\${${envName(key) as Uppercase<N>}}`;
}

/**
 * The value as text inside a JSON string. Keycloak puts a variable's value into the file before it parses it, and then
 * looks for placeholders in the result: quotes and backslashes are escaped, and no dollar sign is left.
 */
export function jsonText<N extends string>(entry: SecretEntry<N>): SecretTemplate<N> {
  const filters = ['toJson', 'trimPrefix "\\""', 'trimSuffix "\\""', 'replace "$" "\\\\u0024"'];
  return template`${{ entry, filters }}`;
}

/** A role of users, which the mcp-server finds in their tokens. */
export interface RealmRole {
  readonly name: string;
  readonly description: string;
}

/** What a protocol mapper adds to tokens; its settings are texts, as Keycloak stores them. */
interface ProtocolMapper {
  readonly name: string;
  readonly protocol: 'openid-connect';
  readonly protocolMapper: 'oidc-audience-mapper';
  readonly config: Readonly<Record<string, string>>;
}

/** A confidential client in the words of Keycloak's ClientRepresentation. */
export interface RealmClient {
  readonly clientId: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly protocol: 'openid-connect';
  readonly publicClient: false;
  readonly clientAuthenticatorType: 'client-secret';
  readonly secret: Placeholder;
  readonly standardFlowEnabled: boolean;
  readonly implicitFlowEnabled: boolean;
  readonly directAccessGrantsEnabled: boolean;
  readonly serviceAccountsEnabled: boolean;
  readonly fullScopeAllowed: boolean;
  readonly redirectUris: readonly `https://${string}`[];
  readonly webOrigins: readonly string[];
  readonly protocolMappers: readonly ProtocolMapper[];
}

/**
 * A realm in the words of Keycloak's RealmRepresentation: the part that this platform decides. What is left out is made
 * by Keycloak's import: its own clients, scopes, flows and keys. Users are none: they are not configuration.
 */
export interface RealmFile {
  readonly realm: string;
  readonly displayName: string;
  readonly enabled: boolean;
  readonly sslRequired: 'external';
  readonly registrationAllowed: boolean;
  readonly resetPasswordAllowed: boolean;
  readonly rememberMe: boolean;
  readonly loginWithEmailAllowed: boolean;
  readonly duplicateEmailsAllowed: boolean;
  readonly bruteForceProtected: boolean;
  /** Seconds. */
  readonly accessTokenLifespan: number;
  /** Seconds. */
  readonly ssoSessionIdleTimeout: number;
  /** Seconds. */
  readonly ssoSessionMaxLifespan: number;
  readonly roles: { readonly realm: readonly RealmRole[] };
  readonly clients: readonly RealmClient[];
}

const ROLES = [
  { name: 'user', description: 'Uses the agent.' },
  { name: 'premium', description: 'Uses the agent with higher limits.' },
  { name: 'admin', description: 'Administers the agent, not Keycloak.' },
] as const satisfies readonly RealmRole[];

/** A role that the realm has. */
export type RealmRoleName = (typeof ROLES)[number]['name'];

/** All of them. */
export const realmRoles: readonly RealmRoleName[] = ROLES.map(({ name }) => name);

/** The mcp-server refuses tokens whose audience it is not, and Keycloak names none by itself. */
function audience(clientId: string): ProtocolMapper {
  return {
    name: 'audience',
    protocol: 'openid-connect',
    protocolMapper: 'oidc-audience-mapper',
    config: { 'included.client.audience': clientId, 'access.token.claim': 'true', 'id.token.claim': 'false' },
  };
}

/** Where browsers may come from. */
function originsOf(mcp: PublicHosts['mcp'], apps: PublicHosts['appOrigins']): `https://${string}`[] {
  return [`https://${mcp}`, ...(apps as readonly `https://${string}`[])];
}

/** The client of the mcp-server: browsers come back to the hosts of their environment and to no other. */
function client(hosts: Pick<PublicHosts, 'mcp' | 'appOrigins'>, secret: Placeholder): RealmClient {
  const origins = originsOf(hosts.mcp, hosts.appOrigins);
  return {
    clientId: login.client,
    name: 'MCP Server LangGraph',
    enabled: true,
    protocol: 'openid-connect',
    publicClient: false,
    clientAuthenticatorType: 'client-secret',
    secret,
    standardFlowEnabled: true,
    implicitFlowEnabled: false,
    // The mcp-server takes names and passwords itself and trades them for a token.
    directAccessGrantsEnabled: true,
    serviceAccountsEnabled: false,
    fullScopeAllowed: true,
    redirectUris: origins.map((origin) => `${origin}/*` as const),
    webOrigins: origins,
    protocolMappers: [audience(login.client)],
  };
}

/** The realm of an environment. */
export function realmOf(hosts: Pick<PublicHosts, 'mcp' | 'appOrigins'>, secret: Placeholder): RealmFile {
  return {
    realm: login.realm,
    displayName: 'MCP Server LangGraph',
    enabled: true,
    sslRequired: 'external',
    registrationAllowed: false,
    // Both would send mail, and the platform has no mail server.
    resetPasswordAllowed: false,
    rememberMe: true,
    loginWithEmailAllowed: true,
    duplicateEmailsAllowed: false,
    bruteForceProtected: true,
    accessTokenLifespan: 900,
    ssoSessionIdleTimeout: 1800,
    ssoSessionMaxLifespan: 36_000,
    roles: { realm: ROLES },
    clients: [client(hosts, secret)],
  };
}

/** The file's text. Its name must be the realm's with `-realm.json` (guide "Importing and exporting realms"). */
export function renderRealm(realm: RealmFile): string {
  return jsonFile(realm);
}

/** The realm's roles in the words of a partial import, which skips those that are there. */
export function renderRoles(): string {
  return jsonFile({ ifResourceExists: 'SKIP', roles: { realm: ROLES } });
}
