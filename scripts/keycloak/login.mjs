import assert from 'node:assert/strict';
import { Administrator } from './administrator.mjs';
import { Client } from './client.mjs';
import { loginOf } from './environment.mjs';
import { optionOf } from './pod.mjs';
import { ADMINISTRATOR_NAME, follow, RECIPES } from './runbook.mjs';
import { httpPort, variables } from './subject.mjs';

const USER = { username: 'proof', password: 'p"ro$$of \\ ${HOME}' };
const ROLE = 'user';

/** The administrator of the Secret. */
export function bootstrapAccount(subject) {
  const [username, password] = ['USERNAME', 'PASSWORD'].map((name) =>
    optionOf(variables(subject), `BOOTSTRAP_ADMIN_${name}`),
  );
  return { username, password };
}

/** Logs an administrator in. */
export function administer(subject, pod, account = bootstrapAccount(subject)) {
  return Administrator.logIn(pod.address, httpPort(subject), account);
}

function lookupAccount({ KEYCLOAK_ADMIN_USERNAME: username, KEYCLOAK_ADMIN_PASSWORD: password }) {
  return { username, password };
}

/** What is left to people after the first start: an administrator, the account for lookups, and a user. */
export async function furnish(subject, pod) {
  const { KEYCLOAK_REALM: realm, KEYCLOAK_ADMIN_PASSWORD: password } = loginOf(subject.objects, subject.sources);
  follow(pod, password, [RECIPES.ADMINISTRATOR, RECIPES.LOOKUP]);
  const administrator = await administer(subject, pod, { username: ADMINISTRATOR_NAME, password });
  await administrator.assign(realm, await administrator.addUser(realm, USER), ROLE);
}

/** The user's token, as the mcp-server gets it with what its own manifest tells it, or with another secret. */
async function tokenOf(subject, pod, { KEYCLOAK_REALM: realm, ...login }, secret = login.KEYCLOAK_CLIENT_SECRET) {
  const client = { client_id: login.KEYCLOAK_CLIENT_ID, client_secret: secret };
  const service = new Client(pod.address, httpPort(subject), { host: new URL(login.KEYCLOAK_SERVER_URL).host });
  const { claims } = await service.token(realm, { ...client, ...USER });
  assert.equal(claims.iss, `${optionOf(variables(subject), 'HOSTNAME')}/realms/${realm}`, 'the issuer of the token');
  assert.ok([claims.aud].flat().includes(client.client_id), `the token is for ${claims.aud}`);
  return `${claims.iss} for the client ${client.client_id}`;
}

/** Logs a user in as the mcp-server does, and looks the user up; the issuer of the token. */
export async function logIn(subject, pod, { secret } = {}) {
  const login = loginOf(subject.objects, subject.sources);
  const realm = login.KEYCLOAK_REALM;
  const token = await tokenOf(subject, pod, login, secret);
  const account = await administer(subject, pod, lookupAccount(login));
  const roles = await account.lookUp(realm, USER.username, login.KEYCLOAK_CLIENT_ID);
  assert.ok(roles.includes(ROLE), `the user has the roles ${roles.join(', ')}`);
  await assert.rejects(account.addUser(realm, { username: 'other', password: 'other' }), /status 403/);
  return token;
}
