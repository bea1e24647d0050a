// A component that lacks an endpoint it stands on does not compile.
import { McpServer, type McpServerProps } from '../../../lib/components';
import { keycloak, openfga, scope, target } from '../given';

declare const others: Omit<McpServerProps, 'keycloak' | 'openfga'>;

export const server = new McpServer(scope, target, { ...others, keycloak, openfga });
