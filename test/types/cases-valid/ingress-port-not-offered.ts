// An Ingress cannot send traffic to a port that the Service behind it does not offer.
import { tagged } from '../../../lib/config';
import { Ingress } from '../../../lib/constructs';
import { component, controller, workload } from '../given';

const host = tagged<'server.host'>('server.keyfit.test');
const common = { controller, host, readTimeout: 60, bodySize: '1m', buffering: true } as const;
const backend = workload.serve({ http: 80 });

export const offered = new Ingress(component, 'server', { ...common, backend, port: 'http', paths: ['/'] });
