import type { Fault, Rule, Severity } from '../../rule';
import { examplePod, STOCK_IMAGE } from './example';
import { absence, effective, valueOf, weaker } from './certainty';
import { containerName, eachServer, faultOf, optionPath, type Server } from './server';
import { guide } from './sources';

function developmentDatabase(server: Server): Fault[] {
  const db = effective(server, 'db');
  if (db.is === 'unknown' || (db.is === 'set' && !db.value.startsWith('dev-'))) return [];
  const message = `${containerName(server)} keeps its realms and users in a development database inside the pod`;
  const fix = 'set "db" to postgres or another database server, and where it is';
  return [faultOf(server, { path: optionPath(server, 'db'), severity: 'warning', message, fix })];
}

/** A database at localhost is the pod's own: a sidecar's, or the node's with the host's network. */
function mayListenHere({ pod }: Server): boolean {
  return pod.containers.filter(({ lasting }) => lasting).length > 1 || pod.spec.hostNetwork === true;
}

function withoutAddress(server: Server): Fault[] {
  const db = effective(server, 'db');
  // An image of its own may say where its database is, without any contract about the run.
  const certain = weaker(absence(server, 'db-url', 'db-url-host'), server.stock ? 'error' : 'warning');
  if (certain === undefined || db.is !== 'set' || db.value.startsWith('dev-') || mayListenHere(server)) return [];
  const message = `${containerName(server)} has a database of type "${db.value}" and no address of it, so that Keycloak looks for it at localhost, where nothing listens`;
  const fix = 'set "db-url-host" or "db-url"';
  return [faultOf(server, { path: optionPath(server, 'db'), severity: certain, message, fix })];
}

/** Credentials may be in the URL, or not be needed, so that their absence is no error. */
function credentials(server: Server): Fault[] {
  const db = effective(server, 'db');
  if (db.is !== 'set' || db.value.startsWith('dev-') || server.options.has('db-url')) return [];
  return ['db-username', 'db-password'].flatMap((name) => {
    const severity: Severity | undefined = absence(server, name);
    if (severity === undefined) return [];
    const message = `${containerName(server)} sets no "${name}" for its database`;
    return [faultOf(server, { severity: 'warning', message, fix: `set "${name}"` })];
  });
}

function look(server: Server): Fault[] {
  if (server.mode !== 'start') return [];
  const kept = valueOf(server, 'db')?.includes('$') === true ? [] : developmentDatabase(server);
  return [...kept, ...withoutAddress(server), ...credentials(server)];
}

/** A server in production mode has a database server, and finds it. */
export const keycloakDatabase: Rule = {
  id: 'keycloak-database',
  family: 'keycloak',
  severity: 'error',
  summary: 'Keycloak in production has a database, its address and its credentials.',
  why: 'Without an address Keycloak connects to localhost and ends; without `db` it keeps everything in a file that goes with the pod.',
  bad: examplePod({ image: STOCK_IMAGE, container: 'args: [start]\nenv:\n  - name: KC_DB\n    value: postgres\n' }),
  good: examplePod({
    image: STOCK_IMAGE,
    container: `args: [start]
env:
  - name: KC_DB
    value: postgres
  - name: KC_DB_URL_HOST
    value: postgres
  - name: KC_DB_USERNAME
    value: sso
  - name: KC_DB_PASSWORD
    valueFrom:
      secretKeyRef:
        name: sso-database
        key: password
`,
  }),
  remedy:
    'Set `db` in the build, `db-url-host`, `db-url-database` and `db-username` for the run, and `db-password` from a Secret.',
  source: guide('server/db'),
  check: eachServer(look),
};
