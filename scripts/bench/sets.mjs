// Large sets of manifests, made of copies of real ones.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './measure.mjs';

/** What the copies are made of: an environment of this project, or any file or folder of rendered manifests. */
export const source = process.env['KEYFIT_BENCH_SOURCE'] ?? join(root, 'dist/staging-gke');

/** What the names and namespaces of the source begin with; each copy has another. */
const PREFIX = process.env['KEYFIT_BENCH_PREFIX'] ?? 'staging-';

function textOf(path) {
  if (!statSync(path).isDirectory()) return readFileSync(path, 'utf8');
  return readdirSync(path)
    .sort()
    .map((name) => readFileSync(join(path, name), 'utf8'))
    .join('\n---\n');
}

/** Writes copies of the source until there are so many objects, one file a copy; how many there are, and their bytes. */
export function writeSet(folder, wanted) {
  const text = textOf(source);
  const each = text.match(/^kind:/gm).length;
  mkdirSync(folder, { recursive: true });
  let [objects, bytes] = [0, 0];
  for (let copy = 0; objects < wanted; copy++) {
    // Names and namespaces change together with all that names them, so that each copy is as sound as the source.
    const own = text.replaceAll(PREFIX, `copy${copy}-`);
    writeFileSync(join(folder, `copy${copy}.yaml`), own);
    objects += each;
    bytes += Buffer.byteLength(own);
  }
  return { objects, bytes };
}
