import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { OpenFga } from '../openfga.mjs';
import { load } from '../project.mjs';

const { authorizationModel } = load('lib/components');
const { exporters, metrics } = load('lib/components/monitoring/metrics');

/** The metrics that alerts on OpenFGA go by. */
const NAMES = Object.entries(metrics).flatMap(([name, { from }]) => (from === 'openfga' ? [name] : []));

/** One question, which is measured. */
async function askOnce(server) {
  const { id: store } = await server.post('/stores', { name: 'proof' });
  const { authorization_model_id: model } = await server.post(
    `/stores/${store}/authorization-models`,
    authorizationModel,
  );
  await server.isAllowed({ store, model }, ['user:a', 'executor', 'tool:b']);
}

/** Every metric that alerts on OpenFGA go by is served by the release that runs, with the same kind of pool on a file. */
export async function proveOpenFga(program, folder) {
  const env = {
    OPENFGA_DATASTORE_ENGINE: 'sqlite',
    OPENFGA_DATASTORE_URI: `file:${join(folder, 'openfga.db')}`,
    OPENFGA_DATASTORE_METRICS_ENABLED: 'true',
    OPENFGA_METRICS_ENABLED: 'true',
  };
  const migrated = spawnSync(program, ['migrate'], { env: { ...process.env, ...env }, encoding: 'utf8' });
  assert.equal(migrated.status, 0, migrated.stderr);
  const server = await OpenFga.start(program, env);
  try {
    await server.awaitHealth();
    await askOnce(server);
    const text = await (await fetch(server.metrics)).text();
    const missing = NAMES.filter((name) => !new RegExp(`^${name}\\{`, 'm').test(text));
    assert.deepEqual(missing, [], 'metrics of alerts that OpenFGA does not serve');
    console.log(`ok      OpenFGA ${exporters.openfga.release} serves ${NAMES.join(', ')}`);
  } finally {
    server.stop();
  }
}
