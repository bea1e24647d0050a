import type { Fault, Rule, Severity } from '../../rule';
import { examplePod } from './example';
import type { Mount } from './mounts';
import { containerName, eachServer, faultOf, home, type Server } from './server';
import { guide } from './sources';

const PROGRAM: ReadonlySet<string> = new Set(['/opt', '/opt/keycloak', home('lib'), home('lib/lib'), home('bin')]);

function whatIsHidden({ optimized, builds }: Server, { folder }: Mount): string | undefined {
  if (PROGRAM.has(folder)) return 'the server itself';
  if (folder === home('lib/quarkus') && optimized && !builds) return 'the build that "--optimized" starts from';
  return folder === home('conf') ? "the image's keycloak.conf, cache configuration and trust stores" : undefined;
}

/** A volume that nobody can have put the folder's content in; undefined where an init container may have. */
function severityOf({ folder, type, filled }: Mount): Severity | undefined {
  if (filled || type === 'image') return undefined;
  const empty = ['emptyDir', 'configMap', 'secret'].includes(type);
  return empty && folder !== home('conf') ? 'error' : 'warning';
}

function look(server: Server): Fault[] {
  return server.mounts.flatMap((mount) => {
    const [hidden, severity] = [whatIsHidden(server, mount), severityOf(mount)];
    if (hidden === undefined || severity === undefined || (mount.part && mount.type !== 'emptyDir')) return [];
    const message = `${containerName(server)} has the volume "${mount.volume}" over "${mount.folder}", which hides ${hidden}`;
    const fix = 'mount single files with "subPath", or the folders below that the server writes to';
    return [faultOf(server, { path: mount.path, severity, message, fix })];
  });
}

/** A volume over a folder of the image shows the volume's content and nothing of the image's. */
export const keycloakHiddenFolder: Rule = {
  id: 'keycloak-hidden-folder',
  family: 'keycloak',
  severity: 'error',
  summary: "No volume hides Keycloak's program, its build or its configuration.",
  why: 'An empty volume over `/opt/keycloak`, `lib` or `bin` leaves nothing to start; one over `lib/quarkus` takes the build away, and `--optimized` refuses; one over `conf` takes the default files away.',
  bad: examplePod({
    container: 'args: [start, --optimized]\nvolumeMounts:\n  - name: build\n    mountPath: /opt/keycloak/lib/quarkus\n',
    pod: 'volumes:\n  - name: build\n    emptyDir: {}\n',
  }),
  good: examplePod({
    container: 'args: [start, --optimized]\nvolumeMounts:\n  - name: data\n    mountPath: /opt/keycloak/data\n',
    pod: 'volumes:\n  - name: data\n    emptyDir: {}\n',
  }),
  remedy: 'Mount volumes only where the server writes: `/tmp` and `/opt/keycloak/data`; single files with `subPath`.',
  source: guide('server/directory-structure'),
  check: eachServer(look),
};
