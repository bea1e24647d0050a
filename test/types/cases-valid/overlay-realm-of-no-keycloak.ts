// The mcp-server asks for the realm and the client that Keycloak imports; an overlay cannot name others.
import type { McpServerConfig } from '../../../lib/components';

const model = { llm_provider: 'anthropic', model_name: 'claude-sonnet-4-5' } as const;

export const realm: McpServerConfig = { ...model, keycloak_realm: 'mcp-server-langgraph' };
export const client: McpServerConfig = { ...model, keycloak_client_id: 'langgraph-client' };
