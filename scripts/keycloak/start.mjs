import assert from 'node:assert/strict';
import { furnish, logIn } from './login.mjs';
import { proveMetrics } from './metrics.mjs';
import { databaseOf, Pod } from './pod.mjs';
import { HOME } from './root-plan.mjs';
import { browserFor, changed, createDatabase, PATIENCE, realmOf, STARTED, variables, withPod } from './subject.mjs';
import { summarizeWrites } from './writes.mjs';

function emptyDirs(pod) {
  return pod.mounts.filter(({ files }) => files === undefined).map(({ path }) => path);
}

/** The line with which a pod says that it sees another one. */
export function seesAnother(pod) {
  return pod.says(/ISPN\d+: .*cluster view.*\(2\)/, PATIENCE);
}

async function proveCluster(machine, subject, say) {
  await withPod(machine, subject, 'second', {}, async ({ pod, ready }) => {
    const { text } = await seesAnother(pod);
    const { database } = databaseOf(variables(subject));
    const members = machine.query('select count(*) from jgroups_ping', database);
    assert.equal(members, '2', 'the table of members');
    say(`a second node ready after ${ready.toFixed(1)} s: ${text}; ${members} rows in jgroups_ping`);
  });
}

async function proveTheme(subject, browser, say) {
  const path = await browser.themeResource(realmOf(subject));
  const length = await browser.fetchCompressed(path);
  say(`${path}: gzip, ${length} bytes unpacked`);
}

/** An environment's Keycloak on an empty database: start, login, page, second node. */
export async function proveStart(machine, subject, say) {
  createDatabase(machine, subject);
  await withPod(machine, subject, 'first', {}, async ({ pod, probes, ready }) => {
    say(`ready on an empty database after ${ready.toFixed(1)} s; ${probes}`);
    if (pod.limit === undefined) say('left out: the memory limit (no control groups here)');
    await furnish(machine, subject, pod, { say });
    say(`a token of ${await logIn(subject, pod)}`);
    say(`metrics that alerts go by: ${await proveMetrics(subject, pod)}`);
    await proveTheme(subject, browserFor(subject, pod), say);
    if (subject.keycloak.workload.spec.replicas > 1) await proveCluster(machine, subject, say);
  });
}

/** The same on the data of before; the seconds until its ports were open. */
export function proveRestart(machine, subject, say) {
  return withPod(machine, subject, 'again', {}, async ({ pod, probes, ready, seconds }) => {
    say(`ready again on the same data after ${ready.toFixed(1)} s; ${probes}`);
    say(`a token of ${await logIn(subject, pod)}`);
    return seconds;
  });
}

/** The same under a trace of its system calls: it writes to its volumes, and tries nowhere else. */
export async function proveWrites(machine, subject, say) {
  const traced = await withPod(machine, subject, 'traced', { traced: true }, async ({ pod }) => {
    const browser = browserFor(subject, pod);
    await browser.fetchCompressed(await browser.themeResource(realmOf(subject)));
    return pod;
  });
  const { inside, outside } = summarizeWrites(traced.trace, emptyDirs(traced));
  // The page's style sheet is kept compressed; a trace without it has missed something.
  assert.ok(inside.includes('/opt/keycloak/data/tmp'), `the trace shows only ${inside.join(', ')}`);
  assert.deepEqual(outside, [], 'writes outside of the volumes');
  say(`traced: it writes to ${inside.join(', ')}, and tries nowhere else`);
}

/**
 * What the image lets its user write to, without volumes and on a root that is not read-only: the folder that its
 * contract says, and nothing else of the server's.
 */
export async function proveOwners(machine, subject, say) {
  const bare = changed(subject, ({ container }) => {
    container.command = ['find', HOME, '-writable'];
    container.args = [];
    container.volumeMounts = [];
  });
  const pod = await Pod.start(machine, { ...bare, name: `${subject.name}-bare`, writable: true });
  try {
    assert.equal(await pod.end(PATIENCE), 0, pod.tail());
    const found = pod.lines.map(({ text }) => text);
    const promised = subject.image.writable.filter((path) => path.startsWith(`${HOME}/`));
    assert.deepEqual(found, promised, 'what the user may write to');
    say(
      `without volumes and with a root to write to, its user may write to ${found.join(', ')}, and nowhere else below ${HOME}`,
    );
  } finally {
    await pod.stop();
  }
}

/** How long the same server takes without a build, on a root that it may write to: it builds itself first. */
export async function timeUnoptimized(machine, subject, tree) {
  const unbuilt = changed(subject, ({ container }) => {
    container.args = container.args.filter((word) => word !== '--optimized');
  });
  const options = { name: `${subject.name}-unbuilt`, tree, env: subject.image.buildEnv, writable: true };
  const pod = await Pod.start(machine, { ...unbuilt, ...options });
  try {
    const { seconds } = await pod.says(STARTED, 4 * PATIENCE);
    return seconds;
  } finally {
    await pod.stop();
  }
}
