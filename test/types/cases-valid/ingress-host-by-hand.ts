// An Ingress takes a host that was set aside, never a URL or a host written by hand.
import type { PublicHosts } from '../../../lib/components';
import { Ingress } from '../../../lib/constructs';
import { component, controller, workload } from '../given';

declare const hosts: PublicHosts;
const backend = workload.serve({ http: 80 });
const common = { controller, backend, port: 'http', readTimeout: 60, bodySize: '1m', buffering: true } as const;

export const right = new Ingress(component, 'keycloak', { ...common, host: hosts.auth, paths: ['/'] });
