import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { pause, run } from './commands.mjs';
import { bytes, environmentOf, expand, mountsOf } from './environment.mjs';
import { messageOf } from './log-line.mjs';
import { makeLimit } from './memory.mjs';
import { ENTER, HOME, javaFolder, writeRootPlan } from './root-plan.mjs';

/** The container's user, whom nothing can make more than that. */
function asUser({ runAsUser, runAsGroup, fsGroup }) {
  assert.ok(Number.isInteger(runAsUser) && runAsUser > 0, 'the manifest names no user');
  const ids = [`--reuid=${runAsUser}`, `--regid=${runAsGroup ?? 0}`];
  const groups = fsGroup === undefined ? ['--clear-groups'] : [`--groups=${fsGroup}`];
  return ['setpriv', ...ids, ...groups, '--no-new-privs', '--bounding-set=-all', '--inh-caps=-all'];
}

/** The system calls that change a file system, and the one by which the server begins. */
const TRACED =
  'open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,rmdir,link,linkat,symlink,symlinkat,chmod,fchmodat,chown,lchown,fchownat,truncate,mknod,mknodat,utimensat,execve';

function tracer(file) {
  return ['strace', '-f', '-qq', '-y', '-s', '4096', '--seccomp-bpf', '-e', `trace=${TRACED}`, '-o', file];
}

function childrenOf(pid) {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}

function descendants(pid) {
  return childrenOf(pid).flatMap((child) => [child, ...descendants(child)]);
}

/** Whether a process is the first one of its container. */
function isFirst(pid) {
  return /^NSpid:.*\t1$/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}

/** One container of the manifest, running as the manifest says on this machine. */
export class Pod {
  lines = [];
  #env;
  #stopping;
  #user;
  #waiting = new Set();

  /**
   * Starts a container of Keycloak.
   * @param machine where it runs
   * @param what the manifest's part (`sources`, `keycloak`), the `image` with its `tree`, a `name`; and what differs from
   * the manifest: `env` over its own, `writable` for a root that is not read-only, `traced` to record system calls. One
   * that asks a `server`, by its address and the host that it is known by, gets no database.
   */
  static async start(machine, what) {
    const pod = new Pod();
    await pod.#start(machine, what);
    return pod;
  }

