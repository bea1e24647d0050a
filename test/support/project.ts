import { type ChildProcess, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { readFolder } from './folder';

const ROOT = join(__dirname, '../..');

/** What a copy does without: it is made anew, linked, or of no use there. */
const LEFT_OUT = ['node_modules', 'build', 'dist', 'test', 'docs', '.git'];

/** How a process ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What ended it, if it did not end by itself. */
  readonly signal?: NodeJS.Signals;
}

/** Where and how to run a program. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Is given the process once it is there. */
  readonly started?: (child: ChildProcess) => void;
}

/**
 * The compiler of types is a program in Go; what it does on one thread and without collecting garbage takes half as much
 * of a machine's time, and is the same.
 */
const FRUGAL = { GOMAXPROCS: '1', GOGC: 'off' };

/** What the compiler has noted of the sources, from the project itself: it need not check all of them in each copy. */
const NOTES = 'build/keyfit/tsconfig.build.json.tsbuildinfo';

/** A copy of this project in a folder of its own, with the same packages; nothing is built in it. */
export class ProjectCopy {
  private readonly place = mkdtempSync(join(tmpdir(), 'keyfit-copy-'));
  readonly root = join(this.place, 'project');
  private readonly networkLog = join(this.place, 'network.log');

  constructor() {
    cpSync(ROOT, this.root, {
      recursive: true,
      filter: (source) => dirname(source) !== ROOT || !LEFT_OUT.includes(basename(source)),
    });
    symlinkSync(join(ROOT, 'node_modules'), join(this.root, 'node_modules'), 'dir');
    if (existsSync(join(ROOT, NOTES))) cpSync(join(ROOT, NOTES), join(this.root, NOTES));
  }

  /** A folder next to the project, made when it is missing. */
  folder(name: string): string {
    const path = join(this.place, name);
    mkdirSync(path, { recursive: true });
    return path;
  }

  /** Runs a program in the project, or in another folder, without network and without the caller's settings. */
  run(command: readonly [string, ...string[]], options: RunOptions = {}): Promise<Ended> {
    const [program, ...args] = command;
    return new Promise((resolve, reject) => {
      const child = spawn(program, args, {
        cwd: options.cwd ?? this.root,
        env: { ...this.environment(), ...options.env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const output = { stdout: '', stderr: '' };
      child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
      options.started?.(child);
      child.once('error', reject);
      child.once('close', (status, signal) => {
        resolve({ status, ...output, ...(signal === null ? {} : { signal }) });
      });
    });
  }

  /** The connections that processes tried to open. */
  connections(): string {
    return existsSync(this.networkLog) ? readFileSync(this.networkLog, 'utf8') : '';
  }

  /**
   * Changes a file for as long as `during` runs.
   * @throws Error when the text to be replaced is not there.
   */
  async edited<T>(path: string, from: string, to: string, during: () => Promise<T>): Promise<T> {
    const file = join(this.root, path);
    const original = readFileSync(file, 'utf8');
    if (!original.includes(from)) throw new Error(`${path} has no ${from}`);
    writeFileSync(file, original.replace(from, to));
    try {
      return await during();
    } finally {
      writeFileSync(file, original);
    }
  }

  /** Writes a file. */
  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  /** The files of a folder by their path below it. */
  read(folder: string): Map<string, string> {
    return readFolder(join(this.root, folder));
  }

  /** The files that were built of its sources and kept, by their names. */
  programs(): Map<string, string> {
    const store = join(this.root, 'build/keyfit');
    const folders = readdirSync(store, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const files = folders.flatMap(({ name }) => readdirSync(join(store, name)).map((file) => join(store, name, file)));
    return new Map(files.map((file) => [basename(file), file]));
  }

  remove(): void {
    rmSync(this.place, { recursive: true, force: true });
  }

  private environment(): NodeJS.ProcessEnv {
    const kept = Object.entries(process.env).filter(([name]) => !/^(CDK8S_|TS_NODE_|JEST_|npm_|NODE_)/.test(name));
    return {
      ...Object.fromEntries(kept),
      ...FRUGAL,
      HOME: this.folder('home'),
      NO_COLOR: '1',
      npm_config_update_notifier: 'false',
      NETWORK_LOG: this.networkLog,
      NODE_OPTIONS: `--require ${JSON.stringify(join(__dirname, 'no-network.cjs'))}`,
    };
  }
}
