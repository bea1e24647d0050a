// Keeps what was built. Many may read and write here at the same time and be killed at any moment, and the disk may be
// full or read-only: who reads a file gets all of it or nothing, and who can not write one builds it again next time.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { root } from './sources.mjs';

const store = join(root, 'build/keyfit');

/** What a file is called while it is written, and the age at which its writer must be dead. */
const STAGED = 'staged-';
const DEAD_AFTER_MS = 60_000;

/** What the name of a type checker's notes ends with. */
const NOTES = '.tsbuildinfo';

function namesIn(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The folder for what is built of sources with this fingerprint; without one, the only folder there is. */
export function folderOf(sources) {
  const only = () => namesIn(store).find((name) => !name.startsWith(STAGED) && !name.endsWith(NOTES));
  return join(store, sources ?? only() ?? 'missing');
}

/** What the type checker has noted of a project, to check only what has changed since. */
export function notesOf(project) {
  return join(store, `${project}${NOTES}`);
}

/** Tells contents apart. */
export function hashOf(content) {
  return createHash('sha256').update(content).digest('hex');
}

/** A comment that comes before the content of a file; V8 wants what follows to begin at a multiple of 8. */
function sealOf(hash) {
  return Buffer.from(`/*${hash}*/`.padEnd(72));
}

const SEAL_LENGTH = sealOf('').length;

/**
 * Reads a file of the store.
 * @returns undefined where it is missing, can not be read, or is not as it was written
 */
export function readSealed(file) {
  let bytes;
  try {
    bytes = readFileSync(file);
  } catch {
    return undefined;
  }
  const content = bytes.subarray(SEAL_LENGTH);
  const hash = hashOf(content);
  return sealOf(hash).equals(bytes.subarray(0, SEAL_LENGTH)) ? { file, content, hash } : undefined;
}

function isFolder(path) {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Makes a folder, also where a file has got in its place. */
function makeFolder(path) {
  // Not recursively: what has become a folder by now is another process's.
  if (!isFolder(path)) rmSync(path, { force: true });
  mkdirSync(path, { recursive: true });
}

/**
 * A name for a file that will be moved to its place in the store in one step.
 * @throws the file system's error where the store can not be written
 */
export function stagedName() {
  makeFolder(store);
  return join(store, `${STAGED}${process.pid}-${Math.random().toString(36).slice(2)}`);
}

/** Writes a file of the store, or leaves all as it was. */
export function writeSealed({ file, content, hash }) {
  let staged;
  try {
    staged = stagedName();
    makeFolder(dirname(file));
    if (isFolder(file)) remove(file);
    writeFileSync(staged, Buffer.concat([sealOf(hash), content]));
    renameSync(staged, file);
  } catch {
    remove(staged);
  }
}

/** Removes what is there, if that is allowed. */
export function remove(path) {
  try {
    if (path !== undefined) rmSync(path, { recursive: true, force: true });
  } catch {
    // It is of no more use, and in nobody's way.
  }
}

function mayBeWritten(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && Date.now() - found.mtimeMs < DEAD_AFTER_MS;
}

/** Removes what was built of other sources, and what killed writers have left. */
export function sweep(folder) {
  for (const name of namesIn(store)) {
    const path = join(store, name);
    if (name === basename(folder) || name.endsWith(NOTES)) continue;
    if (!name.startsWith(STAGED) || !mayBeWritten(path)) remove(path);
  }
}
