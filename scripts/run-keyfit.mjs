// Runs the command line, with what V8 made of it the last time.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { hashOf, readSealed, writeSealed } from './program-store.mjs';
import { buildPrograms, findPrograms } from './programs.mjs';

/**
 * By V8's major version, what makes it optimize later than by default: nine times as late, and by Maglev four times. A
 * run calls hundreds of functions for a second or less each, and to optimize all of them took a tenth to a third of its
 * time. A V8 that is not listed stays as it is, since it would complain of a flag that it does not know.
 */
const LAZY_OPTIMIZATION = new Map([
  ['11', '--interrupt-budget=600000'],
  ['12', '--invocation-count-for-turbofan=27000'],
  ['13', '--invocation-count-for-turbofan=27000 --invocation-count-for-maglev=1600'],
]);

function optimizeLater() {
  const flag = LAZY_OPTIMIZATION.get(process.versions.v8.split('.')[0]);
  if (flag !== undefined) setFlagsFromString(flag);
}

/**
 * The file with V8's code cache. V8 itself refuses the cache of another version, but tells programs apart by their
 * length only.
 */
function cacheOf({ file, hash }, command) {
  // A cache holds the functions that a run called, and checking calls others than printing help.
  const kind = command === 'validate' ? 'validate' : 'other';
  return join(dirname(file), `${kind}-${process.version}-${process.arch}-${hash.slice(0, 16)}.cache`);
}

/**
 * Runs a command line; resolves to its exit status.
 * @param {string[]} args without the program's name
 * @param {string} entry the script that does nothing but this, for a run that needs a process of its own
 */
export async function runKeyfit(args, entry) {
  optimizeLater();
  const names = ['keyfit', 'worker'];
  const [program] = findPrograms(...names) ?? (await buildPrograms(...names));
  const { file, content } = program;
  const cache = cacheOf(program, args[0]);
  const cachedData = readSealed(cache)?.content;
  const source = `(function (exports, require, module, __filename, __dirname) {${content.toString('utf8')}\n})`;
  const script = new Script(source, { filename: file, cachedData });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  const { main, processIo } = module.exports;
  const status = await main(args, processIo(entry));
  // Not after bad usage, which calls next to nothing.
  if (status !== 2 && (cachedData === undefined || script.cachedDataRejected)) {
    const data = script.createCachedData();
    writeSealed({ file: cache, content: data, hash: hashOf(data) });
  }
  return status;
}
