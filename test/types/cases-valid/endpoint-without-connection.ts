// An endpoint gives nobody its address: only a connection, which opens the network, does.
import { keycloak, workload } from '../given';

export const host = workload.connect(keycloak).host;
export const url = workload.connect(keycloak).url;
