import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { SKIPPED } from './files';
import { KUSTOMIZATION_FILES, type Kustomization, readKustomization } from './kustomization';

/** How many folders of a tree are looked into for kustomizations that build on a named one. */
const MAX_FOLDERS = 5000;

/** The top of the repository that a folder lies in, else the working directory if it is above the folder. */
function topOf(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (at === dirname(at)) break;
  }
  const below = relative('.', folder);
  return below === '..' || below.startsWith(`..${sep}`) ? undefined : resolve('.');
}

/** All kustomizations of the repository that a folder lies in, under names from the working directory. */
export function kustomizationsAround(folder: string): Kustomization[] {
  const top = topOf(folder);
  const [open, found] = [top === undefined ? [] : [relative('.', top) || '.'], [] as Kustomization[]];
  let left = MAX_FOLDERS;
  for (let next = open.pop(); next !== undefined && left > 0; next = open.pop(), left--) {
    let entries;
    try {
      entries = readdirSync(next, { withFileTypes: true });
    } catch {
      // A folder that this user may not enter is not what the named one is for.
      continue;
    }
    const name = KUSTOMIZATION_FILES.find((one) => entries.some((entry) => entry.name === one));
    if (name !== undefined) found.push(readKustomization(next, name));
    for (const entry of entries) if (entry.isDirectory() && !SKIPPED.has(entry.name)) open.push(join(next, entry.name));
  }
  return found;
}
