import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { find } from './commands.mjs';
import { bootstrapOf, environmentOf } from './environment.mjs';
import { databaseOf, Pod } from './pod.mjs';
import { variables } from './subject.mjs';

/** Seconds for the Job: it starts a Java program for each of its commands. */
const PATIENCE = 600;

/** What its messages say of what it has changed. */
const CHANGE = /: (made|completed|set) the /;

let count = 0;

/**
 * Runs the Job as its manifest says, against a pod of the server.
 * @param options what differs from the manifest: values in the `vault`, and `traced` to record system calls
 * @returns its exit status, what it says that it has changed, all its lines, and the trace
 */
export async function runBootstrap(machine, subject, server, { vault = {}, traced = false } = {}) {
  const keycloak = bootstrapOf(subject.objects);
  const sources = subject.sources.withVault(vault);
  const env = environmentOf(keycloak.container, sources);
  const { hostname: host } = new URL(env.KEYCLOAK_URL);
  count += 1;
  const pod = await Pod.start(machine, {
    ...subject,
    sources,
    keycloak,
    name: `${subject.name}-job-${count}`,
    server: { address: server.address, host },
    traced,
  });
  try {
    const status = await pod.end(PATIENCE);
    const lines = pod.lines.map(({ text }) => text);
    assertSilent(lines, env);
    return { status, lines, env, changes: lines.filter((line) => CHANGE.test(line)), trace: pod.trace };
  } finally {
    await pod.stop();
  }
}

function passwordsOf(env) {
  return Object.entries(env).flatMap(([name, value]) => (/PASSWORD|CREDENTIAL/.test(name) ? [value] : []));
}

function assertSilent(lines, env) {
  const shown = lines.filter((line) => passwordsOf(env).some((value) => line.includes(value)));
  assert.deepEqual(shown, [], 'a password in the log of the Job');
}

function longest(texts) {
  return texts.reduce((best, text) => (text.length > best.length ? text : best), '');
}

/** No process of the Job has a password among its words. */
function assertHidden({ trace, env }) {
  const calls = readFileSync(trace, 'utf8')
    .split('\n')
    .filter((line) => line.includes('execve('));
  // The longest part that strace writes as it is; what is shorter than this, other words may be by chance.
  const parts = passwordsOf(env)
    .map((value) => longest(value.match(/[ !#-[\]-~]+/g) ?? []))
    .filter((part) => part.length > 8);
  assert.ok(parts.length > 0, 'no password that can be looked for');
  assert.ok(
    calls.some((line) => line.includes('kcadm.sh')),
    'the trace shows no command',
  );
  assert.deepEqual(
    calls.filter((line) => parts.some((part) => line.includes(part))),
    [],
    'a password on a command line',
  );
}

function succeeds({ status, lines, changes }, wanted) {
  assert.equal(status, 0, `the Job ended with status ${status}:\n${lines.join('\n')}`);
  assert.deepEqual(
    changes.map((line) => line.replace(/^keycloak-bootstrap: /, '')),
    wanted,
    lines.join('\n'),
  );
}

/** The tables with accounts, passwords, roles and clients. */
const TABLES = [
  'user_entity',
  'user_attribute',
  'user_required_action',
  'user_role_mapping',
  'credential',
  'keycloak_role',
  'composite_role',
  'client',
  'client_attributes',
];

/** What is in each of the tables, as a sum. */
function contents(machine, subject) {
  const { database } = databaseOf(variables(subject));
  const sum = (table) => `select md5(string_agg(t::text, '|' order by t::text)) from ${table} t`;
  return Object.fromEntries(TABLES.map((table) => [table, machine.query(sum(table), database)]));
}

/** A password of other signs than those of the tests, and of another length. */
const FORMER = 'former"\\<&>\t`$(id)`\'{{ . }}';

/** The accounts that the Job makes: where, and their names. */
function accountsOf(subject) {
  const lookup = ['master', 'mcp-server-lookup'];
  const { container } = bootstrapOf(subject.objects);
  const has = (name) => (container.env ?? []).some((variable) => variable.name === name);
  const users = ['USER', 'ADMIN'].filter((name) => has(`TEST_${name}_PASSWORD`));
  return [lookup, ...users.map((name) => ['mcp-server-langgraph', `test-${name.toLowerCase()}`])];
}

/**
 * The Job on a realm that lacks a role: it makes all that is missing; with another password in the vault it sets that and
 * nothing else; and again, it changes nothing.
 */
export async function proveBootstrap(machine, subject, server, { vault, administer, say }) {
  const role = 'premium';
  const administrator = await administer();
  await administrator.removeRole('mcp-server-langgraph', role);
  const run = (options) => runBootstrap(machine, subject, server, options);
  const made = await run({ vault: { ...vault, 'keycloak-lookup-password': FORMER } });
  const messages = (realm, name) => [`${realm}: made the account ${name}`, `${realm}: set the password of ${name}`];
  succeeds(
    made,
    accountsOf(subject).flatMap(([realm, name]) => messages(realm, name)),
  );
  // Tokens of administrators last a minute.
  const has = await (await administer()).hasRole('mcp-server-langgraph', role);
  assert.ok(has, `the role ${role} is missing`);
  say(`the Job, at first: ${made.changes.length} changes, and a role of the realm that was missing`);

  const before = contents(machine, subject);
  const rotated = await run({ vault, traced: find('strace') !== undefined });
  succeeds(rotated, ['master: set the password of mcp-server-lookup']);
  if (rotated.trace !== undefined) assertHidden(rotated);
  const { credential: former, ...others } = before;
  const { credential, ...same } = contents(machine, subject);
  assert.deepEqual(same, others, 'more than the password differs');
  assert.notEqual(credential, former, 'the password is the former one');
  const hidden = rotated.trace === undefined ? '' : '; no command line has one';
  say(`the Job, with another password in the vault: it sets that, and nothing else${hidden}`);

  const rest = contents(machine, subject);
  succeeds(await run({ vault }), []);
  assert.deepEqual(contents(machine, subject), rest, 'the Job changes something each time');
  say(`the Job, once more: nothing changes in ${TABLES.join(', ')}`);
}
