// A Service cannot offer a port that its workload does not declare, nor hand out an endpoint that it does not offer.
import { workload } from '../given';

// expect: TS2353 'htpp' does not exist in type
export const misspelt = workload.serve({ htpp: 80 });
// expect: TS2353 'metrics' does not exist in type
export const more = workload.serve({ http: 80, metrics: 9090 });
// expect: TS2322 Type 'string' is not assignable to type 'number'.
export const named = workload.serve({ http: 'http' });

const service = workload.serve({ http: 80 });
// expect: TS2345 Argument of type '"grpc"' is not assignable to parameter of type '"http"'.
export const unserved = service.endpoint('grpc');
// expect: TS2345 Argument of type '"htpp"' is not assignable to parameter of type '"http"'.
export const undeclared = service.endpoint('htpp');
// expect: TS2345 Argument of type '"grpc"' is not assignable to parameter of type '"http"'.
export const number = service.servicePort('grpc');
