import { Connection, healthPort, port, type Health, type Pod, type Port, type Resources } from '../constructs';
import type { DatabaseServer } from './database';
import { GOOGLE_APIS } from './google-network';
import type { GoogleCloud } from './identity';
import { images } from './images';

const RESOURCES: Resources = {
  requests: { cpu: '100m', memory: '128Mi', ephemeralStorage: '100Mi' },
  limits: { cpu: '200m', memory: '256Mi', ephemeralStorage: '200Mi' },
};

/** The port that a Cloud SQL instance's server-side proxy listens on; 5432 is not used behind the Auth Proxy (D-19). */
const INSTANCE_PORT = 3307;

const PORTS = {
  sql: port(5432),
  'proxy-health': healthPort(9801, { startup: '/startup', readiness: '/readiness', liveness: '/liveness' }),
};

/**
 * Cloud SQL through the Auth Proxy as a native sidecar: it is up before any start-up wait or migration of the same pod
 * needs it (D-45), and ends after a Job's main container.
 */
export class CloudSql implements DatabaseServer {
  constructor(private readonly cloud: GoogleCloud) {}

  connect(pod: Pod): Connection<'postgres.sql'> {
    const { policy } = pod.network;
    policy.allowTo({ peers: [{ cidr: this.cloud.privateServices }], ports: [INSTANCE_PORT] });
    GOOGLE_APIS.forEach((rule) => {
      policy.allowTo(rule);
    });
    pod.sidecar('cloud-sql-proxy', PORTS, {
      image: images.cloudSqlProxy,
      args: this.args(),
      resources: RESOURCES,
      user: { uid: 65532, gid: 65532 },
      writable: { '/tmp': '16Mi' },
      probes: {
        port: 'proxy-health',
        startup: { period: 2, timeout: 2, failures: 60 },
        readiness: { period: 10, timeout: 5, failures: 3 },
        liveness: { period: 30, timeout: 10, failures: 3 },
      },
    });
    return new Connection('postgres.sql', { host: '127.0.0.1', port: PORTS.sql.number, tls: false });
  }

  /** The health flags open the port that the probes ask, on an address that the kubelet reaches (D-12, D-13). */
  private args(): string[] {
    const { project, region, databaseInstance } = this.cloud;
    const health: Port<Health> = PORTS['proxy-health'];
    return [
      '--structured-logs',
      `--port=${PORTS.sql.number}`,
      '--private-ip',
      '--health-check',
      '--http-address=0.0.0.0',
      `--http-port=${health.number}`,
      `${project}:${region}:${databaseInstance}`,
    ];
  }
}
