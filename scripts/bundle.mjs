import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Joins the compiled command line into one file, and the thread that it starts into another: to find, read and compile
 * some hundred small ones takes longer than to check an environment.
 * @param stamp - kept beside them, to tell by whether they are those of today's sources
 */
export async function bundle(folder, stamp) {
  const compiled = join(root, 'build/js/lib');
  await build({
    entryPoints: { main: join(compiled, 'cli/main.js'), worker: join(compiled, 'manifests/load/worker.js') },
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
  });
  mkdirSync(folder, { recursive: true });
  // Last, so that what was not written to its end counts for nothing.
  writeFileSync(join(folder, '.sources'), stamp);
}
