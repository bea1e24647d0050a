// What `npm ci` leaves behind: patched packages, a compiled command line, and `npx keyfit` that runs it.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canCompile, ensureCompiled } from './ensure-compiled.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bins = join(root, 'node_modules/.bin');

/** Applies patches/; they are for development packages only, like the program that applies them. */
function patch() {
  const program = join(root, 'node_modules/patch-package/index.js');
  if (!existsSync(program)) return 0;
  return spawnSync(process.execPath, [program], { cwd: root, stdio: 'inherit' }).status ?? 1;
}

/** npm links the programs of packages, not those of the project itself. */
function link() {
  mkdirSync(bins, { recursive: true });
  chmodSync(join(root, 'bin/keyfit.mjs'), 0o755);
  const name = join(bins, 'keyfit');
  rmSync(name, { force: true });
  if (process.platform === 'win32') {
    writeFileSync(`${name}.cmd`, '@node "%~dp0\\..\\..\\bin\\keyfit.mjs" %*\r\n');
    return;
  }
  symlinkSync('../../bin/keyfit.mjs', name);
}

async function main() {
  const status = patch();
  if (status !== 0) return status;
  link();
  if (!canCompile()) {
    console.error('keyfit: the development packages are left out, so `npx keyfit` runs only where build/js is there');
    return 0;
  }
  // Sources that do not compile are no reason to refuse the packages: `npx keyfit` says it again.
  const fault = await ensureCompiled();
  if (fault !== undefined) console.error(`keyfit: ${fault}`);
  return 0;
}

process.exitCode = await main();
