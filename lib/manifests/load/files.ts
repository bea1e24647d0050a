import type { Dirent, Stats } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_BYTES } from './limits';
import { type Problem, problemAt } from './problem';
import { tooLarge } from './text';

/** A file to read. */
export interface File {
  /** What the user calls it. */
  readonly file: string;
  /** Its path without links, by which it is the same file whatever it is called. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Whether it was found in a folder, and not named by the user. */
  readonly found: boolean;
}

const SKIPPED: ReadonlySet<string> = new Set(['.git', 'node_modules']);
const MANIFEST = /\.(?:ya?ml|json)$/i;
const KUSTOMIZATIONS: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

const REASONS: Readonly<Record<string, readonly [message: string, fix: string]>> = {
  ENOENT: ['no such file or folder', 'correct the path'],
  EACCES: ['permission denied', 'allow this user to read it'],
  EPERM: ['permission denied', 'allow this user to read it'],
  ELOOP: ['a link that leads to itself', 'remove the link'],
};

/** What there is to say of a path that the system does not let us read. */
export function unreadable(file: string, error: unknown): Problem {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error';
  const [message, fix] = REASONS[code] ?? [`can not be read (${code})`, 'check the file and its permissions'];
  return problemAt(file, undefined, message, fix);
}

/** Whether a folder is to be rendered with Kustomize. */
export async function hasKustomization(folder: string): Promise<boolean> {
  const names = await readdir(folder);
  return names.some((name) => KUSTOMIZATIONS.includes(name));
}

/** The manifests below a folder. Links are followed, and each folder is entered once. */
export class Walk {
  readonly files: File[] = [];
  readonly problems: Problem[] = [];
  private readonly entered = new Set<string>();

  /** Adds what stands below a folder, in the order of the names. */
  async enter(folder: string): Promise<void> {
    let entries: Dirent[];
    let path: string;
    try {
      path = await realpath(folder);
      if (this.entered.has(path)) return;
      this.entered.add(path);
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      this.problems.push(unreadable(folder, error));
      return;
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) await this.visit(entry, join(folder, entry.name), join(path, entry.name));
  }

  private async visit(entry: Dirent, file: string, path: string): Promise<void> {
    const isManifest = MANIFEST.test(entry.name);
    if (entry.isSymbolicLink()) await this.follow(entry.name, file, isManifest);
    else if (entry.isDirectory() && !SKIPPED.has(entry.name)) await this.enter(file);
    else if (entry.isFile() && isManifest) await this.add(file, path);
  }

  private async follow(name: string, file: string, isManifest: boolean): Promise<void> {
    try {
      const stats = await stat(file);
      if (stats.isDirectory() && !SKIPPED.has(name)) await this.enter(file);
      else if (stats.isFile() && isManifest) await this.add(file, await realpath(file));
    } catch (error) {
      if (isManifest) this.problems.push(unreadable(file, error));
    }
  }

  private async add(file: string, path: string): Promise<void> {
    const { size } = await stat(path);
    this.files.push({ file, path, size, found: true });
  }
}

/** A file that the user named. */
export async function namedFile(file: string, stats: Stats): Promise<File> {
  // A pipe, such as that of a shell's process substitution, has a name and no path.
  const path = stats.isFile() ? await realpath(file) : file;
  return { file, path, size: stats.size, found: false };
}

const BLOCK = 1024 * 1024;

/** The bytes of a file, however large it says it is or turns out to be; a problem if it can not be read. */
export async function readBytes(file: string): Promise<Buffer | Problem> {
  try {
    await using handle = await open(file);
    const stats = await handle.stat();
    if (stats.size > MAX_BYTES) return tooLarge(file);
    if (stats.isFile() && stats.size > 0) return await handle.readFile();
    const blocks: Buffer[] = [];
    for (let total = 0; total <= MAX_BYTES;) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(BLOCK), 0, BLOCK, null);
      if (bytesRead === 0) return Buffer.concat(blocks);
      blocks.push(buffer.subarray(0, bytesRead));
      total += bytesRead;
    }
    return tooLarge(file);
  } catch (error) {
    return unreadable(file, error);
  }
}
