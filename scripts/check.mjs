// Types, lint, formatting and the freshness of reference pages; a few seconds.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { compile } from './compile.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));

/** Runs one check to its end and says how it went. */
function step(name, command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  console.log(`${status === 0 ? 'ok    ' : 'failed'}  ${name}`);
  return status === 0;
}

const types = (await compile('tsconfig.json')) === 0;
console.log(`${types ? 'ok    ' : 'failed'}  types`);
const passed = [
  types,
  step('lint', bin('eslint'), ['--cache', '--cache-location', 'build/eslint/', '.']),
  step('formatting', bin('prettier'), [
    '--check',
    '--cache',
    '--cache-location',
    'build/prettier-cache',
    '--log-level',
    'warn',
    '.',
  ]),
  step('reference pages', process.execPath, ['scripts/docs.mjs', '--check']),
];
process.exitCode = passed.every(Boolean) ? 0 : 1;
