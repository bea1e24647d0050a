import type { Fault, Rule, Severity } from '../../rule';
import { examplePod, READ_ONLY_CONTAINER, READ_ONLY_VOLUMES } from './example';
import { isWithin } from './mounts';
import { canWrite, since, valueOf, weaker } from './certainty';
import { containerName, eachServer, faultOf, home, optionPath, type Server } from './server';
import { hasAccountFiles } from './service-account';
import { changes } from './sources';

/** How certain it is that the server writes a trust store at its start. */
function writes(server: Server): Severity | undefined {
  const configured = server.options.has('truststore-paths');
  const mounted = server.mounts.some(({ folder }) => isWithin(folder, home('conf/truststores')));
  if (configured || mounted) return since(server, 24);
  const files = hasAccountFiles(server);
  if (files === 'no' || server.options.has('truststore-kubernetes-enabled')) return undefined;
  return weaker(since(server, 26, 6), files === 'yes' ? 'error' : 'warning');
}

function unwritable(server: Server): Fault[] {
  const severity = writes(server);
  // A data folder that cannot be written at all is the finding of another rule.
  const partly =
    canWrite(server, home('data/transaction-logs')) && !canWrite(server, home('data/keycloak-truststore.p12'));
  if (severity === undefined || !partly) return [];
  const path = optionPath(server, 'truststore-paths');
  const message = `${containerName(server)} writes its trust store to "${home('data')}" at its start and cannot`;
  return [faultOf(server, { path, severity, message, fix: `mount an emptyDir at "${home('data')}"` })];
}

function trustsCluster(server: Server): Fault[] {
  const client = valueOf(server, 'https-client-auth');
  const asks = client === 'request' || client === 'required';
  const kubernetes = !server.options.has('truststore-kubernetes-enabled') && hasAccountFiles(server) !== 'no';
  const separate = server.open || server.options.has('https-trust-store-file');
  if (!asks || !kubernetes || separate || since(server, 26, 6) === undefined) return [];
  const message = `${containerName(server)} asks for client certificates and, from 26.6 on, accepts those that the cluster's own authority signed`;
  const fix = 'set "https-trust-store-file" to the authorities of your clients';
  return [faultOf(server, { path: optionPath(server, 'https-client-auth'), severity: 'warning', message, fix })];
}

/** The trust store is put together at the start, and kept in the data folder. */
export const keycloakTruststore: Rule = {
  id: 'keycloak-truststore',
  family: 'keycloak',
  severity: 'error',
  summary: 'Keycloak can write the trust store it puts together, and trusts only the authorities that are meant.',
  why: 'With `truststore-paths`, and from 26.6 on wherever the service account is mounted, the server writes `data/keycloak-truststore.p12` at its start and ends with "Failed to save truststore" where it cannot. From 26.6 on the authority of the cluster is in it, and so counts for client certificates.',
  bad: examplePod({
    container: `args: [start, --optimized]
env:
  - name: KC_TRUSTSTORE_PATHS
    value: /etc/authorities
securityContext:
  readOnlyRootFilesystem: true
volumeMounts:
  - name: logs
    mountPath: /opt/keycloak/data/transaction-logs
`,
    pod: 'volumes:\n  - name: logs\n    emptyDir: {}\n',
  }),
  good: examplePod({
    container: `args: [start, --optimized]
env:
  - name: KC_TRUSTSTORE_PATHS
    value: /etc/authorities
${READ_ONLY_CONTAINER}`,
    pod: READ_ONLY_VOLUMES,
  }),
  remedy: 'Mount an emptyDir over the whole data folder; give client certificates a trust store of their own.',
  source: changes('26_6_0'),
  check: eachServer((server) => [...unwritable(server), ...trustsCluster(server)]),
};
