import type { Fault, Rule, Severity } from '../../rule';
import { examplePod } from './example';
import { managementPort, probesOf } from './probes';
import { absence, since, valueOf, weaker } from './certainty';
import { containerName, eachServer, faultOf, type Server } from './server';
import { issue } from './sources';
import { MANAGEMENT_TLS_OPTIONS, TLS_OPTIONS } from './tls';

const ALL = [...TLS_OPTIONS, ...MANAGEMENT_TLS_OPTIONS];

interface Scheme {
  readonly https: boolean;
  readonly certain: Severity;
}

/** What the management interface speaks; undefined where nobody can tell. */
function managementScheme(server: Server): Scheme | undefined {
  if (server.options.has('http-management-scheme'))
    return valueOf(server, 'http-management-scheme') === 'http' ? { https: false, certain: 'error' } : undefined;
  if (ALL.some((name) => server.options.has(name))) {
    const certain = absence(server, 'http-management-scheme');
    return certain === undefined ? undefined : { https: true, certain };
  }
  const certain = absence(server, ...ALL, 'http-management-scheme');
  return certain === undefined ? undefined : { https: false, certain };
}

function look(server: Server): Fault[] {
  const scheme = managementScheme(server);
  const severity = weaker(since(server, 25), scheme?.certain);
  if (scheme === undefined || severity === undefined) return [];
  const [expected, asked] = scheme.https ? ['HTTPS', 'HTTP'] : ['HTTP', 'HTTPS'];
  return probesOf(server)
    .filter(({ port, https }) => port === managementPort(server) && https !== scheme.https)
    .map(({ kind, path }) => {
      const message = `the ${kind} of ${containerName(server)} asks by ${asked}, and the management port speaks ${expected}`;
      const other = scheme.https ? ', or set "http-management-scheme" to http' : '';
      return faultOf(server, { path, severity, message, fix: `set the probe's scheme to ${expected}${other}` });
    });
}

/** The management port takes over the certificate of the main one. */
export const keycloakProbeScheme: Rule = {
  id: 'keycloak-probe-scheme',
  family: 'keycloak',
  severity: 'error',
  summary: "A probe speaks what Keycloak's management port speaks, HTTP or HTTPS.",
  why: 'With a certificate for the main interface the management interface has TLS as well, and a probe by HTTP fails for good; without one, a probe by HTTPS does.',
  bad: examplePod({
    container:
      'args: [start, --optimized, --https-certificate-file=/tls/tls.crt, --https-certificate-key-file=/tls/tls.key]\nlivenessProbe:\n  httpGet:\n    path: /health/live\n    port: 9000\n',
  }),
  good: examplePod({
    container:
      'args: [start, --optimized, --https-certificate-file=/tls/tls.crt, --https-certificate-key-file=/tls/tls.key]\nlivenessProbe:\n  httpGet:\n    path: /health/live\n    port: 9000\n    scheme: HTTPS\n',
  }),
  remedy:
    "Set the probes' `scheme` to the management port's, or set `http-management-scheme` to `http` where the release knows it.",
  source: issue(41325),
  check: eachServer(look),
};
