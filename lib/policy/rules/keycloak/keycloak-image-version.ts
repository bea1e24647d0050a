import type { Fault, Rule } from '../../rule';
import { isCluster } from './cluster';
import { exampleCluster } from './example';
import { parseImage, versionOf } from './image';
import { containerName, eachServer, faultOf, type Server } from './server';
import { guide } from './sources';

function look(server: Server): Fault[] {
  const path = `${server.container.path}/image`;
  const { image, contract } = server;
  const tagged = versionOf(image);
  const built = contract?.version === undefined ? undefined : versionOf(parseImage(`:${contract.version}`));
  const differ =
    tagged !== undefined && built !== undefined && (tagged.major !== built.major || tagged.minor !== built.minor);
  if (differ) {
    const message = `${containerName(server)} runs the tag "${image.tag}", and the settings say that this image is Keycloak ${contract?.version ?? ''}`;
    const fix = 'put the contract of the image in the settings right, or the tag';
    return [faultOf(server, { path, message, fix })];
  }
  const moves = tagged !== undefined && !Number.isFinite(tagged.major + tagged.minor);
  if (!moves || !isCluster(server)) return [];
  const message = `several pods run ${containerName(server)} with a tag that moves from one minor release to the next, and pods of two minor releases cannot form a cluster`;
  return [faultOf(server, { path, message, fix: 'name a release, and change it with all pods stopped' })];
}

/** One release for all pods, and the one that the rules judge by. */
export const keycloakImageVersion: Rule = {
  id: 'keycloak-image-version',
  family: 'keycloak',
  severity: 'warning',
  summary: "All pods of Keycloak run one release, the one that the image's contract names.",
  why: 'Pods of two minor releases speak different versions of the cluster protocol. With a moving tag the next pod to start is of another release than those that run.',
  bad: exampleCluster({ image: 'quay.io/keycloak/keycloak:26', container: 'args: [start]\n' }),
  good: exampleCluster({ image: 'quay.io/keycloak/keycloak:26.4.2', container: 'args: [start]\n' }),
  remedy:
    'Pin a release, best with its digest; between minor releases scale to zero first, or use the strategy Recreate.',
  source: guide('server/update-compatibility'),
  check: eachServer(look),
};
