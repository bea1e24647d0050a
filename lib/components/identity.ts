import { tagged, type Tagged } from '../config';
import type { GoogleAccount, IngressController, MonitoringSystem, Rule } from '../constructs';

/** How much a deployment may be trusted with; the mcp-server's start-up rules depend on it. */
export type Stage = 'development' | 'staging' | 'production';

/** An IPv4 range in CIDR form. */
export type Cidr = `${number}.${number}.${number}.${number}/${number}`;

/** Who and where an environment is. Everything that a new owner must replace stands in these fields. */
export interface Identity {
  readonly stage: Stage;
  /** Put before every object name; lower case, at most 12 characters. */
  readonly prefix: string;
  /** The DNS zone that public hosts are made in. */
  readonly domain: string;
  /** Registry path of the images that the owner builds: mcp-server and Keycloak. */
  readonly registry: string;
}

/** The Google Cloud resources that an environment stands on. */
export interface GoogleCloud {
  readonly project: string;
  readonly region: string;
  /** The GKE cluster's name. */
  readonly cluster: string;
  /** The Cloud SQL instance's name, without project and region. */
  readonly databaseInstance: string;
  /** The DNS name of the Memorystore instance in the VPC's private zone. */
  readonly redisHost: string;
  /** The range of private services access, where Cloud SQL and Memorystore get their addresses (D-20). */
  readonly privateServices: Cidr;
}

/** Facts of the cluster that no object here creates. */
export const clusterFacts = {
  monitoring: {
    cluster: { kind: 'prometheus-operator', namespace: 'monitoring' },
    // Where GKE keeps the collectors of Managed Service for Prometheus.
    google: { kind: 'google-managed', namespace: 'gke-gmp-system' },
  } satisfies Record<string, MonitoringSystem>,
  /** The page with a heading for each alert. */
  runbook: 'https://git.keyfit.test/platform/src/branch/main/docs/how-to/alerts.md',
  /** Each cluster has another private address for it, on 443 (GKE) or 6443 (kubeadm, kind). */
  apiServer: {
    peers: [{ cidr: '10.0.0.0/8' }, { cidr: '172.16.0.0/12' }, { cidr: '192.168.0.0/16' }],
    ports: [443, 6443],
  } satisfies Rule,
  ingress: { className: 'nginx', namespace: 'ingress-nginx', issuer: 'letsencrypt-prod' } satisfies IngressController,
};

/** The public hosts of an environment, each a name of its own so that no two programs claim one path. */
export interface PublicHosts {
  readonly mcp: Tagged<'mcp-server-langgraph.host'>;
  readonly auth: Tagged<'keycloak.host'>;
  /** Origins that browsers may call the mcp-server from. */
  readonly appOrigins: Tagged<'app.origins', readonly string[]>;
  /** The base URL that Keycloak writes into tokens. */
  readonly authUrl: Tagged<'auth.url'>;
}

/** The hosts made from the environment's domain. */
export function publicHosts(identity: Identity): PublicHosts {
  const auth = `auth.${identity.domain}`;
  return {
    mcp: tagged(`mcp.${identity.domain}`),
    auth: tagged(auth),
    appOrigins: tagged([`https://app.${identity.domain}`]),
    authUrl: tagged(`https://${auth}`),
  };
}

/**
 * The Google account of a component. Ids have 6 to 30 characters (IAM docs), so the long platform name is cut to `slg`,
 * as upstream settled on for names with a limit.
 */
export function googleAccount(identity: Identity, cloud: GoogleCloud, service: string): GoogleAccount {
  return `${identity.prefix}-slg-${service}@${cloud.project}.iam.gserviceaccount.com`;
}
