import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { find, pause, run } from './commands.mjs';

/** Documentation addresses (RFC 5737): no host has them, and no private range holds them, as on many clusters. */
const SUBNET = '192.0.2';
const BRIDGE = 'pods';

/** A bridge without an address of its own changes it when a pod goes, and the others go on answering to the old one. */
const BRIDGE_ADDRESS = '02:00:00:00:00:01';

/** An account that Debian and all others have, for the database server, which refuses to run as root. */
const NOBODY = { uid: 65534, gid: 65534 };

const START = 30;

function asNobody(command, args) {
  const { uid, gid } = NOBODY;
  return ['setpriv', ['--reuid', String(uid), '--regid', String(gid), '--clear-groups', command, ...args]];
}

/** A literal of SQL. */
function quoted(text) {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The database server and the network that pods are attached to, in the namespaces of this process. */
export class Machine {
  #pods = 0;

  constructor(folder) {
    this.folder = folder;
    this.sockets = join(folder, 'sockets');
  }

  async start() {
    run('ip', ['link', 'set', 'lo', 'up']);
    run('ip', ['link', 'add', BRIDGE, 'address', BRIDGE_ADDRESS, 'type', 'bridge']);
    run('ip', ['address', 'add', `${SUBNET}.1/24`, 'dev', BRIDGE]);
    run('ip', ['link', 'set', BRIDGE, 'up']);
    await this.#startDatabase();
  }

  async #startDatabase() {
    const data = join(this.folder, 'database');
    for (const folder of [data, this.sockets]) {
      mkdirSync(folder);
      chownSync(folder, NOBODY.uid, NOBODY.gid);
    }
    const options = ['--auth=trust', '--username=postgres', '--encoding=UTF8', '--no-locale', '--no-sync'];
    run(...asNobody(find('initdb'), ['-D', data, ...options]), { cwd: data });
    writeFileSync(join(data, 'pg_hba.conf'), 'local all postgres trust\nlocal all all scram-sha-256\n');
    const settings = ['listen_addresses=', `unix_socket_directories=${this.sockets}`, 'fsync=off'];
    const args = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
    const [command, list] = asNobody(find('postgres'), args);
    const server = spawn(command, list, { cwd: data, stdio: 'ignore' });
    server.unref();
    for (let tries = 0; tries < START * 4; tries += 1) {
      if (server.exitCode !== null) break;
      await pause(0.25);
      if (this.#answers()) return;
    }
    throw new Error('the database server does not start');
  }

  #answers() {
    try {
      return this.query('select 1') === '1';
    } catch {
      return false;
    }
  }

  /** Runs SQL as the database's administrator; the rows as text. */
  query(sql, database = 'postgres') {
    const args = ['-h', this.sockets, '-U', 'postgres', '-d', database, '-v', 'ON_ERROR_STOP=1', '-qtA'];
    return run(find('psql'), args, { input: sql }).trim();
  }

  /** An empty database, with the one user that it belongs to. */
  createDatabase({ database, user, password }) {
    const exists = this.query(`select 1 from pg_roles where rolname = ${quoted(user)}`) === '1';
    if (exists) this.query(`drop database if exists "${database}" with (force);\ndrop role "${user}"`);
    this.query(`create role "${user}" login password ${quoted(password)};`);
    this.query(`create database "${database}" owner "${user}"`);
  }

  changePassword(user, password) {
    this.query(`alter role "${user}" password ${quoted(password)}`);
  }

  /**
   * A network namespace with an address of its own, as a pod has, and in it a process that takes the database's port:
   * the part of the proxy beside the server, or of the Service that it asks. Without a port there is no database.
   */
  async addNetwork(databasePort) {
    this.#pods += 1;
    const [device, address] = [`pod${this.#pods}`, `${SUBNET}.${this.#pods + 10}`];
    const forwarder = join(dirname(fileURLToPath(import.meta.url)), 'forward-database.mjs');
    const socket = join(this.sockets, '.s.PGSQL.5432');
    const command = `ip link set lo up && exec "$0" "$@"`;
    const forward = [process.execPath, forwarder, String(databasePort), socket];
    const keep = databasePort === undefined ? ['sh', '-c', 'echo && exec sleep infinity'] : forward;
    const args = ['--net', 'sh', '-c', command, ...keep];
    const keeper = spawn('unshare', args, { stdio: ['ignore', 'pipe', 2] });
    await Promise.race([
      once(keeper.stdout, 'data'),
      once(keeper, 'exit').then(() => Promise.reject(new Error('no network'))),
    ]);
    run('ip', ['link', 'add', device, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', String(keeper.pid)]);
    run('ip', ['link', 'set', device, 'master', BRIDGE, 'up']);
    const inside = (...words) => run('nsenter', ['-t', String(keeper.pid), '--net', 'ip', ...words]);
    inside('address', 'add', `${address}/24`, 'dev', 'eth0');
    inside('link', 'set', 'eth0', 'up');
    return { address, path: `/proc/${keeper.pid}/ns/net`, close: () => keeper.kill('SIGKILL') };
  }
}
