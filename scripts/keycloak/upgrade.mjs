import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { load } from '../project.mjs';
import { run } from './commands.mjs';
import { furnish, logIn } from './login.mjs';
import { databaseOf } from './pod.mjs';
import { root } from './root.mjs';
import { seesAnother } from './start.mjs';
import { createDatabase, startReady, variables, withPod } from './subject.mjs';

const { mayRollTo } = load('lib/components/keycloak/release');

/** The status by which `update-compatibility check` says that all old pods have to end first. */
const RECREATE = 3;

function compatibility({ tree, image, ...subject }, verb, file) {
  const env = { PATH: process.env.PATH, ...image.env, ...variables(subject) };
  return [join(tree, 'bin/kc.sh'), ['update-compatibility', verb, '--optimized', `--file=${file}`], { env }];
}

/** Whether pods of one release may start beside those of another, as the newer server itself says. */
function rollsTo(machine, from, to) {
  const file = join(machine.folder, `${from.image.version}.json`);
  run(...compatibility(from, 'metadata', file));
  const [command, args, options] = compatibility(to, 'check', file);
  const { status, stderr } = spawnSync(command, args, { ...options, encoding: 'utf8' });
  assert.ok(status === 0 || status === RECREATE, `update-compatibility ended with status ${status}: ${stderr}`);
  return status === 0;
}

function assertStrategies(machine, older, subject) {
  for (const [from, to] of [
    [older, subject],
    [subject, older],
  ]) {
    const [own, rolls] = [mayRollTo(from.image.version, to.image.version), rollsTo(machine, from, to)];
    assert.equal(own, rolls, `from ${from.image.version} to ${to.image.version} the server says otherwise`);
  }
  return mayRollTo(older.image.version, subject.image.version);
}

/** Credentials that need no escape: before 26.6 there is no prefix that takes them as they are. */
const CREDENTIALS = { DB_PASSWORD: 'plain', BOOTSTRAP_ADMIN_USERNAME: 'first', BOOTSTRAP_ADMIN_PASSWORD: 'plain' };
const RAW_SINCE = 6;

/** The administrator with these credentials, whose names in the vault the Job reads. */
const FIRST_ADMINISTRATOR = {
  username: CREDENTIALS.BOOTSTRAP_ADMIN_USERNAME,
  password: CREDENTIALS.BOOTSTRAP_ADMIN_PASSWORD,
};

/** The variables with the credentials, under the names of a release of the 26 line. */
function credentialsFor(version) {
  const under = (prefix) => Object.entries(CREDENTIALS).map(([name, value]) => [`${prefix}_${name}`, value]);
  const hasRaw = Number(version.split('.')[1]) >= RAW_SINCE;
  return Object.fromEntries([...under('KCRAW'), ...(hasRaw ? [] : under('KC'))]);
}

/** What is started in place of a pod of the manifest: the same with these credentials. */
function optionsFor({ image }) {
  return { env: credentialsFor(image.version) };
}

/** The new pod joins the old one, and takes over alone. */
async function rollOver(machine, old, subject, say) {
  return withPod(machine, subject, `beside-${old.version}`, optionsFor(subject), async ({ pod, ready }) => {
    const { text } = await seesAnother(pod);
    await logIn(subject, pod);
    say(`the new pod is ready beside the old one after ${ready.toFixed(1)} s: ${text}`);
    await old.pod.stop();
    await logIn(subject, pod);
    say('the old pod is gone, and the new one logs users in alone');
  });
}

/** The new pod finds the database as the old one left it. */
async function recreate(machine, old, subject, say) {
  await old.pod.stop();
  return withPod(machine, subject, `after-${old.version}`, optionsFor(subject), async ({ pod, ready, probes }) => {
    await logIn(subject, pod);
    say(`the new pod is ready after ${ready.toFixed(1)} s, migration included; ${probes}`);
  });
}

/**
 * From an older release to the pinned one, by the strategy that the model chooses and that the server's own check
 * confirms, back and forth: users, client and their secrets are there afterwards.
 */
export async function proveUpgrade(machine, subject, older, say) {
  const former = { ...subject, ...older };
  const rolls = assertStrategies(machine, former, subject);
  createDatabase(machine, subject);
  const { user, password } = databaseOf(variables(subject));
  machine.changePassword(user, CREDENTIALS.DB_PASSWORD);
  const { version } = older.image;
  const old = { version, ...(await startReady(machine, former, `old-${version}`, optionsFor(former))) };
  try {
    await furnish(machine, former, old.pod, { account: FIRST_ADMINISTRATOR, say });
    say(`from ${version} by ${rolls ? 'RollingUpdate' : 'Recreate'}, as the server's own check has it, back and forth`);
    await (rolls ? rollOver : recreate)(machine, old, subject, say);
  } finally {
    await old.pod.stop();
    machine.changePassword(user, password);
  }
}
