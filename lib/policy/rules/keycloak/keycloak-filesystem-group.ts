import { itemsOf, property, type Json } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { examplePod, STOCK_IMAGE } from './example';
import { mountOver } from './mounts';
import { since } from './certainty';
import { containerName, eachServer, faultOf, home, type Server } from './server';
import { file } from './sources';

/** The user of the image, who owns its files; others may write them with group 0 only. */
const OWNER = 1000;

function identity(server: Server, field: 'runAsUser' | 'runAsGroup'): Json | undefined {
  const own = property(property(server.container.body, 'securityContext'), field);
  return own ?? property(property(server.pod.spec, 'securityContext'), field);
}

function inRootGroup(server: Server): boolean {
  const context = property(server.pod.spec, 'securityContext');
  const group = identity(server, 'runAsGroup');
  // Without a group the container runtime takes the one of the image's user table, which is 0 for users not in it.
  return (
    typeof group !== 'number' ||
    group === 0 ||
    property(context, 'fsGroup') === 0 ||
    itemsOf(property(context, 'supplementalGroups')).includes(0)
  );
}

function foreignUser(server: Server): Fault[] {
  const user = identity(server, 'runAsUser');
  if (typeof user !== 'number' || user === OWNER || user === 0 || inRootGroup(server) || server.readOnlyRoot) return [];
  const builds = server.mode !== 'default' && (!server.optimized || server.builds);
  const folders = [
    ...(builds ? [home('lib/quarkus')] : []),
    ...(since(server, 25) === undefined ? [] : [home('data')]),
  ];
  const [folder] = folders.filter((path) => mountOver(server.mounts, path) === undefined);
  if (folder === undefined) return [];
  const message = `${containerName(server)} runs as user ${user} without group 0, who may not write "${folder}" of the image`;
  const fix = 'set "runAsGroup" to 0, or leave user and group to the image';
  return [faultOf(server, { severity: server.stock ? 'error' : 'warning', message, fix })];
}

function volumeGroup(server: Server): Fault[] {
  const mount = mountOver(server.mounts, home('data/transaction-logs'));
  const claim = mount?.type === 'persistentVolumeClaim' || mount?.type === 'ephemeral';
  const group = property(property(server.pod.spec, 'securityContext'), 'fsGroup');
  if (mount === undefined || !claim || typeof group === 'number' || mount.filled || identity(server, 'runAsUser') === 0)
    return [];
  const message = `${containerName(server)} writes to the claim "${mount.volume}" without "fsGroup", so that the folder may belong to root alone`;
  const fix = `set "fsGroup" of the pod's securityContext to ${OWNER}`;
  return [faultOf(server, { path: mount.path, severity: 'warning', message, fix })];
}

/** Who may write the image's files and the volumes. */
export const keycloakFilesystemGroup: Rule = {
  id: 'keycloak-filesystem-group',
  family: 'keycloak',
  severity: 'error',
  summary: "Keycloak's user may write what the server writes.",
  why: "The image's files belong to user 1000 and group 0, with equal rights. Another user in another group can read them and nothing more, so that the build and the transaction log fail. A fresh claim belongs to root until `fsGroup` gives it away.",
  bad: examplePod({
    image: STOCK_IMAGE,
    container: 'args: [start]\nsecurityContext:\n  runAsUser: 10001\n  runAsGroup: 10001\n',
  }),
  good: examplePod({
    image: STOCK_IMAGE,
    container: 'args: [start]\nsecurityContext:\n  runAsUser: 10001\n  runAsGroup: 0\n',
  }),
  remedy: 'Run as user 1000, or any user with group 0; set `fsGroup` where data is on a claim.',
  source: file('quarkus/container/Dockerfile'),
  check: eachServer((server) => [...foreignUser(server), ...volumeGroup(server)]),
};
