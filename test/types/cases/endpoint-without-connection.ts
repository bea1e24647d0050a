// An endpoint gives nobody its address: only a connection, which opens the network, does.
import { keycloak, workload } from '../given';

// expect: TS2339 Property 'host' does not exist on type 'Endpoint<"keycloak.http">'.
export const host = keycloak.host;
// expect: TS2339 Property 'url' does not exist on type 'Endpoint<"keycloak.http">'.
export const url = keycloak.url;
// expect: TS7053 Element implicitly has an 'any' type because expression of type '"#address"' can't be used to index type 'Endpoint<"keycloak.http">'.
export const address = keycloak['#address'];

// expect: TS2345 Argument of type 'string' is not assignable to parameter of type 'Endpoint<string>'.
export const connection = workload.connect('keycloak:8080');
