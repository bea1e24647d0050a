import type { Fault, Rule, Severity } from '../../rule';
import { examplePod, READ_ONLY_CONTAINER, READ_ONLY_VOLUMES } from './example';
import { canWrite, since, systemProperty } from './certainty';
import { containerName, eachServer, faultOf, home, type Server } from './server';
import { issue } from './sources';

/** Where the transaction log goes unless the server is told not to keep one. */
function keepsTransactionLog({ environment, javaOptions }: Server): boolean {
  const names = ['QUARKUS_TRANSACTION_MANAGER_ENABLE_RECOVERY', 'QUARKUS_TRANSACTION_MANAGER_OBJECT_STORE_DIRECTORY'];
  const moved = names.some((name) => environment.variables.has(name));
  return !moved && !javaOptions.some(({ text }) => text.startsWith('-Dquarkus.transaction-manager.'));
}

function unwritable(server: Server, folder: string, severity: Severity, consequence: string): Fault {
  const message = `${containerName(server)} has no writable "${folder}" on its read-only root file system, so that ${consequence}`;
  return faultOf(server, { severity, message, fix: `mount an emptyDir at "${folder}"` });
}

function temporary(server: Server): Fault[] {
  // The folder moves with the Java property.
  const moved = systemProperty(server, 'java.io.tmpdir') ?? systemProperty(server, 'vertx.cacheDirBase');
  const severity = since(server, 24);
  if (canWrite(server, '/tmp') || moved !== undefined || server.javaOpen || severity === undefined) return [];
  return [unwritable(server, '/tmp', severity, 'its HTTP layer cannot create its cache and the server ends')];
}

/** An image of one's own may keep no transaction log; where it has a folder for the cache alone, it probably does. */
function data(server: Server): Fault[] {
  const folder = home('data');
  const [logs, cache] = [since(server, 25), since(server, 26)];
  const cached = canWrite(server, `${folder}/tmp`);
  if (logs !== undefined && keepsTransactionLog(server) && !canWrite(server, `${folder}/transaction-logs`)) {
    const own = !server.stock && server.contract === undefined;
    const severity = own && cached ? 'warning' : logs;
    return [
      unwritable(
        server,
        folder,
        severity,
        'it cannot keep its transaction log, which ends the start of many releases (ARJUNA012225), and pages lose their scripts and styles',
      ),
    ];
  }
  if (cache === undefined || cached) return [];
  return [unwritable(server, `${folder}/tmp`, cache, 'pages lose their scripts and styles (HTTP 404 or 500)')];
}

/** What the server writes at every start, even a finished build. */
export const keycloakWritableData: Rule = {
  id: 'keycloak-writable-data',
  family: 'keycloak',
  severity: 'error',
  summary: 'Keycloak on a read-only root file system can write to `/tmp` and `/opt/keycloak/data`.',
  why: 'Every start makes a folder in `/tmp` and, since 25, the transaction log in `/opt/keycloak/data`, also where no XA data source is used. Without them releases of 25 and 26 have ended at their start with ARJUNA012225; 26.7.3 starts, and its pages come without scripts and styles.',
  bad: examplePod({
    container:
      'args: [start, --optimized]\nsecurityContext:\n  readOnlyRootFilesystem: true\nvolumeMounts:\n  - name: scratch\n    mountPath: /tmp\n',
    pod: 'volumes:\n  - name: scratch\n    emptyDir: {}\n',
  }),
  good: examplePod({ container: `args: [start, --optimized]\n${READ_ONLY_CONTAINER}`, pod: READ_ONLY_VOLUMES }),
  remedy: 'Mount an emptyDir with a `sizeLimit` at each of the two folders.',
  source: issue(33698),
  check: eachServer((server) => (server.readOnlyRoot ? [...temporary(server), ...data(server)] : [])),
};
