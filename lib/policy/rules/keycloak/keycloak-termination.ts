import { property } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { examplePod } from './example';
import { since, valueOf } from './certainty';
import { containerName, eachServer, faultOf, type Server } from './server';
import { changes } from './sources';

/** Seconds of `terminationGracePeriodSeconds` where the pod says none (Kubernetes). */
const DEFAULT_GRACE = 30;

/** Seconds that the server needs after the last request to leave the cluster and close its connections. */
const CLOSING = 10;

const UNITS: ReadonlyMap<string, number> = new Map([
  ['ms', 0.001],
  ['', 1],
  ['s', 1],
  ['m', 60],
  ['h', 3600],
]);

/** Seconds of `30`, `30s`, `2m` or `PT30S`; undefined for what is none of them. */
export function seconds(text: string): number | undefined {
  const [, amount, unit = ''] = /^(?:pt)?(\d+)(ms|[smh]?)$/i.exec(text.trim()) ?? [];
  return amount === undefined ? undefined : Number(amount) * (UNITS.get(unit.toLowerCase()) ?? Number.NaN);
}

/** Seconds that a server waits for its requests unless told otherwise: one in 26.6, ten from 26.7 on (`start --help-all`). */
function defaultTimeout(server: Server): number {
  return since(server, 26, 7) === 'error' ? 10 : 1;
}

/** The value of a shutdown option in seconds. */
function phase(server: Server, name: 'shutdown-delay' | 'shutdown-timeout', standard: number): number | undefined {
  if (!server.options.has(name)) return standard;
  const value = valueOf(server, name);
  return value === undefined ? undefined : seconds(value);
}

function look(server: Server): Fault[] {
  const delay = phase(server, 'shutdown-delay', 1);
  const timeout = phase(server, 'shutdown-timeout', defaultTimeout(server));
  if (since(server, 26, 6) === undefined || delay === undefined || timeout === undefined) return [];
  const stated = property(server.pod.spec, 'terminationGracePeriodSeconds');
  const grace = typeof stated === 'number' ? stated : DEFAULT_GRACE;
  const needed = delay + timeout + CLOSING;
  if (grace >= needed) return [];
  const path = typeof stated === 'number' ? `${server.pod.path}/terminationGracePeriodSeconds` : server.pod.path;
  const message = `${containerName(server)} needs ${needed} seconds to end in good order, and is killed after ${grace}`;
  const fix = `set "terminationGracePeriodSeconds" to ${Math.ceil(needed)} at least`;
  return [faultOf(server, { path, message, fix })];
}

/** The kubelet's patience has to outlast the server's good manners. */
export const keycloakTermination: Rule = {
  id: 'keycloak-termination',
  family: 'keycloak',
  severity: 'warning',
  summary: 'Keycloak has the time to finish its requests before it is killed.',
  why: 'Since 26.6 the server first waits for `shutdown-delay`, so that load balancers notice, and then up to `shutdown-timeout` for its requests. Where the grace period is shorter, requests are cut off and the cluster has to find out that a pod is gone.',
  bad: examplePod({
    image: 'registry.example/sso/keycloak:26.6.1',
    container: 'args: [start, --optimized, --shutdown-delay=20s, --shutdown-timeout=20s]\n',
  }),
  good: examplePod({
    image: 'registry.example/sso/keycloak:26.6.1',
    container: 'args: [start, --optimized, --shutdown-delay=20s, --shutdown-timeout=20s]\n',
    pod: 'terminationGracePeriodSeconds: 60\n',
  }),
  remedy: 'Raise `terminationGracePeriodSeconds` above the sum of both options and ten seconds.',
  source: changes('26_6_0'),
  check: eachServer(look),
};
