import assert from 'node:assert/strict';
import { Administrator } from './administrator.mjs';
import { proveBootstrap } from './bootstrap.mjs';
import { Client } from './client.mjs';
import { loginOf } from './environment.mjs';
import { optionOf } from './pod.mjs';
import { ADMINISTRATOR_NAME, follow, RECIPES } from './runbook.mjs';
import { httpPort, variables } from './subject.mjs';

/** Who logs in where the Job makes no users, and the role that the user has. */
const USER = { username: 'proof', password: 'p"ro$$of \\ ${HOME}' };
const ROLE = 'user';

/** A user of the environment; whether the Job has made it, `made` says. */
function userOf({ sources }) {
  const password = sources.inVault('keycloak-test-user-password');
  return password === undefined ? { ...USER, made: false } : { username: 'test-user', password, made: true };
}

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

/**
 * All that comes after the first start: an administrator by the runbook, what the Job makes, and a user where it makes none.
 * @param options the first administrator's `account`, and `say`
 */
export async function furnish(machine, subject, pod, { account = bootstrapAccount(subject), say }) {
  const { KEYCLOAK_REALM: realm, KEYCLOAK_ADMIN_PASSWORD: password } = loginOf(subject.objects, subject.sources);
  follow(pod, password, [RECIPES.ADMINISTRATOR]);
  const administerAgain = () => administer(subject, pod, { username: ADMINISTRATOR_NAME, password });
  const vault = { 'keycloak-admin-username': account.username, 'keycloak-admin-password': account.password };
  await proveBootstrap(machine, subject, pod, { vault, administer: administerAgain, say });
  const { made, ...user } = userOf(subject);
  if (made) return;
  const administrator = await administerAgain();
  await administrator.assign(realm, await administrator.addUser(realm, user), ROLE);
}

/** The user's token, as the mcp-server gets it with what its own manifest tells it, or with another secret. */
async function tokenOf(subject, pod, { KEYCLOAK_REALM: realm, ...login }, secret = login.KEYCLOAK_CLIENT_SECRET) {
  const client = { client_id: login.KEYCLOAK_CLIENT_ID, client_secret: secret };
  const service = new Client(pod.address, httpPort(subject), { host: new URL(login.KEYCLOAK_SERVER_URL).host });
  const { username, password } = userOf(subject);
  const { claims } = await service.token(realm, { ...client, username, password });
  assert.equal(claims.iss, `${optionOf(variables(subject), 'HOSTNAME')}/realms/${realm}`, 'the issuer of the token');
  assert.ok([claims.aud].flat().includes(client.client_id), `the token is for ${claims.aud}`);
  return `${claims.iss} for the client ${client.client_id} and the user ${username}`;
}

/** Logs a user in as the mcp-server does, and looks the user up, with an account that can do nothing else. */
export async function logIn(subject, pod, { secret } = {}) {
  const login = loginOf(subject.objects, subject.sources);
  const realm = login.KEYCLOAK_REALM;
  const token = await tokenOf(subject, pod, login, secret);
  const account = await administer(subject, pod, lookupAccount(login));
  const { username } = userOf(subject);
  const roles = await account.lookUp(realm, username, login.KEYCLOAK_CLIENT_ID);
  assert.ok(roles.includes(ROLE), `the user has the roles ${roles.join(', ')}`);
  for (const [what, change] of Object.entries(await account.changes(realm, username)))
    await assert.rejects(change(), /status 403/, `the lookup account may make ${what}`);
  return token;
}
