// Types, lint, formatting and the freshness of reference pages; a few seconds.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { checkTypes } from './check-types.mjs';
import { root } from './sources.mjs';

const bin = (name) => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));

/** Runs one check to its end and says how it went. */
function step(name, command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  console.log(`${status === 0 ? 'ok    ' : 'failed'}  ${name}`);
  return status === 0;
}

const complaints = await checkTypes('tsconfig.json');
process.stderr.write(complaints);
const types = complaints === '';
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
