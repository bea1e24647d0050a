// A Service cannot offer a port that its workload does not declare, nor hand out an endpoint that it does not offer.
import { workload } from '../given';

export const misspelt = workload.serve({ http: 80 });
export const more = workload.serve({ http: 80, grpc: 9090 });

const service = workload.serve({ http: 80 });
export const served = service.endpoint('http');
export const number = service.servicePort('http');
