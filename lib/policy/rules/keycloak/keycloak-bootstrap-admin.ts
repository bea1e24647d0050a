import type { Fault, Rule } from '../../rule';
import { examplePod } from './example';
import { absence, since } from './certainty';
import { containerName, eachServer, faultOf, optionPath, type Server } from './server';
import { changes } from './sources';

/** Since 26.0 the old names are deprecated, and before it the new ones are not read. */
function deprecated(server: Server): Fault[] {
  const { variables } = server.environment;
  const [first, second] = ['KEYCLOAK_ADMIN', 'KEYCLOAK_ADMIN_PASSWORD']
    .map((name) => variables.get(name))
    .filter((variable) => variable !== undefined);
  if (first === undefined || since(server, 26) === undefined) return [];
  const message = `${containerName(server)} sets "${first.name}", which is deprecated since Keycloak 26.0`;
  const fix = 'set "KC_BOOTSTRAP_ADMIN_USERNAME" and "KC_BOOTSTRAP_ADMIN_PASSWORD" instead';
  const related = second === undefined ? [] : [{ resource: server.pod.owner, path: second.path }];
  return [faultOf(server, { path: first.path, message, fix, related })];
}

function tooEarly(server: Server): Fault[] {
  const [first] = [...server.options.values()].filter(({ name }) => name.startsWith('bootstrap-admin-'));
  if (first === undefined || since(server, 26) !== undefined) return [];
  const message = `${containerName(server)} sets "${first.name}", which Keycloak reads since 26.0 only`;
  return [faultOf(server, { path: first.path, message, fix: 'set "KEYCLOAK_ADMIN" and "KEYCLOAK_ADMIN_PASSWORD"' })];
}

function half(server: Server, identity: string, secret: string): Fault[] {
  if (!server.options.has(identity) || absence(server, secret) === undefined) return [];
  const message = `${containerName(server)} sets "${identity}" without "${secret}", so that no account is made`;
  return [faultOf(server, { path: optionPath(server, identity), message, fix: `set "${secret}" from a Secret` })];
}

function look(server: Server): Fault[] {
  return [
    ...deprecated(server),
    ...tooEarly(server),
    ...half(server, 'bootstrap-admin-username', 'bootstrap-admin-password'),
    ...half(server, 'bootstrap-admin-client-id', 'bootstrap-admin-client-secret'),
  ];
}

/** The first administrator's account has a name and a password, under the names that the release reads. */
export const keycloakBootstrapAdmin: Rule = {
  id: 'keycloak-bootstrap-admin',
  family: 'keycloak',
  severity: 'warning',
  summary: 'The first administrator is a pair of options, under the names of the release.',
  why: 'The account is made while there is no master realm, and at no other time. Without its password there is none, and the deprecated names go with a later release.',
  bad: examplePod({
    container: 'args: [start, --optimized]\nenv:\n  - name: KC_BOOTSTRAP_ADMIN_USERNAME\n    value: first\n',
  }),
  good: examplePod({
    container: `args: [start, --optimized]
env:
  - name: KC_BOOTSTRAP_ADMIN_USERNAME
    value: first
  - name: KC_BOOTSTRAP_ADMIN_PASSWORD
    valueFrom:
      secretKeyRef:
        name: sso-admin
        key: password
`,
  }),
  remedy:
    'Set `KC_BOOTSTRAP_ADMIN_USERNAME` and `KC_BOOTSTRAP_ADMIN_PASSWORD`, the latter with secretKeyRef, and remove the account once there is another.',
  source: changes('26_0_0'),
  check: eachServer(look),
};
