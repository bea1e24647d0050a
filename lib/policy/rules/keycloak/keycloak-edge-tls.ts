import type { Fault, Rule } from '../../rule';
import { examplePod, STOCK_IMAGE } from './example';
import { absence, since, valueOf, weaker } from './certainty';
import { containerName, eachServer, faultOf, optionPath, type Server } from './server';
import { guide } from './sources';
import { TLS_OPTIONS } from './tls';

function withoutEither(server: Server): Fault[] {
  const http = valueOf(server, 'http-enabled');
  const plain = http === 'false' ? 'error' : absence(server, 'http-enabled');
  const severity = weaker(weaker(plain, absence(server, ...TLS_OPTIONS)), since(server, 26));
  if (severity === undefined) return [];
  const message = `${containerName(server)} has neither a certificate nor "http-enabled", so that Keycloak does not start in production mode`;
  const fix = 'set "http-enabled" to true behind a proxy that ends TLS, or "https-certificate-file" and its key';
  return [faultOf(server, { path: optionPath(server, 'http-enabled'), severity, message, fix })];
}

function withoutHeaders(server: Server): Fault[] {
  const missing = absence(server, 'proxy-headers', 'proxy-protocol-enabled', ...TLS_OPTIONS);
  const edge =
    valueOf(server, 'http-enabled') === 'true' && valueOf(server, 'hostname')?.startsWith('https://') === true;
  if (!edge || missing === undefined || since(server, 26) === undefined) return [];
  const message = `${containerName(server)} is reached by HTTPS, gets HTTP and does not read the proxy's headers, so that it refuses requests of its own pages (403)`;
  const fix = 'set "proxy-headers" to xforwarded or forwarded, as the proxy sends them';
  return [faultOf(server, { path: optionPath(server, 'http-enabled'), severity: 'warning', message, fix })];
}

/** TLS ends in the server, or before it; the server has to know which. */
export const keycloakEdgeTls: Rule = {
  id: 'keycloak-edge-tls',
  family: 'keycloak',
  severity: 'error',
  summary: 'Keycloak has a certificate, or serves HTTP behind a proxy whose headers it reads.',
  why: 'Without either it ends: "Key material not provided to setup HTTPS". Behind a proxy that ends TLS, and without `proxy-headers`, it sees requests from another origin than its own and refuses them.',
  bad: examplePod({ image: STOCK_IMAGE, container: 'args: [start, --hostname=https://sso.example]\n' }),
  good: examplePod({
    image: STOCK_IMAGE,
    container: 'args: [start, --hostname=https://sso.example, --http-enabled=true, --proxy-headers=xforwarded]\n',
  }),
  remedy: 'Behind a proxy set `http-enabled=true` and `proxy-headers`; else give the server a certificate.',
  source: guide('server/reverseproxy'),
  check: eachServer((server) => (server.mode === 'start' ? [...withoutEither(server), ...withoutHeaders(server)] : [])),
};
