import type { Fault, Rule } from '../../rule';
import { examplePod } from './example';
import { since, systemProperty } from './certainty';
import { containerName, eachServer, faultOf, type Server } from './server';
import { changes } from './sources';

/** Properties of the WildFly server, and the options that took their place. */
const REPLACED: ReadonlyMap<string, string> = new Map([
  ['jboss.node.name', 'spi-cache-embedded-default-node-name'],
  ['jboss.site.name', 'spi-cache-embedded-default-site-name'],
]);

function look(server: Server): Fault[] {
  const severity = since(server, 26, 3);
  if (severity === undefined) return [];
  return [...REPLACED].flatMap(([name, option]) => {
    const found = systemProperty(server, name);
    if (found === undefined) return [];
    const message = `${containerName(server)} sets the Java property "${name}", with which Keycloak does not start since 26.3`;
    return [faultOf(server, { path: found.path, severity, message, fix: `set the option "${option}" instead` })];
  });
}

/** Names of nodes and sites are options now. */
export const keycloakSystemProperty: Rule = {
  id: 'keycloak-system-property',
  family: 'keycloak',
  severity: 'error',
  summary: "Nodes and sites are named by Keycloak's options, not by properties of its former server.",
  why: 'Since 26.3 the server refuses to start with `jboss.node.name` or `jboss.site.name`.',
  bad: examplePod({
    container: 'args: [start, --optimized]\nenv:\n  - name: JAVA_OPTS_APPEND\n    value: -Djboss.site.name=north\n',
  }),
  good: examplePod({
    container:
      'args: [start, --optimized]\nenv:\n  - name: KC_SPI_CACHE_EMBEDDED_DEFAULT_SITE_NAME\n    value: north\n',
  }),
  remedy: 'Use `spi-cache-embedded-default-node-name` and `spi-cache-embedded-default-site-name`.',
  source: changes('26_3_0'),
  check: eachServer(look),
};
