import assert from 'node:assert/strict';
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
    await proveClientSecret(subject, pod, say);
    follow(pod, password, [RECIPES.REMOVE]);
    await assert.rejects(administer(subject, pod), /no token of master/);
    say('the bootstrap administrator is gone');
  });
  machine.changePassword(user, old);
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
