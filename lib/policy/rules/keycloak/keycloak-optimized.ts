import type { Fault, Rule, Severity } from '../../rule';
import { isBuildOption, variableOf } from './build-options';
import { examplePod, READ_ONLY_CONTAINER, READ_ONLY_VOLUMES } from './example';
import { canWrite } from './certainty';
import { containerName, eachServer, faultOf, home, wordPath, type Server } from './server';
import { issue } from './sources';

/** Whether the pod repeats exactly what the image was built with, so that the server finds nothing to rebuild. */
function repeatsBuild(server: Server, built: Readonly<Record<string, string>>): boolean {
  const set = [...server.options.values()].filter(({ name }) => isBuildOption(name));
  const own = new Map(set.map(({ name, value }) => [variableOf(name), value]));
  const names = Object.keys(built);
  return own.size === names.length && names.every((name) => own.get(name) === built[name]);
}

function severityOf(server: Server): Severity | undefined {
  if (server.stock || server.builds || server.mode === 'start-dev') return 'error';
  const built = server.contract?.buildEnv;
  // An image that sets its build options for the run as well starts without a rebuild; nobody can tell from here.
  if (built === undefined) return 'warning';
  return repeatsBuild(server, built) ? undefined : 'error';
}

function look(server: Server): Fault[] {
  const path = wordPath(server, 'start', 'start-dev');
  if (server.environment.variables.has('KC_OPTIMIZED') && !server.optimized) {
    const message = `${containerName(server)} sets KC_OPTIMIZED, which Keycloak does not read`;
    return [faultOf(server, { path, severity: 'warning', message, fix: 'put "--optimized" among the arguments' })];
  }
  const rebuilds = server.mode !== 'default' && (!server.optimized || server.builds);
  if (!rebuilds || !server.readOnlyRoot || canWrite(server, home('lib/quarkus'))) return [];
  const severity = severityOf(server);
  if (severity === undefined) return [];
  const message = `${containerName(server)} builds Keycloak at its start, and "${home('lib/quarkus')}" cannot be written on a read-only root file system`;
  const fix =
    'build the options into the image with "kc.sh build" and start it with the arguments "start" and "--optimized"';
  return [faultOf(server, { path, severity, message, fix })];
}

/** A start without `--optimized` rewrites the server's own folder, which a read-only root forbids. */
export const keycloakOptimized: Rule = {
  id: 'keycloak-optimized',
  family: 'keycloak',
  severity: 'error',
  summary: 'Keycloak on a read-only root file system starts from a finished build, with `--optimized`.',
  why: 'Without `--optimized` Keycloak compares its build options with those of the last build and builds itself anew into `lib/quarkus`. On a read-only root it ends with a ReadOnlyFileSystemException and the pod never starts.',
  bad: examplePod({
    image: 'quay.io/keycloak/keycloak:26.4.2',
    container: 'args: [start]\nsecurityContext:\n  readOnlyRootFilesystem: true\n',
  }),
  good: examplePod({ container: `args: [start, --optimized]\n${READ_ONLY_CONTAINER}`, pod: READ_ONLY_VOLUMES }),
  remedy: 'Build an image of your own with `kc.sh build`, and give `start` and `--optimized` as two arguments.',
  source: issue(44632),
  check: eachServer(look),
};
