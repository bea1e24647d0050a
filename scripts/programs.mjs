// The programs of this project, each bundled into one file. One that has just been built runs from memory, so that it
// needs no file to stay as it is.
import { existsSync } from 'node:fs';
import Module from 'node:module';
import { dirname, join } from 'node:path';
import { folderOf, hashOf, readSealed, sweep, writeSealed } from './program-store.mjs';
import { fingerprint, root } from './sources.mjs';

/** How often to begin when sources change while they are read. */
const ROUNDS = 3;

/** Why a program can not be had; the message tells a user in one line. */
export class BuildFault extends Error {
  name = 'BuildFault';
}

/**
 * @typedef {object} Program
 * @property {string} file where it is kept, whether or not it is there
 * @property {Buffer} content
 * @property {string} hash of the content
 */

/**
 * Looks for programs that are whole and of today's sources.
 * @param {string[]} names of entries in bundle.mjs
 * @returns {Program[] | undefined} all of them, or undefined
 */
export function findPrograms(...names) {
  const folder = folderOf(fingerprint());
  const found = names.map((name) => readSealed(join(folder, `${name}.js`)));
  return found.includes(undefined) ? undefined : found;
}

/** Whether the development packages are there, without which nothing can be built. */
export function canBuild() {
  return ['typescript-native', 'esbuild'].every((name) => existsSync(join(root, 'node_modules', name, 'package.json')));
}

/**
 * Checks the types of all sources and bundles those of some programs; keeps these for the next time, where that can be done.
 * @param {string[]} names of entries in bundle.mjs
 * @returns {Promise<Program[]>}
 * @throws BuildFault where packages are missing, or where a type is wrong: the compiler has then spoken on standard error
 */
export async function buildPrograms(...names) {
  if (fingerprint() === undefined) throw new BuildFault('this package is incomplete: install it again');
  if (!canBuild()) {
    throw new BuildFault(
      'it is not built, and what builds it is not installed: run `npm ci` without --omit=dev, --production or NODE_ENV=production',
    );
  }
  // Only here: most runs build nothing.
  const [{ checkTypes }, { bundle }] = await Promise.all([import('./check-types.mjs'), import('./bundle.mjs')]);
  for (let round = 1; ; round++) {
    const sources = fingerprint();
    const [types, bundled] = await Promise.allSettled([checkTypes(), bundle(names)]);
    const isMixed = fingerprint() !== sources;
    if (isMixed && round < ROUNDS) continue;
    const built = programsOf(folderOf(sources), types, bundled);
    if (!isMixed) keep(folderOf(sources), built);
    return built;
  }
}

/**
 * Ends the matter where the compiler has something to say.
 * @throws BuildFault
 */
export function refuseWrongTypes(complaints) {
  if (complaints === '') return;
  process.stderr.write(complaints);
  throw new BuildFault('its sources do not compile: see above');
}

function programsOf(folder, types, bundled) {
  if (types.status === 'rejected') throw types.reason;
  refuseWrongTypes(types.value);
  if (bundled.status === 'rejected') throw bundled.reason;
  const sealed = ([name, content]) => ({ file: join(folder, `${name}.js`), content, hash: hashOf(content) });
  return [...bundled.value].map(sealed);
}

function keep(folder, built) {
  built.forEach(writeSealed);
  sweep(folder);
}

/** Runs a program as a module of its own, and gives what it exports; stack traces name the sources. */
export function runModule({ file, content }) {
  process.setSourceMapsEnabled(true);
  const module = new Module(file);
  Object.assign(module, { filename: file, paths: Module._nodeModulePaths(dirname(file)) });
  module._compile(content.toString('utf8'), file);
  return module.exports;
}
