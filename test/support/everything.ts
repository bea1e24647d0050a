import { plain, tagged, text } from '../../lib/config';
import {
  type Component,
  ConfigMap,
  ExternalSecret,
  GcpSecretStore,
  GeneratedSecretStore,
  Ingress,
  Job,
  LimitRange,
  Namespace,
  PriorityClass,
  ResourceQuota,
  type SecretStore,
  ServiceAccount,
  VerticalAutoscaler,
} from '../../lib/constructs';
import { bareWorkload, CONTAINER, LISTENING, PORTS, RESOURCES, secrets, USER } from './parts';

const AMOUNTS = RESOURCES.requests;

function bounds(component: Component): void {
  const maxRatio = 4;
  new Namespace(component);
  new LimitRange(component, 'limits', {
    min: AMOUNTS,
    max: AMOUNTS,
    defaultRequest: AMOUNTS,
    defaultLimit: AMOUNTS,
    maxRatio,
  });
  new ResourceQuota(component, 'quota', { ...RESOURCES, pods: 1, volumeClaims: 1, storage: '1Gi' });
  new PriorityClass(component, 'urgent', 100, 'Urgent pods.');
}

function vaults(component: Component): SecretStore {
  const account = new ServiceAccount(component, 'cloud', 'cloud@project.iam.gserviceaccount.com');
  new GcpSecretStore(component, 'cloud', { project: 'p', clusterLocation: 'l', clusterName: 'c', account });
  return new GeneratedSecretStore(component, 'vault');
}

function database(component: Component) {
  const workload = bareWorkload(component, 'database', {
    claim: { name: 'data', mountPath: '/data', size: '1Gi' },
    scale: { min: 2, max: 3, cpuPercent: 70, memoryPercent: 80 },
  });
  workload.run({ ...LISTENING, writable: { '/tmp': '1Mi' } });
  return workload.serve({ http: 80 }, { headless: true }).endpoint('http');
}

/** One of everything that the constructs can make, in one component. */
export function everything(component: Component): void {
  bounds(component);
  const secret = new ExternalSecret(component, 'secrets', {
    store: vaults(component),
    entries: secrets,
    keys: { db_password: plain(secrets.db_password), api_key: plain(secrets.api_key) },
  });
  const keys = { level: text({ default: 'info', doc: 'Level.' }) } as const;
  const config = new ConfigMap(component, 'config', { keys, values: {}, wired: {} });
  const endpoint = database(component);

  const web = bareWorkload(component, 'frontend', { scale: { replicas: 2 } });
  web.connect(endpoint, { wait: true });
  web.sidecar('helper', PORTS, LISTENING);
  web.run({ ...LISTENING, env: { ...config.envAll(), ...secret.envAll() } });
  new VerticalAutoscaler(component, web);
  new Ingress(component, 'public', {
    controller: { className: 'nginx', namespace: 'gate', issuer: 'authority' },
    host: tagged('web.test'),
    backend: web.serve({ http: 80 }),
    port: 'http',
    paths: ['/'],
    readTimeout: 60,
    bodySize: '1m',
    buffering: true,
  });

  const job = new Job(component, 'migrate', { account: new ServiceAccount(component, 'migrate'), user: USER });
  job.connect(endpoint);
  job.run({ ...CONTAINER, env: secret.env(['db_password']) });
}
