import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Ports that nobody listens on. */
async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((done) => void server.close(done))));
  return ports;
}

/** The real server, which keeps everything in memory. */
export class OpenFga {
  constructor(program, ports) {
    const [http, grpc] = ports.map((port) => `127.0.0.1:${port}`);
    this.url = `http://${http}`;
    const args = [
      'run',
      '--http-addr',
      http,
      '--grpc-addr',
      grpc,
      '--playground-enabled=false',
      '--metrics-enabled=false',
    ];
    this.process = spawn(program, args, { stdio: 'ignore' });
  }

  static async start(program) {
    return new OpenFga(program, await freePorts(2));
  }

  stop() {
    this.process.kill();
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
