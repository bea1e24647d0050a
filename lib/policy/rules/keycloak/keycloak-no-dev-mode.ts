import type { Fault, Rule } from '../../rule';
import { examplePod } from './example';
import { valueOf } from './certainty';
import { containerName, eachServer, faultOf, optionPath, wordPath, type Server } from './server';
import { guide } from './sources';

const FIX = 'start with "start" and set hostname, database and TLS or a proxy';

function look(server: Server): Fault[] {
  const message = `${containerName(server)} runs Keycloak in development mode, which serves plain HTTP to any host name and keeps nothing in a database of its own accord`;
  if (server.mode === 'start-dev') return [faultOf(server, { path: wordPath(server, 'start-dev'), message, fix: FIX })];
  return valueOf(server, 'profile') === 'dev'
    ? [faultOf(server, { path: optionPath(server, 'profile'), message, fix: FIX })]
    : [];
}

/** Development mode is fine on a desk; a warning, since a development set may mean it. */
export const keycloakNoDevMode: Rule = {
  id: 'keycloak-no-dev-mode',
  family: 'keycloak',
  severity: 'warning',
  summary: 'Keycloak runs in production mode.',
  why: 'Development mode turns on HTTP, accepts any host name, turns off theme caches and defaults to a database file in the container, which is lost with the pod.',
  bad: examplePod({ container: 'args: [start-dev]\n' }),
  good: examplePod({ container: 'args: [start, --optimized]\n' }),
  remedy: 'Use `start`, and set what it asks for: a database, `hostname`, and TLS or `http-enabled` behind a proxy.',
  source: guide('server/configuration-production'),
  check: eachServer(look),
};