  async #start(machine, { sources, keycloak, image, tree, name, env: changed = {}, ...other }) {
    const { server, writable = false, traced = false } = other;
    const { pod, container, workload } = keycloak;
    const security = { ...pod.securityContext, ...container.securityContext };
    assert.equal(security.readOnlyRootFilesystem, true, 'the manifest does not ask for a read-only root');
    this.grace = pod.terminationGracePeriodSeconds ?? 30;
    const port = server === undefined ? databaseOf(environmentOf(container, sources)).port : undefined;
    this.network = await machine.addNetwork(port);
    this.address = this.network.address;
    const fields = {
      'status.podIP': this.address,
      'metadata.name': name,
      'metadata.namespace': workload.metadata.namespace,
    };
    const env = { ...environmentOf(container, sources, fields), ...changed };
    this.mounts = mountsOf(pod, container, sources);
    this.folder = join(machine.folder, name);
    mkdirSync(this.folder);
    const { address, host } = server ?? { address: '127.0.0.1', host: databaseOf(env).host };
    const hosts = [`${this.address} ${name}`, `${address} ${host}`];
    writeRootPlan(this.folder, { tree, mounts: this.mounts, security, hosts, writable });
    this.limit = makeLimit(`${basename(machine.folder)}-${name}`, bytes(container.resources.limits.memory));
    if (this.limit !== undefined) writeFileSync(join(this.folder, 'cgroup'), this.limit);
    const command = [...(container.command ?? image.entrypoint), ...(container.args ?? [])].map((word) =>
      expand(word, env),
    );
    this.#user = asUser(security);
    this.#env = { ...this.#imageEnv(image, name), ...env };
    this.#spawn(command, traced);
  }

  #imageEnv(image, name) {
    const java = javaFolder();
    const path = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];
    if (java !== undefined) path.unshift(join(java, 'bin'));
    return { PATH: path.join(':'), HOSTNAME: name, HOME, ...image.env };
  }

  #spawn(command, traced) {
    this.trace = traced ? join(this.folder, 'trace') : undefined;
    const namespaces = ['--mount', '--pid', '--uts', '--ipc', '--fork', '--kill-child'];
    const [program, ...args] = [
      ...(this.trace === undefined ? [] : tracer(this.trace)),
      ...[
        'nsenter',
        `--net=${this.network.path}`,
        'unshare',
        ...namespaces,
        'sh',
        ENTER,
        this.folder,
        ...this.#user,
        ...command,
      ],
    ];
    this.started = performance.now();
    this.process = spawn(program, args, { env: this.#env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.process.stdout, this.process.stderr])
      createInterface({ input: stream }).on('line', (line) => this.#take(line));
    this.ended = once(this.process, 'close').then(([status]) => {
      this.status = status ?? -1;
      this.#waiting.forEach((wake) => wake());
      return this.status;
    });
  }

  #take(line) {
    this.lines.push({ text: messageOf(line), seconds: (performance.now() - this.started) / 1000 });
    this.#waiting.forEach((wake) => wake());
  }

  /** The first line that a pattern fits. */
  line(pattern) {
    return this.lines.find(({ text }) => pattern.test(text));
  }

  /** Waits for a line of the log; throws when the container ends first, or after some seconds. */
  async says(pattern, seconds) {
    const end = performance.now() + seconds * 1000;
    for (;;) {
      const found = this.line(pattern);
      if (found !== undefined) return found;
      if (this.status !== undefined) throw new Error(`the container ended with status ${this.status}:\n${this.tail()}`);
      if (performance.now() > end) throw new Error(`no line ${pattern} after ${seconds} s:\n${this.tail()}`);
      await this.#news(1);
    }
  }

  async #news(seconds) {
    let wake;
    const news = new Promise((resolve) => (wake = resolve));
    this.#waiting.add(wake);
    await Promise.race([news, pause(seconds)]);
    this.#waiting.delete(wake);
  }

  /** Waits for its end, for some seconds at most; its exit status. */
  async end(seconds) {
    return Promise.race([
      this.ended,
      pause(seconds).then(() => Promise.reject(new Error(`it still runs after ${seconds} s:\n${this.tail()}`))),
    ]);
  }

  /** The last lines of its log. */
  tail() {
    return this.lines
      .slice(-15)
      .map(({ text }) => `    ${text.slice(0, 400)}`)
      .join('\n');
  }

  /**
   * Runs a script of the container's shell in it, as its user and with its variables.
   * @throws with all that it wrote where it fails
   */
  exec(script, env = {}) {
    const first = descendants(this.process.pid).find(isFirst);
    const namespaces = ['-t', String(first), '--mount', '--net', '--pid', '--ipc', '--uts', '--wd'];
    const words = ['bash', '--norc', '-O', 'expand_aliases', '-euc', script];
    return run('nsenter', [...namespaces, ...this.#user, ...words], { env: { ...this.#env, ...env } });
  }

  /** Ends it as the kubelet does, and takes away what it ran in; again, it does nothing. */
  stop() {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop() {
    if (this.status === undefined) {
      const first = descendants(this.process.pid).find(isFirst);
      if (first !== undefined) process.kill(first, 'SIGTERM');
      await this.end(this.grace).catch(() => process.kill(first ?? this.process.pid, 'SIGKILL'));
      await this.ended;
    }
    this.network.close();
    if (this.limit !== undefined) rmdirSync(this.limit);
    return this.status;
  }
}

/** The value of an option, expanded by the server or raw. */
export function optionOf(env, name) {
  return env[`KCRAW_${name}`] ?? env[`KC_${name}`];
}

/** How the server is told to reach its database. */
export function databaseOf(env) {
  const [host, user, password] = ['DB_URL_HOST', 'DB_USERNAME', 'DB_PASSWORD'].map((name) => optionOf(env, name));
  assert.ok(host !== undefined, 'the manifest names no host of the database');
  const [port, database] = [optionOf(env, 'DB_URL_PORT') ?? '5432', optionOf(env, 'DB_URL_DATABASE') ?? 'keycloak'];
  return { host, port: Number(port), database, user, password };
}
