import type { Dirent, Stats } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CHART } from './helm';
import { type Kustomization, KUSTOMIZATION_FILES, readKustomization } from './kustomization';
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
  /** Whether it is a pipe, which holds nothing before somebody writes to it. */
  readonly pipe: boolean;
}

/** Folders whose manifests are those of others. */
export const SKIPPED: ReadonlySet<string> = new Set(['.git', 'node_modules']);
/** How the names of files end that can hold manifests. */
export const MANIFEST = /\.(?:ya?ml|json)$/i;

const REASONS: Readonly<Record<string, readonly [message: string, fix: string]>> = {
  ENOENT: ['no such file or folder', 'correct the path'],
  EACCES: ['permission denied', 'allow this user to read it'],
  EPERM: ['permission denied', 'allow this user to read it'],
  ELOOP: ['a link that leads to itself', 'remove the link'],
};

/** Names are bytes, of which those that are no UTF-8 are lost before they come here. */
const BYTES_LOST: readonly [message: string, fix: string] = ['its name is not UTF-8 text', 'rename it'];

/** What there is to say of a path that the system does not let us read. */
export function unreadable(file: string, error: unknown): Problem {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error';
  const isLost = code === 'ENOENT' && file.includes('\ufffd');
  const [message, fix] = (isLost ? BYTES_LOST : REASONS[code]) ?? [
    `can not be read (${code})`,
    'check the file and its permissions',
  ];
  return problemAt(file, undefined, message, fix);
}

function kustomizationOf(names: readonly string[]): string | undefined {
  return KUSTOMIZATION_FILES.find((name) => names.includes(name));
}

/** The kustomization of a folder, which is then to be rendered; undefined if it has none. */
export async function kustomizationIn(folder: string): Promise<Kustomization | undefined> {
  const name = kustomizationOf(await readdir(folder));
  return name === undefined ? undefined : readKustomization(folder, name);
}

/** Whether a folder is a chart of Helm, whose templates are no manifests. */
export async function isChart(folder: string): Promise<boolean> {
  return (await readdir(folder)).includes(CHART);
}

/** The manifests below a folder. Links are followed, and each folder is entered once. */
export class Walk {
  /** Those that stand for themselves: outside of kustomizations and charts. */
  readonly files: File[] = [];
  /** Those in the folder of a kustomization or below it, which mean something only there. */
  readonly inner: File[] = [];
  readonly kustomizations: Kustomization[] = [];
  /** Folders of charts, which are not looked into. */
  readonly charts: string[] = [];
  readonly problems: Problem[] = [];
  private readonly entered = new Set<string>();
  /** How many folders of kustomizations the walk stands in. */
  private depth = 0;

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
    const names = entries.map(({ name }) => name);
    if (names.includes(CHART)) {
      this.charts.push(folder);
      return;
    }
    const kustomization = kustomizationOf(names);
    if (kustomization !== undefined) this.kustomizations.push(readKustomization(folder, kustomization));
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    this.depth += Number(kustomization !== undefined);
    for (const entry of entries) await this.visit(entry, join(folder, entry.name), join(path, entry.name));
    this.depth -= Number(kustomization !== undefined);
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
    try {
      const { size } = await stat(path);
      (this.depth === 0 ? this.files : this.inner).push({ file, path, size, found: true, pipe: false });
    } catch (error) {
      this.problems.push(unreadable(file, error));
    }
  }
}

/** A file that the user named. */
export async function namedFile(file: string, stats: Stats): Promise<File> {
  // A pipe, such as that of a shell's process substitution, has a name and no path.
  const path = stats.isFile() ? await realpath(file) : file;
  return { file, path, size: stats.size, found: false, pipe: stats.isFIFO() };
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
