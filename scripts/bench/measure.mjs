// Timing of whole processes: what a user waits for, start of Node included.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const noteMemory = fileURLToPath(new URL('note-memory.cjs', import.meta.url));

/** Runs a program to its end; an exit status that is not in `statuses` is an error. */
export function run([command, args], { statuses = [0], cwd = root, env = process.env } = {}) {
  const start = performance.now();
  const { status, stderr, error } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  const seconds = (performance.now() - start) / 1000;
  if (error !== undefined) throw error;
  if (!statuses.includes(status)) throw new Error(`${command} ${args.join(' ')} failed:\n${stderr}`);
  return seconds;
}

/** Runs a script of Node; besides the seconds says how much memory it held at most, in MiB. */
export function runNode(args, options) {
  const file = join(tmpdir(), `keyfit-bench-memory-${process.pid}`);
  const env = { ...process.env, KEYFIT_BENCH_MEMORY: file };
  const seconds = run([process.execPath, ['--require', noteMemory, ...args]], { ...options, env });
  const memory = Number(readFileSync(file, 'utf8')) / 1024;
  rmSync(file);
  return { seconds, memory };
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Calls each in turn, so that a slow moment of the machine hits all of them; what each gave, by call. */
export function inTurn(rounds, ...calls) {
  const given = Array.from({ length: rounds }, () => calls.map((call) => call()));
  return calls.map((_, index) => given.map((round) => round[index]));
}
