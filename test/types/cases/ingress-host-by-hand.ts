// An Ingress takes a host that was set aside, never a URL or a host written by hand.
import type { PublicHosts } from '../../../lib/components';
import { Ingress } from '../../../lib/constructs';
import { component, controller, workload } from '../given';

declare const hosts: PublicHosts;
const backend = workload.serve({ http: 80 });
const common = { controller, backend, port: 'http', readTimeout: 60, bodySize: '1m', buffering: true } as const;

// expect: TS2322 Type 'Tagged<"auth.url">' is not assignable to type 'Tagged<"keycloak.host">'.
export const url = new Ingress(component, 'keycloak', { ...common, host: hosts.authUrl, paths: ['/'] });
// expect: TS2322 Type 'string' is not assignable to type 'Tagged<"keycloak.host">'.
export const written = new Ingress(component, 'keycloak', { ...common, host: 'auth.keyfit.test', paths: ['/'] });
