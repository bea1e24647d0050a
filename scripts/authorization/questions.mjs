// What the mcp-server writes to OpenFGA and asks it, and what the answers have to be.

/** What its default role mapping writes at a login, in one request: a single tuple that the model lacks would lose all. */
export const LOGINS = [
  // ada has the realm's role user, grace also admin, and linus none; alan is in a group.
  [['user:ada', 'assignee', 'role:user']],
  [
    ['user:grace', 'admin', 'system:global'],
    ['user:grace', 'assignee', 'role:user'],
    ['user:grace', 'assignee', 'role:admin'],
  ],
  [['user:alan', 'member', 'organization:shop']],
];

/** What it writes when a conversation begins, and when a service principal is made that acts as somebody. */
export const EVENTS = [
  [
    ['user:ada', 'owner', 'conversation:first'],
    ['user:ada', 'viewer', 'conversation:first'],
    ['user:ada', 'editor', 'conversation:first'],
  ],
  [
    ['service:batch', 'acts_as', 'user:ada'],
    ['user:ada', 'owner', 'service_principal:batch'],
  ],
];

const TOOLS = ['agent_chat', 'conversation_get', 'conversation_search', 'search_tools'];

/** Questions with their answers. */
export const QUESTIONS = [
  ...TOOLS.flatMap((tool) => [
    [['user:ada', 'executor', `tool:${tool}`], true],
    [['user:grace', 'executor', `tool:${tool}`], true],
    [['user:linus', 'executor', `tool:${tool}`], false],
    [['user:alan', 'executor', `tool:${tool}`], false],
  ]),
  [['user:ada', 'executor', 'tool:execute_python'], false],
  [['user:grace', 'executor', 'tool:execute_python'], false],
  [['user:ada', 'editor', 'conversation:first'], true],
  [['user:ada', 'viewer', 'conversation:first'], true],
  [['user:linus', 'viewer', 'conversation:first'], false],
  [['user:grace', 'editor', 'conversation:first'], false],
  [['service:batch', 'acts_as', 'user:ada'], true],
  [['service:batch', 'acts_as', 'user:grace'], false],
  [['user:ada', 'owner', 'service_principal:batch'], true],
  [['user:grace', 'can_provision_users', 'scim:users'], true],
  [['user:ada', 'can_provision_users', 'scim:users'], false],
  [['user:linus', 'can_manage_service_principals', 'user:ada'], false],
];
