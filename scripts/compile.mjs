import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
// The package's own launcher starts a second Node only to find this path.
import getExePath from '../node_modules/typescript-native/lib/getExePath.js';

const root = fileURLToPath(new URL('..', import.meta.url));

const output = join(root, 'build/js');

/** Removes what was compiled of sources that are gone: `a.js` would be found before `a/index.js`. */
function prune(folder = '') {
  if (!existsSync(join(output, folder))) return;
  for (const entry of readdirSync(join(output, folder), { withFileTypes: true })) {
    const name = join(folder, entry.name);
    if (entry.isDirectory()) prune(name);
    else if (name.endsWith('.js') && !existsSync(join(root, `${name.slice(0, -2)}ts`))) rmSync(join(output, name));
  }
}

/** Runs the native TypeScript compiler; resolves to its exit status. Type errors go to standard error. */
export function compile(project = 'tsconfig.build.json') {
  const colours = process.stderr.isTTY && !process.env['NO_COLOR'];
  return new Promise((resolve, reject) => {
    const compiler = spawn(getExePath(), ['-p', project, '--pretty', String(Boolean(colours))], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    });
    compiler.once('error', reject);
    compiler.once('exit', (status) => {
      if (status === 0) prune();
      resolve(status ?? 1);
    });
  });
}
