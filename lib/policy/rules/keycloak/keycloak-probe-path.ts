import type { Fault, Rule } from '../../rule';
import { examplePod } from './example';
import { isHealth, managementPort, probesOf, type Probe } from './probes';
import { effective, since } from './certainty';
import { containerName, eachServer, faultOf, type Server } from './server';
import { guide } from './sources';

/** What the management interface answers, below its relative path. */
const CHECKS: ReadonlySet<string> = new Set(['/health', '/health/live', '/health/ready', '/health/started']);

/** It is no health check, and answers only while the server does. */
const METRICS = '/metrics';

function trimmed(path: string): string {
  return `/${path}`.replaceAll(/\/{2,}/g, '/').replace(/\/$/, '');
}

/** The path below which the management interface answers; undefined where it cannot be told. */
function managementPath(server: Server): string | undefined {
  for (const option of ['http-management-relative-path', 'http-relative-path']) {
    const found = effective(server, option);
    if (found.is === 'set') return trimmed(found.value);
    if (found.is === 'unknown') return undefined;
  }
  return '';
}

function wrong(server: Server, { kind, path, url }: Probe): Fault[] {
  const base = managementPath(server);
  const severity = since(server, 25);
  if (base === undefined || severity === undefined) return [];
  const asked = trimmed(url);
  const below = asked.startsWith(`${base}/`) ? asked.slice(base.length) : undefined;
  if (below !== undefined && (CHECKS.has(below) || below === METRICS)) return [];
  const greets = asked === '' || asked === base;
  const told = greets ? ', which is answered whatever the state of the server' : '';
  const message = `the ${kind} of ${containerName(server)} asks for "${url}"${told}, and Keycloak's health checks are at "${base}/health/started", "${base}/health/ready" and "${base}/health/live"`;
  const weight = greets ? 'warning' : severity;
  return [faultOf(server, { path, severity: weight, message, fix: 'let it ask for one of these' })];
}

function page(server: Server, { kind, path, url }: Probe): Fault {
  const message = `the ${kind} of ${containerName(server)} asks for the page "${url}", which redirects to the configured host name or asks the database`;
  const fix = 'let it ask for a health check on the management port';
  return faultOf(server, { path, severity: 'warning', message, fix });
}

function look(server: Server): Fault[] {
  return probesOf(server).flatMap((probe) => {
    if (probe.port === managementPort(server)) return wrong(server, probe);
    return isHealth(probe.url) || probe.url.includes('/health/') || since(server, 25) === undefined
      ? []
      : [page(server, probe)];
  });
}

/** A probe has to ask for what the server answers. */
export const keycloakProbePath: Rule = {
  id: 'keycloak-probe-path',
  family: 'keycloak',
  severity: 'error',
  summary: "Probes ask for Keycloak's health checks, under its relative path.",
  why: 'The management interface takes over `http-relative-path` unless it has a path of its own, so that `/health` becomes `/auth/health`; its root answers as long as it listens, and anything else gets 404. Pages of the main port answer with a redirect to another host or depend on the database.',
  bad: examplePod({
    container: `args: [start, --http-relative-path=/auth]
readinessProbe:
  httpGet:
    path: /health/ready
    port: 9000
`,
    image: 'quay.io/keycloak/keycloak:26.4.2',
  }),
  good: examplePod({
    container: `args: [start, --http-relative-path=/auth]
readinessProbe:
  httpGet:
    path: /auth/health/ready
    port: 9000
`,
    image: 'quay.io/keycloak/keycloak:26.4.2',
  }),
  remedy: 'Ask for `<relative path>/health/started`, `/health/ready` and `/health/live` on the management port.',
  source: guide('server/management-interface'),
  check: eachServer(look),
};
