import type { Fault, Rule } from '../../rule';
import { examplePod } from './example';
import { isWithin, mountOver } from './mounts';
import { containerName, eachServer, faultOf, home, wordPath, type Server } from './server';
import { guide } from './sources';

function look(server: Server): Fault[] {
  const folder = home('data/import');
  const path = wordPath(server, '--import-realm');
  const provided = server.mounts.some((mount) => isWithin(mount.folder, folder));
  if (path === server.container.path || provided) return [];
  const over = mountOver(server.mounts, folder);
  const fix = `mount the realm files at "${folder}"`;
  if (over?.type === 'emptyDir' && !over.filled) {
    const message = `${containerName(server)} imports realms from "${folder}", which the empty volume "${over.volume}" hides`;
    return [faultOf(server, { path, message, fix })];
  }
  if (over !== undefined || !server.stock || server.line.script !== undefined) return [];
  const message = `${containerName(server)} imports realms from "${folder}", where the official image has none`;
  return [faultOf(server, { path, severity: 'warning', message, fix })];
}

/** `--import-realm` reads a folder, and says nothing where it is empty. */
export const keycloakImportFolder: Rule = {
  id: 'keycloak-import-folder',
  family: 'keycloak',
  severity: 'error',
  summary: '`--import-realm` finds realm files in `/opt/keycloak/data/import`.',
  why: 'An emptyDir over `/opt/keycloak/data`, which a read-only root needs, hides the realm files of the image. The server starts and imports nothing.',
  bad: examplePod({
    container:
      'args: [start, --optimized, --import-realm]\nvolumeMounts:\n  - name: data\n    mountPath: /opt/keycloak/data\n',
    pod: 'volumes:\n  - name: data\n    emptyDir: {}\n',
  }),
  good: examplePod({
    container:
      'args: [start, --optimized, --import-realm]\nvolumeMounts:\n  - name: data\n    mountPath: /opt/keycloak/data\n  - name: realms\n    mountPath: /opt/keycloak/data/import\n',
    pod: 'volumes:\n  - name: data\n    emptyDir: {}\n  - name: realms\n    configMap:\n      name: realms\n',
  }),
  remedy: 'Mount a ConfigMap or Secret with the realm files at `/opt/keycloak/data/import`.',
  source: guide('server/importExport'),
  check: eachServer(look),
};
