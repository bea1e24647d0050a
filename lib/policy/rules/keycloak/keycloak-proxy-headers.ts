import type { Fault, Rule } from '../../rule';
import { INGRESS, policiesOf } from './cluster';
import { examplePod } from './example';
import { since, valueOf } from './certainty';
import { containerName, eachServer, faultOf, optionPath, type Server } from './server';
import { guide } from './sources';

function contradiction(server: Server): Fault[] {
  const severity = since(server, 26);
  if (valueOf(server, 'proxy-protocol-enabled') !== 'true' || severity === undefined) return [];
  const message = `${containerName(server)} sets "proxy-headers" and "proxy-protocol-enabled", of which Keycloak takes only one`;
  const path = optionPath(server, 'proxy-protocol-enabled');
  return [faultOf(server, { path, severity, message, fix: 'remove the one that the proxy does not speak' })];
}

function unknownValue(server: Server, value: string): Fault[] {
  const severity = since(server, 24);
  if (value === 'xforwarded' || value === 'forwarded' || value.includes('$') || severity === undefined) return [];
  const message = `${containerName(server)} has the value "${value}" for "proxy-headers", which Keycloak refuses`;
  const path = optionPath(server, 'proxy-headers');
  return [faultOf(server, { path, severity, message, fix: 'set it to xforwarded or forwarded' })];
}

function openToAnyone(server: Server): Fault[] {
  const limited =
    server.open || server.options.has('proxy-trusted-addresses') || policiesOf(server, INGRESS).length > 0;
  if (limited) return [];
  const message = `${containerName(server)} believes the proxy headers of every pod that reaches it, since no NetworkPolicy and no "proxy-trusted-addresses" limits who may send them`;
  const fix = 'let a NetworkPolicy admit only the ingress controller, or set "proxy-trusted-addresses"';
  return [faultOf(server, { path: optionPath(server, 'proxy-headers'), severity: 'warning', message, fix })];
}

function look(server: Server): Fault[] {
  const headers = server.options.get('proxy-headers');
  if (headers === undefined) return [];
  return [
    ...contradiction(server),
    ...(headers.value === undefined ? [] : unknownValue(server, headers.value)),
    ...openToAnyone(server),
  ];
}

/** Headers that say who the caller is are as good as those who may send them. */
export const keycloakProxyHeaders: Rule = {
  id: 'keycloak-proxy-headers',
  family: 'keycloak',
  severity: 'error',
  summary: 'Proxy headers are read in one way, and only from the proxy.',
  why: 'Whoever reaches the HTTP port directly can send the headers of the proxy, and so forge its address and its host. Together with the PROXY protocol the server does not start.',
  bad: examplePod({
    container: 'args: [start, --optimized, --proxy-headers=xforwarded, --proxy-protocol-enabled=true]\n',
  }),
  good: examplePod({
    container: 'args: [start, --optimized, --proxy-headers=xforwarded, --proxy-trusted-addresses=10.8.0.0/24]\n',
  }),
  remedy: 'Admit the ingress controller alone by a NetworkPolicy, or name its addresses in `proxy-trusted-addresses`.',
  source: guide('server/reverseproxy'),
  check: eachServer(look),
};
