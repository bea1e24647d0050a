// Lets scripts run the project's TypeScript as it stands. Types are stripped; `checkTypes` checks them.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { transformSync } from 'esbuild';
import { root } from './sources.mjs';

const require = createRequire(root);

require.extensions['.ts'] = (module, file) => {
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    sourcefile: file,
    loader: 'ts',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
  });
  module._compile(code, file);
};

/** Loads a module of the project by its path from the root, `lib/config` for example; each is loaded once. */
export function load(path) {
  return require(`./${path}`);
}
