// An Ingress cannot take the public host that was set aside for another component.
import type { PublicHosts } from '../../../lib/components';
import { Ingress } from '../../../lib/constructs';
import { component, controller, workload } from '../given';

declare const hosts: PublicHosts;
const backend = workload.serve({ http: 80 });
const common = { controller, backend, port: 'http', readTimeout: 60, bodySize: '1m', buffering: true } as const;

export const keycloak = new Ingress(component, 'keycloak', { ...common, host: hosts.auth, paths: ['/'] });
export const server = new Ingress(component, 'mcp-server-langgraph', { ...common, host: hosts.mcp, paths: ['/'] });
