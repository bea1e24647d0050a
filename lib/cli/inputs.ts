import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadPaths, type Loaded, type Problem } from '../manifests/load';
import { InputError } from '../policy/input-error';
import type { ManifestSet } from '../policy/validate';
import type { Io } from './io';

/** The folder of rendered manifests, one folder an environment: what is read where no path is named. */
export const DEFAULT_FOLDER = 'dist';

/** How long a run may take before it says what it is at, in milliseconds. */
const PATIENCE = 1000;

/** What the paths of a call hold. */
export interface Inputs {
  readonly sets: readonly ManifestSet[];
  readonly problems: readonly Problem[];
}

/** How the paths of a call are meant. */
export interface InputOptions {
  /**
   * Whether each path is a set of its own.
   * @default false
   */
  readonly each?: boolean;
  /**
   * Whether there may be nothing to check.
   * @default false
   */
  readonly allowEmpty?: boolean;
}

/** What is read where no path is named. */
function environments(allowEmpty: boolean): string[] {
  if (allowEmpty && !existsSync(DEFAULT_FOLDER)) return [];
  const refuse = (message: string): InputError =>
    new InputError([{ file: DEFAULT_FOLDER, message, fix: 'run `npm run synth` first, or name the paths to read' }]);
  let entries;
  try {
    entries = readdirSync(DEFAULT_FOLDER, { withFileTypes: true });
  } catch {
    throw refuse('there is no such folder here');
  }
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(DEFAULT_FOLDER, name));
  if (folders.length === 0 && !allowEmpty) {
    throw refuse('it has no folder of an environment, so there is nothing to check');
  }
  return folders.sort();
}

/** Says on a terminal how far a long run is, in a line that it removes again. */
class Progress {
  private readonly start = Date.now();
  private shown = false;

  constructor(private readonly io: Io) {}

  readonly show = (done: number, total: number): void => {
    if (!this.io.stderr.isTTY || Date.now() - this.start < PATIENCE) return;
    this.shown = true;
    void this.io.stderr.write(`\r\u001B[Kreading ${done} of ${total} files`);
  };

  async end(): Promise<void> {
    if (this.shown) await this.io.stderr.write('\r\u001B[K');
  }
}

function toSet({ files, resources }: Loaded, name: string | undefined): ManifestSet {
  return name === undefined ? { files, resources } : { name, files, resources };
}

/**
 * Reads the manifests of a call: all paths as one set, or each on its own; without paths each environment of `dist/`.
 * @throws InputError when there is no path to read.
 */
export async function readInputs(
  paths: readonly string[],
  { each = false, allowEmpty = false }: InputOptions,
  io: Io,
): Promise<Inputs> {
  const named = paths.length > 0;
  if (paths.filter((path) => path === '-').length > 1) {
    throw new InputError([{ file: '-', message: 'standard input is named twice', fix: 'name it once' }]);
  }
  const groups = named && !each ? [paths] : (named ? paths : environments(allowEmpty)).map((path) => [path]);
  const progress = new Progress(io);
  const sets: ManifestSet[] = [];
  const problems: Problem[] = [];
  for (const group of groups) {
    const loaded = await loadPaths(group, { stdin: () => io.stdin(), onProgress: progress.show, allowEmpty });
    problems.push(...loaded.problems);
    sets.push(toSet(loaded, groups.length > 1 ? group[0] : undefined));
  }
  await progress.end();
  return { sets, problems };
}
