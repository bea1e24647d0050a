import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Control groups of the second and the first version: the folder of the memory controller, and its limit. */
const CONTROLLERS = [
  ['/sys/fs/cgroup', 'memory.max'],
  ['/sys/fs/cgroup/memory', 'memory.limit_in_bytes'],
];

/**
 * A control group with the container's memory limit, from which Java takes the size of its heap.
 * @returns its folder; undefined where this machine lets nobody make one
 */
export function joinLimit(name, limit) {
  const [base, file] = CONTROLLERS.find(([folder]) => existsSync(join(folder, 'cgroup.procs'))) ?? [];
  if (base === undefined) return undefined;
  const folder = join(base, `keyfit-${name}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, file), String(limit), { flag: 'r+' });
    return folder;
  } catch {
    if (existsSync(folder)) rmdirSync(folder);
    return undefined;
  }
}
