import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Origin } from '../manifests';
import { parseBaseline, type Baseline } from './baseline';
import { InputError } from './input-error';
import type { Scope } from './scope';
import { defaultSettings, type Settings, type SettingsFile } from './settings';

/** The names that a settings file is found by. */
const CONFIG_FILES = ['keyfit.yaml', 'keyfit.yml'] as const;

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EBUSY: 'it is in use, or something is mounted there',
  EDQUOT: 'no space is left',
  EFBIG: 'the file is larger than the system allows',
  EEXIST: 'a part of the path is no folder',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  ENOENT: 'there is no such file',
  ENOSPC: 'no space is left',
  ENOTDIR: 'a part of the path is no folder',
  EPERM: 'the operation is not permitted',
  EROFS: 'the file system is read-only',
};

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}

/** Why the file system refused, in words. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return REASONS[code] ?? (code === '' ? String(error) : code);
}

/** A shell's process substitution: a pipe that somebody writes to already. */
const SUBSTITUTION = /^\/(?:dev|proc\/[^/]+)\/fd\//;

/** The text of a file; undefined where there is none. */
export function readOptional(file: string): string | undefined {
  try {
    if (!SUBSTITUTION.test(file) && statSync(file).isFIFO()) {
      const message = 'a pipe, which may have to be waited for without end';
      throw new InputError([{ file, message, fix: 'name a file' }]);
    }
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof InputError) throw error;
    if (codeOf(error) === 'ENOENT') return undefined;
    const message = `cannot be read: ${reasonOf(error)}`;
    throw new InputError([{ file, message, fix: 'name a file that can be read' }]);
  }
}

/** Settings as a file says them. */
export interface Config {
  readonly settings: Settings;
  readonly failOn: SettingsFile['failOn'];
  /** The manifests that the settings are for; undefined: all. */
  readonly scope: Scope | undefined;
  /** The file of known findings, as a path from the working directory. */
  readonly baseline: string | undefined;
  readonly origin: Origin | undefined;
}

const DEFAULTS: Config = {
  settings: defaultSettings,
  failOn: undefined,
  scope: undefined,
  baseline: undefined,
  origin: undefined,
};

/** A path that a file names: an absolute one as it is, any other from the folder of the file. */
function pathFrom(file: string, path: string): string {
  return isAbsolute(path) ? path : join(dirname(file), path);
}

/**
 * The settings file for whoever works in a folder: its own or that of the nearest folder above, no further than the root of
 * the repository. Undefined if there is none.
 */
function findConfig(folder: string): string | undefined {
  const found = CONFIG_FILES.map((name) => join(folder, name)).filter((file) => existsSync(file));
  const [file, other] = found.map((path) => relative('.', path));
  if (file !== undefined && other !== undefined) {
    throw new InputError([{ file: other, message: `${file} stands beside it`, fix: 'keep one of the two' }]);
  }
  if (file !== undefined || existsSync(join(folder, '.git')) || dirname(folder) === folder) return file;
  return findConfig(dirname(folder));
}

/**
 * Reads a settings file.
 * @param file - default: the one that is found from the working folder upward, and if there is none the defaults hold
 * @throws InputError when the file is at fault, or named and not there.
 */
export function readConfig(file = findConfig(resolve('.'))): Config {
  if (file === undefined) return DEFAULTS;
  const text = readOptional(file);
  if (text === undefined) {
    const fix = `name a file that exists, or leave --config out to use the ${CONFIG_FILES[0]} that is found`;
    throw new InputError([{ file, message: 'there is no such settings file', fix }]);
  }
  // Only here: its schema library costs more time than everything else before the first manifest is read.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { parseSettings } = require('./settings-file') as typeof import('./settings-file');
  const { settings, run, origin } = parseSettings(text, file);
  const baseline = run.baseline === undefined ? undefined : pathFrom(file, run.baseline);
  return { settings, failOn: run.failOn, scope: run.for, baseline, origin };
}

/**
 * Looks whether a file may be replaced by a baseline: by its content it is one, or nothing.
 * @throws InputError when it is something else, which somebody may need.
 */
export function mayBecomeBaseline(file: string): void {
  // A device or a pipe is written to, and loses nothing.
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return;
  const text = readOptional(file) ?? '';
  if (text.trim() === '') return;
  try {
    parseBaseline(text, file);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const fix = 'name another file with --baseline, or remove this one';
    throw new InputError([{ file, message: 'no baseline was written: what stands there is none', fix }]);
  }
}

/**
 * Reads the findings that are known.
 * @throws InputError when there is no such file, or when it is no baseline.
 */
export function readBaseline(file: string): Baseline {
  const text = readOptional(file);
  if (text !== undefined) return parseBaseline(text, file);
  const fix =
    'write it with `keyfit validate --write-baseline`, or name another; a relative path of `baseline` in a settings file starts at the folder of that file';
  throw new InputError([{ file, message: 'there is no such baseline', fix }]);
}
