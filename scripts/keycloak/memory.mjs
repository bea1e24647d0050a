import { existsSync, mkdirSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Control groups of the second and the first version: the folder of the memory controller, and its limit. */
const CONTROLLERS = [
  ['/sys/fs/cgroup', 'memory.max'],
  ['/sys/fs/cgroup/memory', 'memory.limit_in_bytes'],
];

function controller() {
  return CONTROLLERS.find(([folder]) => existsSync(join(folder, 'cgroup.procs'))) ?? [];
}

/**
 * A control group with the container's memory limit, from which Java takes the size of its heap.
 * @returns its folder; undefined where this machine lets nobody make one
 */
export function makeLimit(name, limit) {
  const [base, file] = controller();
  if (base === undefined) return undefined;
  const folder = join(base, name);
  try {
    mkdirSync(folder);
    writeFileSync(join(folder, file), String(limit), { flag: 'r+' });
    return folder;
  } catch {
    if (existsSync(folder)) rmdirSync(folder);
    return undefined;
  }
}

/** Removes the control groups of a run that did not come to its end; no namespace takes them along. */
export function removeLimits(prefix) {
  const [base] = controller();
  if (base === undefined) return;
  const left = readdirSync(base).filter((name) => name.startsWith(prefix));
  left.forEach((name) => rmdirSync(join(base, name)));
}
