import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, renameSync } from 'node:fs';
// The package's own launcher starts a second Node only to find this path.
import getExePath from '../node_modules/typescript-native/lib/getExePath.js';
import { notesOf, remove, stagedName } from './program-store.mjs';
import { showable } from './show.mjs';
import { root } from './sources.mjs';

/** The code of the compiler's message that it could not write a file. */
const CANNOT_WRITE = 'error TS5033:';

function run(args) {
  const colours = process.stderr.isTTY && !process.env['NO_COLOR'];
  return new Promise((resolve, reject) => {
    const compiler = spawn(getExePath(), ['--noEmit', '--pretty', String(Boolean(colours)), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = [];
    compiler.stdout.on('data', (block) => output.push(block));
    compiler.stderr.on('data', (block) => output.push(block));
    compiler.once('error', reject);
    compiler.once('close', (status, signal) => {
      const said = Buffer.concat(output).toString();
      if (status === 0) resolve('');
      else if (status === null || said === '') reject(new Error(`the compiler ended with ${signal ?? status}`));
      else resolve(showable(said));
    });
  });
}

/** Has the compiler work on a copy of its notes, since it does not write them in one step. */
async function runWithNotes(project, notes) {
  const staged = stagedName();
  try {
    if (existsSync(notes)) copyFileSync(notes, staged);
    const said = await run(['-p', project, '--incremental', '--tsBuildInfoFile', staged]);
    renameSync(staged, notes);
    return said;
  } finally {
    remove(staged);
  }
}

/**
 * Runs the native TypeScript compiler, which writes nothing but notes for the next time.
 * @returns {Promise<string>} what it has to say against the types of a project: nothing where all are right
 */
export async function checkTypes(project = 'tsconfig.build.json') {
  try {
    const said = await runWithNotes(project, notesOf(project));
    if (!said.includes(CANNOT_WRITE)) return said;
  } catch {
    // No place for notes.
  }
  return run(['-p', project, '--incremental', 'false']);
}
