import { randomUUID } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  lstatSync,
  mkdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { refuse } from './refusal';

/** How many symbolic links are followed, as many as Linux follows. */
const MAX_LINKS = 40;

/** With these a folder says that no file can be put in another's place there, while the file itself may be writable. */
const FIXED_PLACE: ReadonlySet<string | undefined> = new Set(['EACCES', 'EBUSY', 'EPERM', 'EXDEV']);

const NO_READER = 'EPIPE';

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

/** The path that a link leads to, over further links, whether or not something is there. */
function follow(file: string): string {
  let path = file;
  for (let left = MAX_LINKS; left > 0; left--) {
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return path;
    path = resolve(realpathSync(dirname(path)), readlinkSync(path));
  }
  throw Object.assign(new Error('too many links'), { code: 'ELOOP' });
}

/** The new file looks like the one before it. Whoever may not give a file away keeps it. */
function takeAfter(staged: string, { mode, uid, gid }: Stats): void {
  try {
    chownSync(staged, uid, gid);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') throw error;
  }
  // After the owner: a change of that drops bits of the mode.
  chmodSync(staged, mode);
}

/** In one step, so that nobody ever reads half of it. */
function replace(file: string, text: string, before: Stats | undefined): void {
  const staged = join(dirname(file), `.${basename(file)}-${randomUUID()}`);
  try {
    writeFileSync(staged, text, { flag: 'wx' });
    if (before !== undefined) takeAfter(staged, before);
    renameSync(staged, file);
  } catch (error) {
    rmSync(staged, { force: true });
    if (before === undefined || !FIXED_PLACE.has(codeOf(error))) throw error;
    writeFileSync(file, text);
  }
}

/** The descriptors that a process was given, whose names are links of a kind of their own. */
const DESCRIPTOR = /^\/(?:dev|proc\/(?:self|\d+))\/fd\/\d+$/;

/**
 * A device, a named pipe or a descriptor is written to behind what stands there, and stays what it is; a pipe whose
 * reader has seen enough is no fault.
 */
async function feed(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'a' });
  } catch (error) {
    if (codeOf(error) !== NO_READER) throw error;
  }
}

/**
 * Writes a file, and makes the folders above it. A regular file is replaced in one step and keeps its mode and owner;
 * links are followed; whatever else stands there, such as a device or a named pipe, is written to as it is.
 * @throws InputError when it can not be written. A regular file that stood there is whole then.
 */
export async function writeText(file: string, text: string): Promise<void> {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const before = statSync(file, { throwIfNoEntry: false });
    if (before !== undefined) accessSync(file, constants.W_OK);
    const isReplaced = before === undefined || (before.isFile() && !DESCRIPTOR.test(file));
    if (isReplaced) replace(follow(file), text, before);
    else await feed(file, text);
  } catch (error) {
    refuse(error, file, 'cannot be written', 'name a file that can be written');
  }
}

/** What became of a file that was to be replaced. */
export type Remains = 'none' | 'removed' | 'kept';

/** Removes a regular file that may be written, so that nobody takes it for a new one. */
export function discard(file: string): Remains {
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return 'none';
    const target = follow(file);
    accessSync(target, constants.W_OK);
    rmSync(target);
    return 'removed';
  } catch {
    return 'kept';
  }
}
