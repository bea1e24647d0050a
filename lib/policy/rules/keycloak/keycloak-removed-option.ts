import type { Fault, Rule, Severity } from '../../rule';
import { examplePod } from './example';
import type { Option } from './options';
import { absence, since } from './certainty';
import { containerName, eachServer, faultOf, type Server } from './server';
import { changes } from './sources';

/** Options that 26.0 does not have, and what takes their place. */
const REMOVED: ReadonlyMap<string, string> = new Map([
  ['hostname-admin-url', 'set "hostname-admin"'],
  ['hostname-path', 'put the path into "hostname" as a URL'],
  ['hostname-port', 'put the port into "hostname" as a URL'],
  ['hostname-strict-backchannel', 'remove it; "hostname-backchannel-dynamic" is its opposite'],
  ['hostname-strict-https', 'put "https://" before "hostname"'],
  ['hostname-url', 'set "hostname" to the URL'],
  ['proxy', 'set "proxy-headers", and "http-enabled" where the proxy ends TLS'],
]);

/** An unknown argument ends the server; an unknown variable is passed over. */
function severityOf(server: Server, { from, name }: Option): Severity | undefined {
  // Nothing else says the address that this one was meant to say.
  const lost = name === 'hostname-url' && server.mode === 'start' && absence(server, 'hostname') === 'error';
  return from === 'argument' || lost ? since(server, 26) : since(server, 26) && 'warning';
}

function look(server: Server): Fault[] {
  return [...server.options.values()].flatMap((option) => {
    const [fix, severity] = [REMOVED.get(option.name), severityOf(server, option)];
    if (fix === undefined || severity === undefined) return [];
    const effect = option.from === 'argument' ? 'refuses as unknown' : 'does not read';
    const message = `${containerName(server)} sets "${option.name}", which Keycloak ${effect} since 26.0`;
    return [faultOf(server, { path: option.path, severity, message, fix })];
  });
}

/** Options of the first host name and proxy models. */
export const keycloakRemovedOption: Rule = {
  id: 'keycloak-removed-option',
  family: 'keycloak',
  severity: 'error',
  summary: 'No option is set that Keycloak has removed.',
  why: '26.0 removed `proxy` and the first version of the host name options. As an argument they end the server; as a variable they have no effect, and the server does not do what the manifest says.',
  bad: examplePod({ container: 'args: [start, --optimized, --proxy=edge]\n' }),
  good: examplePod({ container: 'args: [start, --optimized, --proxy-headers=xforwarded, --http-enabled=true]\n' }),
  remedy: 'Replace them by `hostname` as a URL, `hostname-admin`, `proxy-headers` and `http-enabled`.',
  source: changes('26_0_0'),
  check: eachServer(look),
};
