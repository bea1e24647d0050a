// Keeps build/js as new as the sources, for programs that run from it.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'build/js/.sources');

/** What the compiled files depend on. */
const SOURCES = ['lib', 'overlays', 'main.ts', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

function filesIn(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [`${path} ${found.mtimeMs} ${found.size}`];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}

/** The paths, times and sizes of all sources: cheap to gather, and different after every edit, checkout or removal. */
function fingerprint() {
  return SOURCES.flatMap((name) => filesIn(join(root, name))).join('\n');
}

function isFresh(now) {
  return existsSync(program) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now;
}

/** Whether the development packages are there, without which nothing can be compiled. */
export function canCompile() {
  return existsSync(join(root, 'node_modules/typescript-native/package.json'));
}

const program = join(root, 'build/js/lib/cli/main.js');

/** Whether this is a package made of the project, which has what is compiled and no sources. */
function isPackage() {
  return !existsSync(join(root, 'lib')) && existsSync(program);
}

/**
 * Compiles where a source has changed since the last time.
 * @returns what went wrong, or undefined; the compiler itself has spoken on standard error by then
 */
export async function ensureCompiled() {
  if (isPackage()) return undefined;
  const now = fingerprint();
  if (isFresh(now)) return undefined;
  if (!canCompile()) {
    return 'it is not compiled, and the compiler is not installed: run `npm ci` without --omit=dev, --production or NODE_ENV=production';
  }
  // Only here: most runs compile nothing.
  const { compile } = await import('./compile.mjs');
  const status = await compile();
  if (status !== 0) return 'its sources do not compile: see above';
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
  return undefined;
}
