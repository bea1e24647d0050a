// A component that lacks an endpoint it stands on does not compile.
import { McpServer, type McpServerProps } from '../../../lib/components';
import { keycloak, openfga, scope, target } from '../given';

declare const others: Omit<McpServerProps, 'keycloak' | 'openfga'>;

// expect: TS2741 Property 'openfga' is missing in type
export const server = new McpServer(scope, target, { ...others, keycloak });
// expect: TS2741 Property 'keycloak' is missing in type
export const other = new McpServer(scope, target, { ...others, openfga });
