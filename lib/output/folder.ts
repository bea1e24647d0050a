import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { InputError } from '../policy/input-error';
import { refuse } from './refusal';

/** How many foreign files a refusal names. */
const MAX_NAMED = 5;

/** How often a run tries again that another one comes before. */
const MAX_TRIES = 20;

const TAKEN: ReadonlySet<string | undefined> = new Set(['ENOTEMPTY', 'EEXIST']);

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Whether a process runs; one of another user does. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function startsWith(file: string, mark: Buffer): boolean {
  const start = Buffer.alloc(mark.length);
  const descriptor = openSync(file, 'r');
  try {
    return readSync(descriptor, start) === mark.length && start.equals(mark);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * A folder of rendered files, `<folder>/<file>` below it, that a run replaces as a whole. It is never the folder of the
 * project or one above it, and never holds a file that no run has written, which the start of each tells.
 */
export class OutputFolder {
  /** Where it is, links followed. */
  private readonly target: string;
  private readonly mark: Buffer;

  /**
   * Looks whether the folder may be replaced, and puts right what a run left that was killed.
   * @param folder - as the user calls it
   * @param mark - how every rendered file begins
   * @throws InputError when it may not, or can not; nothing has changed then.
   */
  constructor(
    readonly folder: string,
    mark: string,
  ) {
    this.mark = Buffer.from(mark);
    this.target = this.trying(() => this.steadily(() => this.follow()));
    this.trying(() => {
      this.steadily(() => {
        this.recover();
        this.check();
      });
    });
  }

  /**
   * Replaces all that the folder holds by the files, in one step.
   * @param files - texts by their path below the folder
   * @throws InputError when that is refused; the folder is as it was then.
   */
  replace(files: ReadonlyMap<string, string>): void {
    this.trying(() => {
      this.steadily(() => {
        this.check();
      });
      mkdirSync(dirname(this.target), { recursive: true });
      const staged = this.beside(process.pid, 'new');
      // Of a process that was killed, and had the same number.
      rmSync(staged, { recursive: true, force: true });
      try {
        writeFiles(files, staged);
        this.swap(staged);
      } finally {
        rmSync(staged, { recursive: true, force: true });
      }
    });
  }

  /** Looks again where something went while it was looked at: a run at the same time has swapped the folder. */
  private steadily<T>(look: () => T): T {
    for (let tries = 1; ; tries++) {
      try {
        return look();
      } catch (error) {
        if (codeOf(error) !== 'ENOENT' || tries === MAX_TRIES) throw error;
      }
    }
  }

  private trying<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      return refuse(error, this.folder, 'cannot be written', 'name another folder, or make this one writable');
    }
  }

  private deny(message: string, fix: string): never {
    throw new InputError([{ file: this.folder, message, fix }]);
  }

  /** The path without links, as far as it is there. */
  private follow(): string {
    const path = resolve(this.folder);
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found === undefined) return isThere(dirname(path)) ? join(realpathSync(dirname(path)), basename(path)) : path;
    if (found.isSymbolicLink() && !existsSync(path)) {
      this.deny('it is a link to nothing', 'remove the link, or make the folder that it leads to');
    }
    return realpathSync(path);
  }

  private check(): void {
    const above = relative(this.target, realpathSync(process.cwd()));
    if (above !== '..' && !above.startsWith(`..${sep}`) && !isAbsolute(above)) {
      this.deny('it is the folder of the project, or one above it', 'name a folder for rendered manifests alone');
    }
    const found = statSync(this.target, { throwIfNoEntry: false });
    if (found === undefined) return;
    if (!found.isDirectory()) this.deny('it is no folder', 'name a folder for rendered manifests alone');
    const foreign = this.foreign();
    if (foreign.length > 0) {
      const named = foreign.slice(0, MAX_NAMED).join(', ') + (foreign.length > MAX_NAMED ? ' and more' : '');
      this.deny(`it holds what synth did not write: ${named}`, 'move that elsewhere, or name another folder');
    }
    accessSync(this.target, constants.W_OK);
  }

  /** What no run has written, by its path below the folder; at most one more than is named. */
  private foreign(): string[] {
    const names: string[] = [];
    for (const entry of readdirSync(this.target, { withFileTypes: true })) {
      const inner = entry.isDirectory() ? this.foreignIn(entry.name) : [entry.name];
      for (const name of inner) names.push(name);
      if (names.length > MAX_NAMED) break;
    }
    return names;
  }

  private foreignIn(name: string): string[] {
    const path = join(this.target, name);
    const foreign: string[] = [];
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const isOurs = entry.isFile() && startsWith(join(path, entry.name), this.mark);
      if (!isOurs) foreign.push(`${name}/${entry.name}`);
      if (foreign.length > MAX_NAMED) return foreign;
    }
    accessSync(path, constants.W_OK);
    return foreign;
  }

  /** A folder of a process beside this one: its new content, or the old. */
  private beside(pid: number, which: 'new' | 'old'): string {
    return join(dirname(this.target), `.${basename(this.target)}.synth-${pid}-${which}`);
  }

  /** The folders beside this one that killed runs have left. */
  private leftovers(): { readonly path: string; readonly isOld: boolean }[] {
    const [place, start] = [dirname(this.target), `.${basename(this.target)}.synth-`];
    if (!isThere(place)) return [];
    return readdirSync(place).flatMap((name) => {
      const match = name.startsWith(start) ? /^(\d+)-(new|old)$/.exec(name.slice(start.length)) : null;
      if (match === null || isAlive(Number(match[1]))) return [];
      return [{ path: join(place, name), isOld: match[2] === 'old' }];
    });
  }

  /** Puts the old content back where a run was killed before the new one was in its place, and removes the rest. */
  private recover(): void {
    for (const { path, isOld } of this.leftovers()) {
      if (isOld && !isThere(this.target)) renameSync(path, this.target);
      else rmSync(path, { recursive: true, force: true });
    }
  }

  /** Puts `staged` in its place; if that fails, what stood there is put back. A run at the same time may do the same. */
  private swap(staged: string): void {
    const old = this.beside(process.pid, 'old');
    for (let tries = 1; ; tries++) {
      rmSync(old, { recursive: true, force: true });
      const moved = this.moveTo(old);
      try {
        renameSync(staged, this.target);
        break;
      } catch (error) {
        if (TAKEN.has(codeOf(error)) && tries < MAX_TRIES) continue;
        if (moved) renameSync(old, this.target);
        throw error;
      }
    }
    try {
      rmSync(old, { recursive: true, force: true });
    } catch (error) {
      refuse(
        error,
        old,
        'what was there before cannot be removed',
        'remove it by hand; the new content is in its place',
      );
    }
  }

  /** Moves the folder away; returns whether it was there. */
  private moveTo(old: string): boolean {
    try {
      renameSync(this.target, old);
      return true;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return false;
      throw error;
    }
  }
}

function writeFiles(files: ReadonlyMap<string, string>, folder: string): void {
  // Not mkdtemp, which makes folders that only their owner can read.
  mkdirSync(folder);
  for (const [path, text] of files) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
