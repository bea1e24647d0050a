import assert from 'node:assert/strict';
import { Client, fromIngress } from './client.mjs';
import { environmentOf, keycloakOf, loginOf, objectsOf } from './environment.mjs';
import { databaseOf, optionOf, Pod } from './pod.mjs';
import { awaitProbes } from './probe.mjs';
import { Sources } from './sources.mjs';
import { summarizeWrites } from './writes.mjs';

/** The server's line with the time that it took itself. */
export const STARTED = /started in ([\d.]+)s/;
/** For the server's own lines, beyond what probes wait for. */
const PATIENCE = 120;

/** An environment with all that a pod of its Keycloak is made of. */
export function load(name, image, objects = objectsOf(name)) {
  const keycloak = keycloakOf(objects);
  const sources = new Sources(objects, keycloak.workload.metadata.namespace);
  return { name, image, objects, keycloak, sources };
}

/** Its variables, with those of the downward API left open. */
export function variables({ keycloak, sources }) {
  return environmentOf(keycloak.container, sources);
}

/** The empty database of an environment. */
export function createDatabase(machine, subject) {
  machine.createDatabase(databaseOf(variables(subject)));
}

function httpPort({ keycloak }) {
  return keycloak.container.ports.find(({ name }) => name === 'http').containerPort;
}

/** A browser outside of the cluster. */
export function browserFor(subject, pod) {
  return new Client(pod.address, httpPort(subject), fromIngress(optionOf(variables(subject), 'HOSTNAME')));
}

/** Starts a pod and waits until it is ready by its own probes; the seconds until then, and until its ports were open. */
async function startReady(machine, subject, name, options = {}) {
  const pod = await Pod.start(machine, { ...subject, name, ...options });
  const { container, workload } = subject.keycloak;
  const probes = await awaitProbes(container, pod, workload.spec.progressDeadlineSeconds ?? 600);
  const ready = (performance.now() - pod.started) / 1000;
  const { seconds } = await pod.says(STARTED, PATIENCE);
  return { pod, probes, seconds, ready };
}

const USER = { username: 'proof', password: 'p"ro$$of \\ ${HOME}' };

/** The administrator, who must be the one of the Secret, makes a user of the realm. */
async function addUser(subject, pod, realm) {
  const [username, password] = ['USERNAME', 'PASSWORD'].map((name) =>
    optionOf(variables(subject), `BOOTSTRAP_ADMIN_${name}`),
  );
  const inside = new Client(pod.address, httpPort(subject), {});
  const { text } = await inside.token('master', { client_id: 'admin-cli', username, password });
  await inside.addUser(realm, text, USER);
}

/** Logs a user in as the agent's server does, with what its own manifest tells it; the issuer of the token. */
async function logIn(subject, pod, { isNew = false } = {}) {
  const login = loginOf(subject.objects, subject.sources);
  const realm = login.KEYCLOAK_REALM;
  if (isNew) await addUser(subject, pod, realm);
  const client = { client_id: login.KEYCLOAK_CLIENT_ID, client_secret: login.KEYCLOAK_CLIENT_SECRET };
  const service = new Client(pod.address, httpPort(subject), { host: new URL(login.KEYCLOAK_SERVER_URL).host });
  const { claims } = await service.token(realm, { ...client, ...USER });
  assert.equal(claims.iss, `${optionOf(variables(subject), 'HOSTNAME')}/realms/${realm}`, 'the issuer of the token');
  assert.ok([claims.aud].flat().includes(client.client_id), `the token is for ${claims.aud}`);
  return `${claims.iss} for the client ${client.client_id}`;
}

/** The realm that users log in to. */
export function realmOf({ objects, sources }) {
  return loginOf(objects, sources).KEYCLOAK_REALM;
}

function emptyDirs(pod) {
  return pod.mounts.filter(({ files }) => files === undefined).map(({ path }) => path);
}

async function proveCluster(machine, subject, say) {
  const { pod, ready } = await startReady(machine, subject, `${subject.name}-second`);
  try {
    const { text } = await pod.says(/ISPN\d+: .*cluster view.*\(2\)/, PATIENCE);
    const { database } = databaseOf(variables(subject));
    const members = machine.query('select count(*) from jgroups_ping', database);
    assert.equal(members, '2', 'the table of members');
    say(`a second node ready after ${ready.toFixed(1)} s: ${text}; ${members} rows in jgroups_ping`);
  } finally {
    await pod.stop();
  }
}

async function proveWrites(machine, subject, say) {
  const { pod } = await startReady(machine, subject, `${subject.name}-traced`, { traced: true });
  const browser = browserFor(subject, pod);
  try {
    await browser.fetchCompressed(await browser.themeResource(realmOf(subject)));
  } finally {
    await pod.stop();
  }
  const { inside, outside } = summarizeWrites(pod.trace, emptyDirs(pod));
  // The page's style sheet is kept compressed; a trace without it has missed something.
  assert.ok(inside.includes('/opt/keycloak/data/tmp'), `the trace shows only ${inside.join(', ')}`);
  assert.deepEqual(outside, [], 'writes outside of the volumes');
  say(`traced: it writes to ${inside.join(', ')}, and tries nowhere else`);
}

async function proveTheme(subject, browser, say) {
  const path = await browser.themeResource(realmOf(subject));
  const length = await browser.fetchCompressed(path);
  say(`${path}: gzip, ${length} bytes unpacked`);
}

async function proveStart(machine, subject, say) {
  const { pod, probes, ready } = await startReady(machine, subject, `${subject.name}-first`);
  say(`ready on an empty database after ${ready.toFixed(1)} s; ${probes}`);
  if (pod.limit === undefined) say('left out: the memory limit (no control groups here)');
  try {
    say(`a token of ${await logIn(subject, pod, { isNew: true })}`);
    await proveTheme(subject, browserFor(subject, pod), say);
    if (subject.keycloak.workload.spec.replicas > 1) await proveCluster(machine, subject, say);
  } finally {
    await pod.stop();
  }
}

async function proveRestart(machine, subject, say) {
  const { pod, probes, ready, seconds } = await startReady(machine, subject, `${subject.name}-again`);
  try {
    say(`ready again on the same data after ${ready.toFixed(1)} s; ${probes}`);
    say(`a token of ${await logIn(subject, pod)}`);
  } finally {
    await pod.stop();
  }
  return seconds;
}

/**
 * An environment's Keycloak on an empty database: start, login, page, second node; and restart where `again` is set,
 * writes where `traced` is.
 * @returns the seconds of the restart
 */
export async function prove(machine, subject, { say, again, traced }) {
  createDatabase(machine, subject);
  await proveStart(machine, subject, say);
  const seconds = again ? await proveRestart(machine, subject, say) : undefined;
  if (traced) await proveWrites(machine, subject, say);
  return seconds;
}

/** How long the same server takes without a build, on a root that it may write to: it builds itself first. */
export async function timeUnoptimized(machine, subject, tree) {
  const changed = load(subject.name, subject.image, structuredClone(subject.objects));
  const { container } = changed.keycloak;
  container.args = container.args.filter((word) => word !== '--optimized');
  const options = { name: `${subject.name}-unbuilt`, tree, env: subject.image.buildEnv, writable: true };
  const pod = await Pod.start(machine, { ...changed, ...options });
  try {
    const { seconds } = await pod.says(STARTED, 2 * PATIENCE);
    return seconds;
  } finally {
    await pod.stop();
  }
}
