import type { Fault, Rule } from '../../rule';
import { entriesOf } from './entries';
import { examplePod, STOCK_IMAGE } from './example';
import { absence, since, valueOf, weaker } from './certainty';
import { containerName, eachServer, faultOf, optionPath, type Server } from './server';
import { guide } from './sources';

function isUrl(text: string): boolean {
  return /^https?:\/\/[^\s/]/.test(text);
}

/** What Java takes for a plain host name; a port, a path or an underscore makes it none. */
function isHost(text: string): boolean {
  return /^[a-z0-9.-]+$/i.test(text) || /^\[[0-9a-f:.]+\]$/i.test(text);
}

function missing(server: Server): Fault[] {
  // Only `false` lets the server start without a name; what it is set to elsewhere may be that.
  const excuses = valueOf(server, 'hostname-strict') === 'true' ? ['hostname'] : ['hostname', 'hostname-strict'];
  const severity = weaker(since(server, 26), absence(server, ...excuses));
  if (server.mode !== 'start' || severity === undefined) return [];
  const message = `${containerName(server)} has no "hostname", without which Keycloak does not start in production mode`;
  return [faultOf(server, { severity, message, fix: 'set "hostname" to the public URL' })];
}

function dynamic(server: Server): Fault[] {
  const strict = valueOf(server, 'hostname-strict');
  // With `hostname` set this option has no effect.
  if (server.mode !== 'start' || strict !== 'false' || absence(server, 'hostname') === undefined) return [];
  const message = `${containerName(server)} takes its public host name from each request, so that links in mails and tokens go where the caller wants`;
  const path = optionPath(server, 'hostname-strict');
  return [faultOf(server, { path, severity: 'warning', message, fix: 'set "hostname" to the public URL' })];
}

function malformed(server: Server): Fault[] {
  const hostname = valueOf(server, 'hostname');
  const severity = since(server, 26);
  if (hostname === undefined || hostname === '' || hostname.includes('$') || severity === undefined) return [];
  const path = optionPath(server, 'hostname');
  if (!isUrl(hostname) && !isHost(hostname)) {
    const message = `${containerName(server)} has the hostname "${hostname}", which is neither a plain host name nor a URL, and Keycloak refuses it`;
    return [faultOf(server, { path, severity, message, fix: 'write the whole URL with "https://"' })];
  }
  if (server.mode !== 'start' || !/^http:\/\/(?!localhost\b|127\.|\[::1\])/.test(hostname)) return [];
  const message = `${containerName(server)} has the hostname "${hostname}", whose pages run without a secure context, so that browsers drop its cookies across sites`;
  return [faultOf(server, { path, severity: 'warning', message, fix: 'set the URL with "https://"' })];
}

/** Both options need to know the whole public URL. */
function dependents(server: Server): Fault[] {
  const hostname = valueOf(server, 'hostname');
  const plain = hostname !== undefined && !isUrl(hostname) && !hostname.includes('$');
  const certain = plain ? 'error' : absence(server, 'hostname');
  const severity = weaker(since(server, 26), certain);
  if (severity === undefined) return [];
  const asking = ['hostname-admin', 'hostname-backchannel-dynamic'].filter(
    (name) => server.options.has(name) && (name === 'hostname-admin' || valueOf(server, name) === 'true'),
  );
  return asking.map((name) => {
    const message = `${containerName(server)} sets "${name}", for which Keycloak demands a full URL as "hostname"`;
    return faultOf(server, {
      path: optionPath(server, name),
      severity,
      message,
      fix: 'set "hostname" to the public URL',
    });
  });
}

function adminUrl(server: Server): Fault[] {
  const admin = valueOf(server, 'hostname-admin');
  const severity = since(server, 26);
  if (admin === undefined || admin === '' || admin.includes('$') || isUrl(admin) || severity === undefined) return [];
  const message = `${containerName(server)} has the value "${admin}" for "hostname-admin", which has to be a full URL`;
  return [
    faultOf(server, { path: optionPath(server, 'hostname-admin'), severity, message, fix: 'write it with "https://"' }),
  ];
}

function fits(pattern: string, host: string): boolean {
  return pattern === host || (pattern.startsWith('*.') && host.slice(host.indexOf('.')) === pattern.slice(1));
}

/** Where requests come by host names, Keycloak's own is one of them. */
function unserved(server: Server): Fault[] {
  const hostname = valueOf(server, 'hostname');
  if (hostname === undefined || (!isUrl(hostname) && !isHost(hostname)) || hostname.includes('$')) return [];
  const host = /^(?:https?:\/\/)?([^:/]*)/.exec(hostname)?.[1] ?? '';
  const entries = entriesOf(server);
  // What is no name is another rule's.
  const hosts = entries.flatMap((entry) => entry.hosts).filter((name) => /^[-*.a-z0-9]+$/i.test(name));
  const open = entries.some((entry) => entry.hosts.length === 0);
  if (open || hosts.length === 0 || hosts.some((pattern) => fits(pattern, host))) return [];
  const message = `${containerName(server)} has the hostname "${hostname}", and requests come to it by ${[...new Set(hosts)].join(', ')}`;
  const fix = 'let both say the same name';
  return [faultOf(server, { path: optionPath(server, 'hostname'), severity: 'warning', message, fix })];
}

/** The host name's rules of version 2, the only one since 26.0. */
export const keycloakHostname: Rule = {
  id: 'keycloak-hostname',
  family: 'keycloak',
  severity: 'error',
  summary: 'Keycloak knows its public URL.',
  why: 'In production mode the server ends without `hostname`, with one that is neither a name nor a URL, and with `hostname-admin` or `hostname-backchannel-dynamic` beside a plain name. Where it differs from the host that an Ingress or a route leads to it by, its links lead elsewhere. With `hostname-strict=false` whoever sends a request chooses the host in its links.',
  bad: examplePod({ image: STOCK_IMAGE, container: 'args: [start, --http-enabled=true]\n' }),
  good: examplePod({
    image: STOCK_IMAGE,
    container: 'args: [start, --http-enabled=true, --hostname=https://sso.example]\n',
  }),
  remedy: 'Set `hostname` to the whole URL under which browsers reach the server.',
  source: guide('server/hostname'),
  check: eachServer((server) => [
    ...missing(server),
    ...dynamic(server),
    ...malformed(server),
    ...dependents(server),
    ...adminUrl(server),
    ...unserved(server),
  ]),
};
