import type { Fault, Rule, Severity } from '../../rule';
import { examplePod, READ_ONLY_CONTAINER, READ_ONLY_VOLUMES } from './example';
import { canWrite, since, valueOf } from './certainty';
import { containerName, eachServer, faultOf, home, optionPath, type Server } from './server';
import { guide } from './sources';

/** Where a log goes that has no `log-file`. */
function fileOf(server: Server): string | undefined {
  if (!server.options.has('log-file')) return home('data/log/keycloak.log');
  const value = valueOf(server, 'log-file');
  if (value === undefined || value === '') return undefined;
  return value.startsWith('/') ? value : home(value);
}

function unwritable(server: Server, option: string, path: string | undefined, severity: Severity): Fault[] {
  if (path === undefined || canWrite(server, path)) return [];
  const message = `${containerName(server)} logs to "${path}", which cannot be written`;
  const fix = 'log to the console, or mount an emptyDir there';
  return [faultOf(server, { path: optionPath(server, option), severity, message, fix })];
}

function look(server: Server): Fault[] {
  const handlers = (valueOf(server, 'log') ?? '').split(',').map((handler) => handler.trim());
  const access = valueOf(server, 'http-access-log-file-enabled') === 'true' ? since(server, 26) : undefined;
  return [
    ...(handlers.includes('file') ? unwritable(server, 'log', fileOf(server), 'warning') : []),
    ...(access === undefined
      ? []
      : unwritable(server, 'http-access-log-file-enabled', home('data/log/keycloak-access.log'), access)),
  ];
}

/** A log in a file needs a folder. */
export const keycloakLogFile: Rule = {
  id: 'keycloak-log-file',
  family: 'keycloak',
  severity: 'error',
  summary: 'A log that goes to a file can be written.',
  why: 'On a read-only root the log is lost, and the server ends where it is the access log. Logs of pods belong on the console anyway.',
  bad: examplePod({
    container: 'args: [start, --optimized, "--log=console,file"]\nsecurityContext:\n  readOnlyRootFilesystem: true\n',
  }),
  good: examplePod({
    container: `args: [start, --optimized, "--log=console,file"]\n${READ_ONLY_CONTAINER}`,
    pod: READ_ONLY_VOLUMES,
  }),
  remedy: 'Log to the console; if it has to be a file, mount an emptyDir at `/opt/keycloak/data`.',
  source: guide('server/logging'),
  check: eachServer(look),
};
