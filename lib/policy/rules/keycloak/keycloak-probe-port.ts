import type { Fault, Rule, Severity } from '../../rule';
import { examplePod, STOCK_IMAGE } from './example';
import { isHealth, managementPort, probesOf } from './probes';
import { absence, effective, since, weaker } from './certainty';
import { containerName, eachServer, faultOf, type Server } from './server';
import { guide } from './sources';

/** How certain it is that health checks are on the management interface alone; undefined where they are not. */
function onManagementOnly(server: Server): Severity | undefined {
  const own = effective(server, 'http-management-health-enabled');
  const legacy = effective(server, 'legacy-observability-interface');
  if ((own.is === 'set' && own.value !== 'true') || (legacy.is === 'set' && legacy.value !== 'false')) return undefined;
  const known = own.is !== 'unknown' && legacy.is !== 'unknown';
  return weaker(since(server, 25), known ? 'error' : 'warning');
}

function look(server: Server): Fault[] {
  const [port, severity] = [managementPort(server), onManagementOnly(server)];
  if (port === undefined || severity === undefined) return [];
  // A port that the manifest sets is certain; one that is left alone may be set by what no manifest shows.
  const certain = server.options.has('http-management-port') ? 'error' : absence(server, 'http-management-port');
  return probesOf(server)
    .filter((probe) => isHealth(probe.url) && probe.port !== undefined && probe.port !== port)
    .map((probe) =>
      faultOf(server, {
        path: probe.path,
        severity: weaker(severity, certain) ?? 'warning',
        message: `the ${probe.kind} of ${containerName(server)} asks for "${probe.url}" on port ${probe.port ?? ''}, and Keycloak answers it on its management port ${port}`,
        fix: `let it ask port ${port}`,
      }),
    );
}

/** Since 25 health checks have a port of their own. */
export const keycloakProbePort: Rule = {
  id: 'keycloak-probe-port',
  family: 'keycloak',
  severity: 'error',
  summary: "Probes of `/health` ask Keycloak's management port.",
  why: 'Since 25 health checks are on the management interface, port 9000. The main port answers 404, so that the pod never becomes ready.',
  bad: examplePod({
    image: STOCK_IMAGE,
    container:
      'args: [start, --health-enabled=true]\nlivenessProbe:\n  httpGet:\n    path: /health/live\n    port: 8080\n',
  }),
  good: examplePod({
    image: STOCK_IMAGE,
    container:
      'args: [start, --health-enabled=true]\nlivenessProbe:\n  httpGet:\n    path: /health/live\n    port: 9000\n',
  }),
  remedy: 'Declare the management port as a container port and let all probes ask it.',
  source: guide('server/management-interface'),
  check: eachServer(look),
};
