// An endpoint of one component does not fit where another's belongs.
import { McpServer, type McpServerProps } from '../../../lib/components';
import { keycloak, openfga, scope, target } from '../given';

declare const others: Omit<McpServerProps, 'keycloak' | 'openfga'>;

export const server = new McpServer(scope, target, {
  ...others,
  // expect: TS2322 Type 'Endpoint<"openfga.http">' is not assignable to type 'Endpoint<"keycloak.http">'.
  keycloak: openfga,
  // expect: TS2322 Type 'Endpoint<"keycloak.http">' is not assignable to type 'Endpoint<"openfga.http">'.
  openfga: keycloak,
});

export const address = new McpServer(scope, target, {
  ...others,
  // expect: TS2322 Type 'string' is not assignable to type 'Endpoint<"keycloak.http">'.
  keycloak: 'http://keycloak:8080',
  openfga,
});
