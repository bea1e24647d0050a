// An Ingress cannot send traffic to a port that the Service behind it does not offer.
import { tagged } from '../../../lib/config';
import { Ingress } from '../../../lib/constructs';
import { component, controller, workload } from '../given';

const host = tagged<'server.host'>('server.keyfit.test');
const common = { controller, host, readTimeout: 60, bodySize: '1m', buffering: true } as const;
const backend = workload.serve({ http: 80 });

// expect: TS2322 Type '"https"' is not assignable to type '"http"'.
export const undeclared = new Ingress(component, 'server', { ...common, backend, port: 'https', paths: ['/'] });
// expect: TS2322 Type '"grpc"' is not assignable to type '"http"'.
export const unserved = new Ingress(component, 'server', { ...common, backend, port: 'grpc', paths: ['/'] });
// expect: TS2322 Type 'number' is not assignable to type '"http"'.
export const numbered = new Ingress(component, 'server', { ...common, backend, port: 80, paths: ['/'] });
// expect: TS2322 Type 'string' is not assignable to type 'IngressBackend<string>'.
export const named = new Ingress(component, 'server', { ...common, backend: 'server', port: 'http', paths: ['/'] });
// expect: TS2322 Type '"api"' is not assignable to type '`/${string}`'.
export const relative = new Ingress(component, 'server', { ...common, backend, port: 'http', paths: ['api'] });
