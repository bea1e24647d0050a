import { realmRoles, type RealmRoleName } from '../keycloak/realm';

/** The tools of the mcp-server that users may be let to; it runs no code, so `execute_python` is none of them. */
type Tool = 'agent_chat' | 'conversation_get' | 'conversation_search' | 'search_tools';

/** Everybody who uses the agent. The program gives no role the rights of another, and a new role has none, so each is named. */
const users: readonly RealmRoleName[] = ['user', 'premium', 'admin'];

/** Whom each tool answers. */
const tools: Readonly<Record<Tool, readonly RealmRoleName[]>> = {
  agent_chat: users,
  conversation_get: users,
  conversation_search: users,
  search_tools: users,
};

/** Who may make, change and remove users over the SCIM API. */
const provisioners: readonly RealmRoleName[] = ['admin'];

/** A relationship of a role to an object, in the words of OpenFGA's API. */
export interface Grant {
  readonly user: `role:${RealmRoleName}#assignee`;
  readonly relation: string;
  readonly object: `${string}:${string}`;
}

function granted(roles: readonly RealmRoleName[], relation: string, object: Grant['object']): Grant[] {
  return roles.map((role) => ({ user: `role:${role}#assignee`, relation, object }));
}

/**
 * What the realm's roles may do, and nothing else: what was granted to one of them and stands here no more is taken back.
 * What persons, services and organizations were granted is not touched.
 */
export const grants = {
  subjects: realmRoles.map((role): Grant['user'] => `role:${role}#assignee`),
  types: ['tool', 'scim'],
  tuples: [
    ...Object.entries(tools).flatMap(([tool, roles]) => granted(roles, 'executor', `tool:${tool}`)),
    ...granted(provisioners, 'can_provision_users', 'scim:users'),
  ],
} as const;
