import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadPaths, nothingToCheck, type LoadedPaths, type LoadOptions, type Problem } from '../manifests/load';
import type { LeftOut } from '../policy';
import { InputError } from '../policy/input-error';
import type { ManifestSet } from '../policy/validate';
import { Meter } from './apart';
import { printable } from '../text';
import type { Io } from './io';
import { type Charts, type Leaves, loadLeaves, Overlays } from './leaves';

/** The folder of rendered manifests, one folder an environment: what is read where no path is named. */
export const DEFAULT_FOLDER = 'dist';

/** How long a run may take before it says what it is at, in milliseconds. */
const PATIENCE = 1000;

/** What the paths of a call hold. */
export interface Inputs {
  readonly sets: readonly ManifestSet[];
  readonly problems: readonly Problem[];
  readonly leftOut: readonly LeftOut[];
}

/** Whether there is nothing to check. */
export function isEmpty({ sets }: Pick<Inputs, 'sets'>): boolean {
  return sets.every(({ resources, faults = [] }) => resources.length + faults.length === 0);
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
  /**
   * Whether charts are rendered; files of values ask for it too.
   * @default false
   */
  readonly helm?: boolean;
  /** Files with values for the chart. */
  readonly values?: readonly string[];
}

/** What is read where no path is named. */
function environments(allowEmpty: boolean): string[] {
  if (allowEmpty && !existsSync(DEFAULT_FOLDER)) return [];
  // In a project of cdk8s they are rendered first; elsewhere nobody has heard of the folder.
  const fix = existsSync('cdk8s.yaml')
    ? 'run `npm run synth` first, or name the paths to read'
    : 'name what to check: files, folders, or - for standard input';
  const refuse = (message: string): InputError => new InputError([{ file: DEFAULT_FOLDER, message, fix }]);
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

function toSet({ files, resources, found }: LoadedPaths, name: string | undefined, overlays: Overlays): ManifestSet {
  const builds = found.rendered === undefined ? undefined : overlays.of(found.rendered);
  const shown = builds === undefined ? name : (name ?? found.rendered);
  return {
    ...(shown === undefined ? {} : { name: shown }),
    files,
    resources,
    unlisted: found.unlisted,
    ...(builds === undefined ? {} : { overlays: builds }),
  };
}

/** A set by the paths that it was read from, which may hold others as well. */
function nameOf(paths: readonly string[], leaves: Leaves): string {
  return leaves.sets.length > 0 ? `other manifests of ${paths.join(', ')}` : paths.join(', ');
}

/** Where another process can take over, this one does not take on more than it should. */
function metered(io: Io): Pick<LoadOptions, 'onBytes'> {
  return io.apart === undefined ? {} : { onBytes: new Meter().add };
}

/** The paths of each set: all of them, or each on its own, as the environments are that are read where none is named. */
function groupsOf(paths: readonly string[], each: boolean, allowEmpty: boolean): readonly (readonly string[])[] {
  if (paths.filter((path) => path === '-').length > 1) {
    throw new InputError([{ file: '-', message: 'standard input is named twice', fix: 'name it once' }]);
  }
  if (paths.length > 0 && !each) return [paths];
  return (paths.length > 0 ? paths : environments(allowEmpty)).map((path) => [path]);
}

function joined(parts: readonly Inputs[]): Inputs {
  return {
    sets: parts.flatMap(({ sets }) => sets),
    problems: parts.flatMap(({ problems }) => problems),
    leftOut: parts.flatMap(({ leftOut }) => leftOut),
  };
}

/** How a group of paths is read, beyond which. */
interface Group {
  /** Whether there are others. */
  readonly isOneOfMany: boolean;
  readonly overlays: Overlays;
  readonly charts: Charts;
  readonly options: LoadOptions;
}

/** What paths hold that are one set, and the sets of the kustomizations and charts in them. */
async function readGroup(paths: readonly string[], { isOneOfMany, overlays, charts, options }: Group): Promise<Inputs> {
  const loaded = await loadPaths(paths, options);
  const leaves = await loadLeaves(loaded, overlays, options, charts);
  const isApart = isOneOfMany || leaves.sets.length > 0;
  const isPlain = loaded.resources.length > 0 || leaves.sets.length + leaves.leftOut.length === 0;
  const plain = isPlain ? [toSet(loaded, isApart ? nameOf(paths, leaves) : undefined, overlays)] : [];
  return {
    sets: [...plain, ...leaves.sets],
    problems: [...loaded.problems, ...leaves.problems],
    leftOut: leaves.leftOut,
  };
}

/**
 * Reads the manifests of a call: all paths as one set, or each on its own; without paths each environment of `dist/`. In
 * a folder each kustomization that no other takes in is a set of its own.
 * @throws InputError when there is no path to read.
 */
export async function readInputs(
  paths: readonly string[],
  { each = false, allowEmpty = false, helm = false, values }: InputOptions,
  io: Io,
): Promise<Inputs> {
  const groups = groupsOf(paths, each, allowEmpty);
  const progress = new Progress(io);
  const onWait = (what: string): void => void io.stderr.write(`keyfit: waiting for ${printable(what)}\n`);
  const group: Group = {
    isOneOfMany: groups.length > 1,
    overlays: new Overlays(),
    charts: values ?? (helm ? [] : undefined),
    options: { stdin: () => io.stdin(), onProgress: progress.show, onWait, allowEmpty, ...metered(io) },
  };
  const parts: Inputs[] = [];
  try {
    for (const some of groups) parts.push(await readGroup(some, group));
  } finally {
    await progress.end();
  }
  const inputs = joined(parts);
  // All that was found was left out.
  const nothing = !allowEmpty && inputs.problems.length === 0 && isEmpty(inputs);
  return nothing ? { ...inputs, problems: groups.flat().map(nothingToCheck) } : inputs;
}
