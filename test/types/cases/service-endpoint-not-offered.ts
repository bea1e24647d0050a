// A Service hands out endpoints of the ports that it offers alone, even where it is not made by its workload.
import { Service } from '../../../lib/constructs';
import { component, ports, workload } from '../given';

const { network } = workload;
const service = new Service(component, 'server', { network, ports, offered: { http: 80 } });

// expect: TS2345 Argument of type '"grpc"' is not assignable to parameter of type '"http"'.
export const unserved = new Service(component, 'server', { network, ports, offered: { http: 80 } }).endpoint('grpc');
// expect: TS2345 Argument of type '"grpc"' is not assignable to parameter of type '"http"'.
export const number = service.servicePort('grpc');
// expect: TS2345 Argument of type '"grpc"' is not assignable to parameter of type '"http"'.
service.allowFromNamespace('grpc', 'monitoring');
// expect: TS2353 'htpp' does not exist in type
export const misspelt = new Service(component, 'server', { network, ports, offered: { htpp: 80 } });
// expect: TS2322 Type 'undefined' is not assignable to type 'number'.
export const unnumbered = new Service(component, 'server', { network, ports, offered: { http: 80, grpc: undefined } });
// expect: TS2345 Argument of type '"http"' is not assignable to parameter of type 'never'.
export const none = workload.serve({}).endpoint('http');
