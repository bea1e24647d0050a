import { secretTable } from '../../lib/config';
import {
  type Component,
  type ContainerProps,
  healthPort,
  type ListeningProps,
  port,
  type RemoteRef,
  type Resources,
  type SecretStore,
  ServiceAccount,
  Workload,
  type WorkloadProps,
} from '../../lib/constructs';

/** Amounts that no test is about. */
export const RESOURCES: Resources = {
  requests: { cpu: '100m', memory: '256Mi', ephemeralStorage: '200Mi' },
  limits: { cpu: '200m', memory: '512Mi', ephemeralStorage: '400Mi' },
};

/** A user that no test is about. */
export const USER = { uid: 1234, gid: 2345, fsGroup: 3456 };

/** Two ports: one with health checks, one without. */
export const PORTS = {
  http: healthPort(8080, { startup: '/started', readiness: '/ready', liveness: '/alive' }),
  admin: port(9090),
};

/** Probe times that no test is about. */
export const TIMES = {
  startup: { period: 1, timeout: 2, failures: 3 },
  readiness: { period: 4, timeout: 5, failures: 6 },
  liveness: { period: 7, timeout: 8, failures: 9 },
};

/** A container without ports. */
export const CONTAINER: ContainerProps = {
  image: { repository: 'registry.test/task', tag: '2.0.0' },
  resources: RESOURCES,
};

/** A container with `PORTS`. */
export const LISTENING: ListeningProps<typeof PORTS> = {
  image: { repository: 'registry.test/web', tag: '1.2.3' },
  resources: RESOURCES,
  probes: { port: 'http', ...TIMES },
};

/** An account called like the component. */
export function accountOf(component: Component): ServiceAccount {
  return new ServiceAccount(component, component.name);
}

/** A workload called like its component, without a container yet. */
export function bareWorkload<Name extends string>(
  component: Component,
  base: Name,
  differing: Partial<WorkloadProps<typeof PORTS>> = {},
): Workload<Name, typeof PORTS> {
  const account = new ServiceAccount(component, base);
  return new Workload(component, base, { account, user: USER, ports: PORTS, scale: { replicas: 1 }, ...differing });
}

/** A workload with its container. */
export function webWorkload(
  component: Component,
  differing: Partial<WorkloadProps<typeof PORTS>> = {},
  container: Partial<ListeningProps<typeof PORTS>> = {},
): Workload<'web', typeof PORTS> {
  const workload = bareWorkload(component, 'web', differing);
  workload.run({ ...LISTENING, ...container });
  return workload;
}

/** Secrets that a machine may invent. */
export const secrets = secretTable({
  db_password: { doc: 'A password.', issuer: 'nobody', rotation: { everyDays: 90 }, generated: 'value' },
  api_key: { doc: 'A key.', issuer: 'a console', rotation: { everyDays: 90 }, generated: 'value' },
});

/** A vault that only names its entries. */
export function plainStore(component: Component): SecretStore {
  return {
    kind: 'SecretStore',
    name: component.objectName('vault'),
    remoteRef: ({ vaultName }): RemoteRef => ({ key: component.objectName(vaultName) }),
  };
}
