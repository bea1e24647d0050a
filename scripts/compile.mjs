import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
// The package's own launcher starts a second Node only to find this path.
import getExePath from '../node_modules/typescript-native/lib/getExePath.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs the native TypeScript compiler; resolves to its exit status. Type errors go to standard error. */
export function compile(project = 'tsconfig.build.json') {
  const colours = process.stderr.isTTY && !process.env['NO_COLOR'];
  return new Promise((resolve, reject) => {
    const compiler = spawn(getExePath(), ['-p', project, '--pretty', String(Boolean(colours))], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    });
    compiler.once('error', reject);
    compiler.once('exit', (status) => resolve(status ?? 1));
  });
}
