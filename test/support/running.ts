import { existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

const PAUSE_MS = 20;

/** Five minutes, after which it is no matter of a busy machine. */
const ROUNDS = 15_000;

/** Asks again and again, until there is an answer. */
export async function until<T>(look: () => T | undefined): Promise<T> {
  for (let round = 0; round < ROUNDS; round++) {
    const found = look();
    if (found !== undefined) return found;
    await setTimeout(PAUSE_MS);
  }
  throw new Error('it did not happen in time');
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // What nobody has waited for yet is still listed.
  const status = `/proc/${pid}/status`;
  return !existsSync(status) || !/^State:\s+Z/m.test(readFileSync(status, 'utf8'));
}

/** Reads the numbers of so many processes from a file, which some program is about to write. */
export function pidsIn(file: string, count: number): Promise<number[]> {
  return until(() => {
    const pids = existsSync(file) ? readFileSync(file, 'utf8').trim().split(/\s+/).map(Number) : [];
    return pids.length === count ? pids : undefined;
  });
}

/** Waits until none of some processes is there any more. */
export async function allEnded(pids: readonly number[]): Promise<void> {
  await until(() => (pids.some(isRunning) ? undefined : true));
}
