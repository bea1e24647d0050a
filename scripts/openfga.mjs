// OpenFGA itself, of the release that the platform runs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { goProgram } from './go-program.mjs';
import { load } from './project.mjs';

/** Seconds that the server may take to answer, however busy the machine is. */
const PATIENCE = 120;

/** The program, built where it is not kept yet. */
export function openFga() {
  const { tag } = load('lib/components/images').images.openfga;
  return join(goProgram(`github.com/openfga/openfga/cmd/openfga@${tag}`), 'openfga');
}

/** Addresses on which nobody listens. */
async function freeAddresses(count) {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const addresses = servers.map((server) => `127.0.0.1:${server.address().port}`);
  await Promise.all(servers.map((server) => new Promise((done) => void server.close(done))));
  return addresses;
}

/** A server that runs; it keeps everything in memory unless its variables say otherwise. */
export class OpenFga {
  #process;

  /** @param env variables over those that give it its addresses */
  static async start(program, env = {}) {
    const [http, grpc, metrics] = await freeAddresses(3);
    const server = new OpenFga();
    server.url = `http://${http}`;
    server.metrics = `http://${metrics}/metrics`;
    const own = {
      OPENFGA_HTTP_ADDR: http,
      OPENFGA_GRPC_ADDR: grpc,
      OPENFGA_METRICS_ADDR: metrics,
      OPENFGA_PLAYGROUND_ENABLED: 'false',
    };
    server.#process = spawn(program, ['run'], { env: { ...process.env, ...own, ...env }, stdio: 'ignore' });
    return server;
  }

  stop() {
    this.#process.kill();
  }

  async awaitHealth() {
    for (let second = 0; second < PATIENCE; second += 1) {
      const answer = await fetch(`${this.url}/healthz`).catch(() => undefined);
      if (answer?.ok) return;
      await pause(1000);
    }
    throw new Error(`OpenFGA did not answer within ${PATIENCE} s`);
  }

  async post(path, body) {
    const response = await fetch(this.url + path, { method: 'POST', body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  /** Writes tuples as the program does: all or none. */
  async write({ store, model }, tuples) {
    const keys = tuples.map(([user, relation, object]) => ({ user, relation, object }));
    await this.post(`/stores/${store}/write`, { writes: { tuple_keys: keys }, authorization_model_id: model });
  }

  async isAllowed({ store, model }, [user, relation, object]) {
    const body = { tuple_key: { user, relation, object }, authorization_model_id: model };
    return (await this.post(`/stores/${store}/check`, body)).allowed === true;
  }
}
