import type { Construct } from 'constructs';
import { boolean, oneOf } from '../config';
import {
  Component,
  ConfigMap,
  type Endpoint,
  healthPort,
  port,
  type Resources,
  ServiceAccount,
  type Target,
  Workload,
} from '../constructs';
import { images } from './images';

const keys = {
  qdrant__log_level: oneOf(['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR'], {
    default: 'INFO',
    doc: 'Least severity that is logged.',
  }),
  qdrant__storage__snapshots_path: oneOf(['/qdrant/storage/snapshots'], {
    default: '/qdrant/storage/snapshots',
    doc: 'Snapshots lie on the volume: their usual place is outside it and cannot be written (D-46).',
  }),
  qdrant__telemetry_disabled: boolean({ default: true, doc: 'No reports to the vendor.' }),
  qdrant_init_file_path: oneOf(['/qdrant/init/.qdrant-initialized'], {
    default: '/qdrant/init/.qdrant-initialized',
    doc: 'Written at start; its usual place is the read-only root.',
  }),
} as const;

const PORTS = {
  http: healthPort(6333, { startup: '/healthz', readiness: '/readyz', liveness: '/livez' }, { metrics: '/metrics' }),
  grpc: port(6334),
};

/** What an overlay decides about the vector database. */
export interface QdrantSettings {
  readonly resources: Resources;
  readonly storage: `${number}Gi`;
}

/** Qdrant, one replica on one volume. */
export class Qdrant extends Component {
  readonly http: Endpoint<'qdrant.http'>;

  constructor(scope: Construct, target: Target, props: QdrantSettings) {
    super(scope, 'qdrant', target);
    // uid 1000 and gid 2000 are the user of the unprivileged image.
    const workload = new Workload(this, 'qdrant', {
      account: new ServiceAccount(this, 'qdrant'),
      user: { uid: 1000, gid: 2000, fsGroup: 2000 },
      ports: PORTS,
      scale: { replicas: 1 },
      claim: { name: 'storage', mountPath: '/qdrant/storage', size: props.storage },
    });
    const config = new ConfigMap(this, 'qdrant-config', { keys, values: {}, wired: {} });
    workload.run({
      image: images.qdrant,
      env: config.envAll(),
      resources: props.resources,
      writable: { '/tmp': '64Mi', '/qdrant/init': '1Mi' },
      probes: {
        port: 'http',
        startup: { period: 5, timeout: 3, failures: 30 },
        readiness: { period: 5, timeout: 3, failures: 3 },
        liveness: { period: 20, timeout: 5, failures: 3 },
      },
    });
    this.http = workload.serve({ http: 6333 }).endpoint('http');
  }
}
