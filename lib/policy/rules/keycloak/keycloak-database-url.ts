import type { Fault, Rule } from '../../rule';
import { examplePod } from './example';
import { containerName, eachServer, faultOf, type Server } from './server';
import { guide } from './sources';

const PARTS = ['db-url-host', 'db-url-port', 'db-url-database', 'db-url-properties'] as const;

function look(server: Server): Fault[] {
  if (!server.options.has('db-url')) return [];
  return PARTS.flatMap((name) => {
    const part = server.options.get(name);
    if (part === undefined) return [];
    const message = `${containerName(server)} sets "${name}" beside "db-url", where Keycloak ignores it`;
    return [faultOf(server, { path: part.path, message, fix: `remove "${name}", or "db-url"` })];
  });
}

/** A whole URL and its parts: the parts are not read. */
export const keycloakDatabaseUrl: Rule = {
  id: 'keycloak-database-url',
  family: 'keycloak',
  severity: 'warning',
  summary: "The database's address is one URL or its parts, not both.",
  why: 'The parts make up the default of `db-url`. Where `db-url` is set they have no effect, and a change of the host changes nothing.',
  bad: examplePod({
    container:
      'args: [start, --optimized]\nenv:\n  - name: KC_DB_URL\n    value: jdbc:postgresql://postgres/sso\n  - name: KC_DB_URL_HOST\n    value: postgres-2\n',
  }),
  good: examplePod({
    container: 'args: [start, --optimized]\nenv:\n  - name: KC_DB_URL_HOST\n    value: postgres-2\n',
  }),
  remedy: 'Keep the parts, of which each is one value, or the URL.',
  source: guide('server/db'),
  check: eachServer(look),
};
