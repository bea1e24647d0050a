// Runs the rendered bootstrap of OpenFGA against the real server: what it makes, that it makes it once, and that the
// mcp-server's questions are answered as they should be. Needs Go, which builds the server, Python and openssl.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseAllDocuments } from 'yaml';
import { ApiServer } from './authorization/api-server.mjs';
import { EVENTS, LOGINS, QUESTIONS } from './authorization/questions.mjs';
import { withProgram } from './go-program.mjs';
import { OpenFga, openFga } from './openfga.mjs';
import { root } from './sources.mjs';

/** The objects of an environment that the bootstrap is made of. */
function rendered(environment) {
  const file = readFileSync(join(root, 'dist', environment, 'openfga-bootstrap.yaml'), 'utf8');
  const objects = parseAllDocuments(file).map((document) => document.toJS());
  const job = objects.find(({ kind }) => kind === 'Job');
  const files = objects.find(({ kind, data }) => kind === 'ConfigMap' && data !== undefined).data;
  const [container] = job.spec.template.spec.containers;
  return { files, name: container.command.at(-1) };
}

/** A pod's view of the world, and a way to run the Job's container in it. */
class Bootstrap {
  constructor(openfga, { files, name }) {
    this.openfga = openfga;
    this.name = name;
    this.folder = mkdtempSync(join(tmpdir(), 'keyfit-bootstrap-'));
    for (const [file, content] of Object.entries(files)) writeFileSync(join(this.folder, file), content);
    this.api = new ApiServer(this.folder, name);
  }

  async run() {
    this.port ??= await this.api.listen();
    const env = {
      PATH: process.env.PATH,
      OPENFGA_API_URL: this.openfga.url,
      KUBERNETES_SERVICE_HOST: '127.0.0.1',
      KUBERNETES_SERVICE_PORT: String(this.port),
    };
    const child = spawn('python3', ['-I', join(this.folder, 'bootstrap.py'), this.name, this.folder], { env });
    const [stdout, stderr, [status]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    return { status, last: stdout.trim().split('\n').at(-1), stderr };
  }

  /** Changes one of its files, as another rendering would. */
  edit(file, change) {
    const path = join(this.folder, file);
    writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')))));
  }

  get identifiers() {
    const { openfga_store_id: store, openfga_model_id: model } = this.api.object.data ?? {};
    return { store, model };
  }

  end() {
    this.api.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function succeeds(bootstrap, pattern, changes) {
  const { status, last, stderr } = await bootstrap.run();
  assert.equal(status, 0, stderr);
  assert.match(last, pattern);
  assert.equal(bootstrap.api.changes, changes);
  return bootstrap.identifiers;
}

async function proveQuestions(openfga, identifiers) {
  for (const tuples of [...LOGINS, ...EVENTS]) await openfga.write(identifiers, tuples);
  for (const [question, answer] of QUESTIONS) {
    assert.equal(await openfga.isAllowed(identifiers, question), answer, question.join(' '));
  }
}

async function proveRuns(openfga, bootstrap) {
  const first = await succeeds(bootstrap, /^store \S+ created, model \S+ written, [1-9]\d* granted, 0 revoked$/, 1);
  console.log('ok      the first run makes the store, the model and the grants, and says which they are');
  assert.deepEqual(await succeeds(bootstrap, / kept, model \S+ kept, 0 granted, 0 revoked$/, 1), first);
  console.log('ok      a second run changes nothing');
  await openfga.post('/stores', { name: 'mcp-server-langgraph' });
  assert.deepEqual(await succeeds(bootstrap, / kept, model \S+ kept, /, 1), first);
  bootstrap.api.forget();
  const found = await succeeds(bootstrap, / found, model \S+ written, 0 granted, 0 revoked$/, 2);
  assert.equal(found.store, first.store);
  console.log('ok      without the ConfigMap it finds the store again, the older of two of one name');
  return found;
}

async function proveChanges(bootstrap, before) {
  bootstrap.edit('grants.json', (grants) => ({
    ...grants,
    tuples: grants.tuples.filter(
      ({ user, object }) => user !== 'role:premium#assignee' || object !== 'tool:agent_chat',
    ),
  }));
  assert.deepEqual(await succeeds(bootstrap, / kept, model \S+ kept, 0 granted, 1 revoked$/, 2), before);
  bootstrap.edit('model.json', (model) => ({
    ...model,
    type_definitions: [...model.type_definitions, { type: 'team', relations: {} }],
  }));
  const after = await succeeds(bootstrap, / kept, model \S+ written, 0 granted, 0 revoked$/, 3);
  assert.equal(after.store, before.store);
  assert.notEqual(after.model, before.model);
  console.log('ok      a grant that is gone is revoked, and a changed model is written beside the old one');
}

async function proveRefusal(bootstrap) {
  writeFileSync(join(bootstrap.folder, 'token'), 'of-somebody-else');
  const { status, stderr } = await bootstrap.run();
  assert.equal(status, 1);
  assert.match(stderr, /^refused: 401 GET https:.*\n$/);
  assert.doesNotMatch(stderr, /of-somebody-else/);
  console.log('ok      a refusal is one line that shows no token');
}

async function prove(program, environment) {
  const openfga = await OpenFga.start(program);
  const bootstrap = new Bootstrap(openfga, rendered(environment));
  try {
    const identifiers = await proveRuns(openfga, bootstrap);
    await proveQuestions(openfga, identifiers);
    console.log(`ok      ${QUESTIONS.length} questions of the mcp-server are answered as they should be`);
    await proveChanges(bootstrap, identifiers);
    await proveRefusal(bootstrap);
  } finally {
    bootstrap.end();
    openfga.stop();
  }
}

function isThere(command, flag) {
  return spawnSync(command, [flag], { stdio: 'ignore' }).status === 0;
}

const missing = [
  ...(isThere('python3', '--version') ? [] : ['python3']),
  ...(isThere('openssl', 'version') ? [] : ['openssl']),
];
if (missing.length > 0) console.log(`skipped: OpenFGA's bootstrap (there is no ${missing.join(', no ')})`);
else {
  await withProgram('OpenFGA', openFga, async (program) => {
    console.log(basename(dirname(program)));
    for (const environment of readdirSync(join(root, 'dist'))) {
      console.log(`${environment}, with a stand-in for the API server`);
      await prove(program, environment);
    }
  });
}
