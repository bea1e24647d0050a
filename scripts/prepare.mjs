// What `npm ci` leaves behind: patched packages, built programs, and `npx keyfit` that runs one of them.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BuildFault, buildPrograms, canBuild, findPrograms } from './programs.mjs';
import { root } from './sources.mjs';

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
  if (!canBuild()) {
    console.error(
      'keyfit: the development packages are left out, so `npx keyfit` runs only where build/keyfit is there',
    );
    return 0;
  }
  try {
    const names = ['keyfit', 'worker', 'plugin'];
    if (findPrograms(...names) === undefined) await buildPrograms(...names);
  } catch (error) {
    if (!(error instanceof BuildFault)) throw error;
    // Sources that do not compile are no reason to refuse the packages: `npx keyfit` says it again.
    console.error(`keyfit: ${error.message}`);
  }
  return 0;
}

process.exitCode = await main();
