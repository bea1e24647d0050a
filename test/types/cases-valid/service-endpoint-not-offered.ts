// A Service hands out endpoints of the ports that it offers alone, even where it is not made by its workload.
import { Service } from '../../../lib/constructs';
import { component, ports, workload } from '../given';

const { network } = workload;
const service = new Service(component, 'server', { network, ports, offered: { http: 80 } });

export const served = new Service(component, 'server', { network, ports, offered: { http: 80 } }).endpoint('http');
export const number = service.servicePort('http');
service.allowFromNamespace('http', 'monitoring');
export const misspelt = new Service(component, 'server', { network, ports, offered: { http: 80 } });
export const both = new Service(component, 'server', { network, ports, offered: { http: 80, grpc: 8081 } });
export const none = workload.serve({ http: 80 }).endpoint('http');
