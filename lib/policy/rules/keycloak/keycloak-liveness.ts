import type { Fault, Rule } from '../../rule';
import { examplePod } from './example';
import { probesOf } from './probes';
import { containerName, eachServer, faultOf, type Server } from './server';
import { guide } from './sources';

function look(server: Server): Fault[] {
  return probesOf(server)
    .filter(({ kind, url }) => kind === 'livenessProbe' && /\/health(\/ready)?\/?$/.test(url))
    .map(({ path, url }) => {
      const message = `the livenessProbe of ${containerName(server)} asks for "${url}", so that an outage of the database restarts every pod`;
      return faultOf(server, { path, message, fix: 'let it ask for "/health/live"' });
    });
}

/** Readiness depends on the database, liveness must not. */
export const keycloakLiveness: Rule = {
  id: 'keycloak-liveness',
  family: 'keycloak',
  severity: 'warning',
  summary: "Keycloak's liveness does not depend on its database.",
  why: '`/health/ready`, and `/health` which sums up all checks, fail while the database cannot be reached. As a livenessProbe they restart all pods in that moment, and all of them start at once when the database is back.',
  bad: examplePod({
    container: 'args: [start, --optimized]\nlivenessProbe:\n  httpGet:\n    path: /health/ready\n    port: 9000\n',
  }),
  good: examplePod({
    container: 'args: [start, --optimized]\nlivenessProbe:\n  httpGet:\n    path: /health/live\n    port: 9000\n',
  }),
  remedy: 'Ask `/health/live` for liveness and `/health/ready` for readiness.',
  source: guide('observability/health'),
  check: eachServer(look),
};
