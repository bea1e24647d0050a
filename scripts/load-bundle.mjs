// Loads the command line as one file, with what V8 made of it the last time.
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'build/bundle');
const file = join(folder, 'main.js');

function readOptional(path, encoding) {
  try {
    return readFileSync(path, encoding);
  } catch {
    return undefined;
  }
}

/** Bundles anew where the sources were compiled since; false where that can not be done, for want of packages or rights. */
async function ensureBundled() {
  const stamp = readOptional(join(root, 'build/js/.sources'), 'utf8');
  if (stamp === undefined) return false;
  if (readOptional(join(folder, '.sources'), 'utf8') === stamp) return true;
  try {
    const { bundle } = await import('./bundle.mjs');
    for (const name of caches()) rmSync(join(folder, name), { force: true });
    await bundle(folder, stamp);
    return true;
  } catch {
    return false;
  }
}

function caches() {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.includes('.cache')) : [];
}

/** With the time of the bundle in its name: V8 tells sources apart by their length only. */
function cacheOf(kind) {
  return join(folder, `${kind}-${statSync(file).mtimeMs}.cache`);
}

/** In one step, since others may start at the same time. Where it can not be written the next start is slower. */
function keep(cache, data) {
  const staged = `${cache}-${randomUUID()}`;
  try {
    writeFileSync(staged, data);
    renameSync(staged, cache);
  } catch {
    rmSync(staged, { force: true });
  }
}

/**
 * How much a function runs, in bytes of bytecode, before V8 optimizes it: nine times as much as by default. A run calls
 * hundreds of functions for a second or less each, and to optimize all of them took a third of its time.
 */
const INTERRUPT_BUDGET = 600_000;

/** The command line's `main`; it and what it needs must be compiled. */
export async function loadMain() {
  setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
  const require = createRequire(file);
  if (!(await ensureBundled())) return require('../js/lib/cli/main.js').main;
  return async (args) => {
    // A cache holds the functions that a run called, and checking calls others than printing help.
    const cache = cacheOf(args[0] === 'validate' ? 'validate' : 'other');
    const cachedData = readOptional(cache);
    const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`;
    const script = new Script(source, { filename: file, cachedData });
    const module = { exports: {} };
    script.runInThisContext()(module.exports, require, module, file, folder);
    const status = await module.exports.main(args);
    // Not after bad usage, which calls next to nothing.
    if (status !== 2 && (cachedData === undefined || script.cachedDataRejected)) keep(cache, script.createCachedData());
    return status;
  };
}
