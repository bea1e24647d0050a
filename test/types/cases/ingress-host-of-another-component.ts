// An Ingress cannot take the public host that was set aside for another component.
import type { PublicHosts } from '../../../lib/components';
import { Ingress } from '../../../lib/constructs';
import { component, controller, workload } from '../given';

declare const hosts: PublicHosts;
const backend = workload.serve({ http: 80 });
const common = { controller, backend, port: 'http', readTimeout: 60, bodySize: '1m', buffering: true } as const;

// expect: TS2322 Type 'Tagged<"mcp-server-langgraph.host">' is not assignable to type 'Tagged<"keycloak.host">'.
export const keycloak = new Ingress(component, 'keycloak', { ...common, host: hosts.mcp, paths: ['/'] });
// expect: TS2322 Type 'Tagged<"keycloak.host">' is not assignable to type 'Tagged<"mcp-server-langgraph.host">'.
export const server = new Ingress(component, 'mcp-server-langgraph', { ...common, host: hosts.auth, paths: ['/'] });
// expect: TS2322 Type 'Tagged<"keycloak.host">' is not assignable to type 'Tagged<"qdrant.host">'.
export const other = new Ingress(component, 'qdrant', { ...common, host: hosts.auth, paths: ['/'] });
