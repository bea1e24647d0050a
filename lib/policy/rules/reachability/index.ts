import type { Rule } from '../../rule';
import { networkDnsAllowed } from './network-dns-allowed';
import { networkEgressAllowed } from './network-egress-allowed';
import { networkEgressPort } from './network-egress-port';
import { networkEntranceOpen } from './network-entrance-open';
import { networkIngressAllowed } from './network-ingress-allowed';
import { networkPolicyPort } from './network-policy-port';
import { scrapePort } from './scrape-port';

/** Connections that NetworkPolicies have to let through. */
export const reachabilityRules: readonly Rule[] = [
  networkDnsAllowed,
  networkEgressAllowed,
  networkEgressPort,
  networkEntranceOpen,
  networkIngressAllowed,
  networkPolicyPort,
  scrapePort,
];
