import type { Fault, Rule } from '../../rule';
import { examplePod, STOCK_IMAGE } from './example';
import { since } from './certainty';
import { containerName, eachServer, faultOf, home, wordPath, type Server } from './server';
import { mountOver } from './mounts';
import { guide } from './sources';

function look(server: Server): Fault[] {
  // A build that an init container left in a volume counts as one; 22 is the first release known to refuse. Those before
  // run with what was built into them, which is another database than any that is set.
  const severity = since(server, 22) ?? (server.options.has('db') ? since(server, 18) : undefined);
  const built = server.builds || mountOver(server.mounts, home('lib/quarkus')) !== undefined;
  if (!server.stock || !server.optimized || built || severity === undefined) return [];
  const message = `${containerName(server)} starts the official image with "--optimized", although nothing has been built in it`;
  const fix = 'build an image of your own with "kc.sh build", or leave "--optimized" out';
  return [faultOf(server, { path: wordPath(server, '--optimized'), severity, message, fix })];
}

/** `--optimized` needs a build, and the official image has none. */
export const keycloakStockImage: Rule = {
  id: 'keycloak-stock-image',
  family: 'keycloak',
  severity: 'error',
  summary: '`--optimized` is for images in which `kc.sh build` ran, not for the official one.',
  why: 'The server finds no build and ends at once: "The --optimized flag was used for first ever server start".',
  bad: examplePod({ image: STOCK_IMAGE, container: 'args: [start, --optimized]\n' }),
  good: examplePod({ container: 'args: [start, --optimized]\n' }),
  remedy: 'Derive an image from the official one, run `kc.sh build` in it with the build options, and use that image.',
  source: guide('server/containers'),
  check: eachServer(look),
};
