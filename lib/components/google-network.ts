import type { Rule } from '../constructs';

/** Ranges that are never public (RFC 1918, RFC 6598, link-local). */
const PRIVATE_RANGES = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16'];

/** HTTPS to public addresses: LLM providers and Google APIs. An empty namespace selector would match pods only (D-21). */
export const PUBLIC_HTTPS: Rule = { peers: [{ cidr: '0.0.0.0/0', except: PRIVATE_RANGES }], ports: [443] };

/** The GKE metadata server, which hands out Workload Identity tokens on 80 and 988 (GKE docs, "Network policies"). */
export const METADATA_SERVER: Rule = {
  peers: [{ cidr: '169.254.169.254/32' }, { cidr: '169.254.169.252/32' }],
  ports: [80, 988],
};

/** What a pod needs to call Google APIs as its Google account. */
export const GOOGLE_APIS: readonly Rule[] = [PUBLIC_HTTPS, METADATA_SERVER];
