// An endpoint of one component does not fit where another's belongs.
import { McpServer, type McpServerProps } from '../../../lib/components';
import { keycloak, openfga, scope, target } from '../given';

declare const others: Omit<McpServerProps, 'keycloak' | 'openfga'>;

export const server = new McpServer(scope, target, {
  ...others,
  keycloak,
  openfga,
});

export const address = new McpServer(scope, target, {
  ...others,
  keycloak,
  openfga,
});
