import { property } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { examplePod } from './example';
import { timing } from './probes';
import { containerName, eachServer, faultOf, type Server } from './server';
import { file } from './sources';

/** Seconds that a start may take when an update migrates the database; the operator waits for 600. */
const LONGEST_START = 300;

function look(server: Server): Fault[] {
  const { body, path } = server.container;
  const startup = property(body, 'startupProbe');
  const kind = startup === undefined || startup === null ? 'livenessProbe' : 'startupProbe';
  const probe = property(body, kind);
  if (probe === undefined || probe === null) return [];
  const seconds =
    timing(probe, 'initialDelaySeconds') + timing(probe, 'periodSeconds') * timing(probe, 'failureThreshold');
  if (seconds >= LONGEST_START) return [];
  const message = `the ${kind} of ${containerName(server)} restarts it after ${seconds} seconds, in the middle of a database migration`;
  const fix = `give it a startupProbe whose periodSeconds times failureThreshold is at least ${LONGEST_START}`;
  return [faultOf(server, { path: `${path}/${kind}`, message, fix })];
}

/** A start after an update migrates the database, which takes minutes. */
export const keycloakStartupTime: Rule = {
  id: 'keycloak-startup-time',
  family: 'keycloak',
  severity: 'warning',
  summary: 'A start of Keycloak may take five minutes before a probe ends it.',
  why: 'The first start of a new release migrates the database. A restart in the middle leaves the lock of the migration behind, and the next start waits for it.',
  bad: examplePod({
    container: 'args: [start, --optimized]\nlivenessProbe:\n  httpGet:\n    path: /health/live\n    port: 9000\n',
  }),
  good: examplePod({
    container:
      'args: [start, --optimized]\nstartupProbe:\n  httpGet:\n    path: /health/started\n    port: 9000\n  periodSeconds: 5\n  failureThreshold: 120\nlivenessProbe:\n  httpGet:\n    path: /health/live\n    port: 9000\n',
  }),
  remedy: "Add a startupProbe on `/health/started`; the operator's own tries 600 times, once a second.",
  source: file('operator/src/main/java/org/keycloak/operator/controllers/KeycloakDeploymentDependentResource.java'),
  check: eachServer(look),
};
