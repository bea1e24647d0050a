import assert from 'node:assert/strict';
import { runBootstrap } from './bootstrap.mjs';
import { loginOf } from './environment.mjs';
import { administer, bootstrapAccount, logIn } from './login.mjs';
import { databaseOf, Pod } from './pod.mjs';
import { follow, RECIPES, rescueArguments } from './runbook.mjs';
import { changed, PATIENCE, variables, withPod } from './subject.mjs';

const RESCUE = { username: 'rescue', password: 'r"escue$$ \\ ${HOME}' };

/** What the vault holds after a rotation, for the variables of the pod. */
const ROTATED = {
  KCRAW_DB_PASSWORD: 'n"ew$$ database \\ ${HOME}',
  KCRAW_BOOTSTRAP_ADMIN_PASSWORD: 'n"ew$$ administrator',
  LANGGRAPH_CLIENT_SECRET: 'new client',
};

/** Nobody knows an administrator's password: the command of the runbook, in a pod like the others. */
async function proveRescue(machine, subject, say) {
  const rescue = changed(subject, ({ container }) => (container.args = rescueArguments()));
  const options = { name: `${subject.name}-rescue`, env: { RESCUE: RESCUE.password } };
  const pod = await Pod.start(machine, { ...rescue, ...options });
  try {
    const status = await pod.end(PATIENCE);
    const line = pod.line(/Created temporary admin user/);
    assert.ok(status === 0 && line !== undefined, `the command ended with status ${status}:\n${pod.tail()}`);
    say(`locked out: ${line.text}`);
  } finally {
    await pod.stop();
  }
}

/** The Secret's new values reach a server that has its master realm and its realm already. */
async function proveRotation(machine, subject, password, say) {
  const { user, password: old } = databaseOf(variables(subject));
  machine.changePassword(user, ROTATED.KCRAW_DB_PASSWORD);
  await withPod(machine, subject, 'rotated', { env: ROTATED }, async ({ pod }) => {
    say("the database's password: ready with the new one");
    const { username } = bootstrapAccount(subject);
    const rotated = { username, password: ROTATED.KCRAW_BOOTSTRAP_ADMIN_PASSWORD };
    await assert.rejects(administer(subject, pod, rotated), /no token of master/);
    await administer(subject, pod);
    say("the bootstrap administrator's password: nothing changes, the old one logs in and the new one does not");
    await refusesLogin(machine, subject, pod, { 'keycloak-admin-password': rotated.password });
    say('the Job, with a password in the vault that Keycloak has not: it fails, and says what to do');
    await proveClientSecret(subject, pod, say);
    await proveReplacement(machine, subject, pod, password, say);
  });
  machine.changePassword(user, old);
}

/** The Job ends with a failure, and names what has to be in the vault. */
async function refusesLogin(machine, subject, pod, vault) {
  const { status, lines } = await runBootstrap(machine, subject, pod, { vault });
  assert.equal(status, 1, lines.join('\n'));
  assert.ok(
    lines.some((line) => /no login to the realm master/.test(line)),
    lines.join('\n'),
  );
  assert.ok(
    lines.some((line) => /-keycloak-admin-username and .*-keycloak-admin-password/.test(line)),
    lines.join('\n'),
  );
}

/** Another administrator for the Job in place of the first; the vault names the new one later. */
async function proveReplacement(machine, subject, pod, password, say) {
  follow(pod, password, [RECIPES.REPLACE]);
  await assert.rejects(administer(subject, pod), /no token of master/);
  await refusesLogin(machine, subject, pod, {});
  say('the first administrator is gone: the Job fails, and says what to do');
  const vault = { 'keycloak-admin-username': 'keycloak-bootstrap', 'keycloak-admin-password': password };
  const { status, changes, lines } = await runBootstrap(machine, subject, pod, { vault });
  assert.deepEqual([status, changes], [0, []], lines.join('\n'));
  say('the Job works as the administrator whom the vault names now');
}

async function proveClientSecret(subject, pod, say) {
  const secret = ROTATED.LANGGRAPH_CLIENT_SECRET;
  await logIn(subject, pod);
  const recipes = ['KC_CLI_PASSWORD="$ANSWER" login --user rescue', RECIPES.CLIENT_SECRET, RECIPES.REALM];
  follow(pod, RESCUE.password, recipes, { NEW: secret });
  await assert.rejects(logIn(subject, pod), /no token of/);
  await logIn(subject, pod, { secret });
  say("the client's secret: the old one until the realm has the new one, which the rescued administrator gives it");
}

/** The other recipes of the runbook for inside a pod, on an environment that has started before. */
export async function proveUpkeep(machine, subject, say) {
  const { KEYCLOAK_ADMIN_PASSWORD: password } = loginOf(subject.objects, subject.sources);
  await proveRescue(machine, subject, say);
  await proveRotation(machine, subject, password, say);
}
