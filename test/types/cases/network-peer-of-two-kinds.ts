// A peer is pods or a range of addresses: both at once, or neither, does not compile.
import type { Peer } from '../../../lib/constructs';
import { workload } from '../given';

const pods = { app: 'server' };

// expect: TS2322 Types of property 'cidr' are incompatible.
export const both: Peer = { pods, cidr: '10.0.0.0/8' };
// expect: TS2322 Types of property 'cidr' are incompatible.
export const abroad: Peer = { namespace: 'monitoring', cidr: '10.0.0.0/8' };
// expect: TS2353 Object literal may only specify known properties, and 'except' does not exist in type
export const most: Peer = { pods, except: ['10.0.0.0/16'] };
// expect: TS2322 Type '{}' is not assignable to type 'Peer'.
export const anybody: Peer = {};
// expect: TS2322 Types of property 'cidr' are incompatible.
workload.network.policy.allowTo({ peers: [{ pods, cidr: '10.0.0.0/8' }], ports: [443] });
