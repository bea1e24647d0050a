import type { Fault, Rule } from '../../rule';
import { isCluster } from './cluster';
import { exampleCluster } from './example';
import { systemProperty, valueOf } from './certainty';
import { containerName, eachServer, faultOf, optionPath, type Server } from './server';
import { guide } from './sources';
import { propertyValue } from './transport';

const OPTION = 'cache-embedded-network-bind-address';
const PROPERTY = 'jgroups.bind.address';

/** Addresses that no other pod reaches, JGroups' own word for them included. */
function isLoopback(address: string): boolean {
  return /^(127\.|localhost$|::1$|\[::1\]$|loopback$)/i.test(address);
}

function look(server: Server): Fault[] {
  const address = valueOf(server, OPTION) ?? propertyValue(server, PROPERTY) ?? '';
  if (!isLoopback(address) || !isCluster(server) || valueOf(server, 'cache') === 'local') return [];
  const path = server.options.has(OPTION) ? optionPath(server, OPTION) : systemProperty(server, PROPERTY)?.path;
  const message = `${containerName(server)} binds its cluster transport to "${address}", where no other pod reaches it`;
  const fix = 'bind it to the address of the pod, from the field "status.podIP"';
  return [faultOf(server, { path: path ?? server.container.path, message, fix })];
}

/** The transport listens where the other pods are. */
export const keycloakBindAddress: Rule = {
  id: 'keycloak-bind-address',
  family: 'keycloak',
  severity: 'error',
  summary: "Keycloak's cluster transport listens on an address that other pods reach.",
  why: 'By default it takes the first address of a private network (RFC 1918). A loopback address makes each pod a cluster of one. Where pods have addresses outside these networks, such as 100.64.0.0/10, the address has to be given, which manifests do not show.',
  bad: exampleCluster({ container: `args: [start, --optimized, --${OPTION}=127.0.0.1]\n` }),
  good: exampleCluster({
    container:
      'args: [start, --optimized]\nenv:\n  - name: KC_CACHE_EMBEDDED_NETWORK_BIND_ADDRESS\n    valueFrom:\n      fieldRef:\n        fieldPath: status.podIP\n',
  }),
  remedy: 'Set `cache-embedded-network-bind-address` from `status.podIP`, or leave it out.',
  source: guide('server/caching'),
  check: eachServer(look),
};
