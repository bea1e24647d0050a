// What the programs of this project are built of.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, with a separator at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const SOURCES = [
  'lib',
  'overlays',
  'main.ts',
  'tsconfig.json',
  'tsconfig.build.json',
  'package-lock.json',
  'scripts/bundle.mjs',
];

function filesIn(path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [`${path} ${found.mtimeMs} ${found.size}`];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}

/**
 * Stands for the paths, times and sizes of all sources: cheap to gather, and another after every edit, checkout or
 * removal. Undefined in a package made of the project, which has what was built and no sources.
 */
export function fingerprint() {
  if (!existsSync(join(root, 'lib'))) return undefined;
  return createHash('sha256').update(SOURCES.flatMap(filesIn).join('\n')).digest('hex').slice(0, 16);
}
