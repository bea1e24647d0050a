import type { Fault, Rule } from '../../rule';
import { examplePod } from './example';
import { isWithin, type Mount } from './mounts';
import { since, weaker } from './certainty';
import { containerName, eachServer, faultOf, home, type Server } from './server';
import { guide } from './sources';

function isJar({ folder }: Mount): boolean {
  return folder.endsWith('.jar');
}

function look(server: Server): Fault[] {
  const folder = home('providers');
  const mounts = server.mounts.filter((mount) => isWithin(mount.folder, folder));
  if (!server.optimized || server.builds) return [];
  return mounts.flatMap((mount) => {
    // A single JAR is certainly one more than at the build; what a whole folder holds is hidden.
    const severity = weaker(since(server, 26), isJar(mount) ? 'error' : 'warning');
    if (severity === undefined) return [];
    const message = isJar(mount)
      ? `${containerName(server)} mounts the provider "${mount.folder}", which the build of its image does not know, and "--optimized" refuses it`
      : `${containerName(server)} has the volume "${mount.volume}" over "${mount.folder}", and "--optimized" refuses other providers than those of the build`;
    const fix = 'copy providers into the image before "kc.sh build", or start without "--optimized"';
    return [faultOf(server, { path: mount.path, severity, message, fix })];
  });
}

/** The build remembers each provider and its time. */
export const keycloakProviders: Rule = {
  id: 'keycloak-providers',
  family: 'keycloak',
  severity: 'error',
  summary: 'A server that starts with `--optimized` gets no providers by volume.',
  why: 'The build records the JAR files in `providers`. One more or one less at the start is an error, and the server ends.',
  bad: examplePod({
    container:
      'args: [start, --optimized]\nvolumeMounts:\n  - name: theme\n    mountPath: /opt/keycloak/providers/theme.jar\n    subPath: theme.jar\n',
    pod: 'volumes:\n  - name: theme\n    configMap:\n      name: theme\n',
  }),
  good: examplePod({ container: 'args: [start, --optimized]\n' }),
  remedy: 'Build providers into the image.',
  source: guide('server/configuration-provider'),
  check: eachServer(look),
};
