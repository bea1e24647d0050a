// The mcp-server asks for the realm and the client that Keycloak imports; an overlay cannot name others.
import type { McpServerConfig } from '../../../lib/components';

const model = { llm_provider: 'anthropic', model_name: 'claude-sonnet-4-5' } as const;

// expect: TS2322 Type '"mcp-server"' is not assignable to type '"mcp-server-langgraph"'.
export const realm: McpServerConfig = { ...model, keycloak_realm: 'mcp-server' };
// expect: TS2322 Type '"mcp-client"' is not assignable to type '"langgraph-client"'.
export const client: McpServerConfig = { ...model, keycloak_client_id: 'mcp-client' };
