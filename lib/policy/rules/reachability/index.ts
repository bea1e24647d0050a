import type { Rule } from '../../rule';
import { networkDnsAllowed } from './network-dns-allowed';
import { networkEgressAllowed } from './network-egress-allowed';
import { networkIngressAllowed } from './network-ingress-allowed';

/** Connections that NetworkPolicies have to let through. */
export const reachabilityRules: readonly Rule[] = [networkDnsAllowed, networkEgressAllowed, networkIngressAllowed];
