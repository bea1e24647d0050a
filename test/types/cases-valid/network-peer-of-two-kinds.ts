// A peer is pods or a range of addresses: both at once, or neither, does not compile.
import type { Peer } from '../../../lib/constructs';
import { workload } from '../given';

const pods = { app: 'server' };

export const both: Peer = { pods, namespace: 'monitoring' };
export const most: Peer = { cidr: '10.0.0.0/8', except: ['10.0.0.0/16'] };
workload.network.policy.allowTo({ peers: [{ pods }, { cidr: '10.0.0.0/8' }], ports: [443] });
