import type { Fault, Rule } from '../../rule';
import { examplePod, STOCK_IMAGE } from './example';
import { isHealth, probesOf } from './probes';
import { effective } from './certainty';
import { containerName, eachServer, faultOf, type Server } from './server';
import { guide } from './sources';

/** Whether a switch that is off by default is known to be off. */
function isOff(server: Server, option: string): boolean {
  const found = effective(server, option);
  return found.is === 'set' ? found.value !== 'true' && !found.value.includes('$') : found.is === 'absent';
}

function look(server: Server): Fault[] {
  const probes = probesOf(server).filter(({ url }) => isHealth(url));
  const [first] = probes;
  if (first === undefined || server.mode === 'default') return [];
  if (isOff(server, 'health-enabled')) {
    const message = `${containerName(server)} is probed at "${first.url}", and its health checks are not enabled`;
    const related = probes.slice(1).map(({ path }) => ({ resource: server.pod.owner, path }));
    const fix = 'build the image with "health-enabled" set to true';
    return [faultOf(server, { path: first.path, message, fix, related })];
  }
  const ready = probes.find(({ kind }) => kind === 'readinessProbe');
  if (ready === undefined || !isOff(server, 'metrics-enabled')) return [];
  const message = `${containerName(server)} is ready without its database: the readiness check asks the database only while metrics are enabled`;
  const fix = 'build the image with "metrics-enabled" set to true';
  return [faultOf(server, { path: ready.path, severity: 'warning', message, fix })];
}

/** Health checks exist only where the build has them. */
export const keycloakHealth: Rule = {
  id: 'keycloak-health',
  family: 'keycloak',
  severity: 'error',
  summary:
    'A server that is probed at `/health` has its health checks enabled, and its metrics for the database check.',
  why: 'Both are off by default. Without health checks the probes get 404 or no connection and the pod never becomes ready; without metrics the readiness check leaves the database out.',
  bad: examplePod({
    image: STOCK_IMAGE,
    container: 'args: [start]\nreadinessProbe:\n  httpGet:\n    path: /health/ready\n    port: 9000\n',
  }),
  good: examplePod({
    image: STOCK_IMAGE,
    container:
      'args: [start, --health-enabled=true, --metrics-enabled=true]\nreadinessProbe:\n  httpGet:\n    path: /health/ready\n    port: 9000\n',
  }),
  remedy:
    'Set `health-enabled` and `metrics-enabled` where the image is built, or as arguments where it builds at its start.',
  source: guide('observability/health'),
  check: eachServer(look),
};
