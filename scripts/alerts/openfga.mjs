import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once as event } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { load } from '../project.mjs';

const { images } = load('lib/components/images');
const { metrics } = load('lib/components/monitoring/metrics');

/** The metrics that alerts on OpenFGA go by. */
const NAMES = Object.entries(metrics).flatMap(([name, { from }]) => (from === 'openfga' ? [name] : []));

/** Seconds that the server may take to answer, however busy the machine is. */
const PATIENCE = 120;

const MODEL = {
  schema_version: '1.1',
  type_definitions: [
    { type: 'user' },
    {
      type: 'tool',
      relations: { user: { this: {} } },
      metadata: { relations: { user: { directly_related_user_types: [{ type: 'user' }] } } },
    },
  ],
};

/** A port that nobody listens on. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await event(server, 'listening');
  const { port } = server.address();
  server.close();
  await event(server, 'close');
  return port;
}

async function post(url, body) {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const text = await answer.text();
  assert.ok(answer.ok, `${url}: ${text}`);
  return JSON.parse(text);
}

async function awaitHealth(url) {
  for (let second = 0; second < PATIENCE; second += 1) {
    const answer = await fetch(`${url}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(1000);
  }
  throw new Error(`OpenFGA did not answer within ${PATIENCE} s`);
}

/** One question, which is measured. */
async function askOnce(url) {
  const { id } = await post(`${url}/stores`, { name: 'proof' });
  await post(`${url}/stores/${id}/authorization-models`, MODEL);
  await post(`${url}/stores/${id}/check`, { tuple_key: { user: 'user:a', relation: 'user', object: 'tool:b' } });
}

/** Every metric that alerts on OpenFGA go by is served by the release that runs, with the same kind of pool on a file. */
export async function proveOpenFga(openfga, folder) {
  const [http, grpc, served] = [await freePort(), await freePort(), await freePort()];
  const env = {
    ...process.env,
    OPENFGA_DATASTORE_ENGINE: 'sqlite',
    OPENFGA_DATASTORE_URI: `file:${join(folder, 'openfga.db')}`,
    OPENFGA_DATASTORE_METRICS_ENABLED: 'true',
    OPENFGA_METRICS_ENABLED: 'true',
    OPENFGA_METRICS_ADDR: `127.0.0.1:${served}`,
    OPENFGA_HTTP_ADDR: `127.0.0.1:${http}`,
    OPENFGA_GRPC_ADDR: `127.0.0.1:${grpc}`,
    OPENFGA_PLAYGROUND_ENABLED: 'false',
  };
  const migrated = spawnSync(openfga, ['migrate'], { env, encoding: 'utf8' });
  assert.equal(migrated.status, 0, migrated.stderr);
  const server = spawn(openfga, ['run'], { env, stdio: 'ignore' });
  try {
    await awaitHealth(`http://127.0.0.1:${http}`);
    await askOnce(`http://127.0.0.1:${http}`);
    const text = await (await fetch(`http://127.0.0.1:${served}/metrics`)).text();
    const missing = NAMES.filter((name) => !new RegExp(`^${name}\\{`, 'm').test(text));
    assert.deepEqual(missing, [], 'metrics of alerts that OpenFGA does not serve');
    console.log(`ok      OpenFGA ${images.openfga.tag} serves ${NAMES.join(', ')}`);
  } finally {
    server.kill();
    if (server.exitCode === null && server.signalCode === null) await event(server, 'exit');
  }
}
