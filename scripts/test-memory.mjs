// Proves that a run of the command line takes less than 2 GiB of memory, whatever it is given, and ends with a status of
// its own: manifests of each kind that grows, as large as they may be without a process of their own, and larger.
// Arguments name sizes in MiB other than these. Linux only, which tells how much a process has taken.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { kinds, textOf } from './memory/kinds.mjs';
import { root } from './sources.mjs';

const MIB = 2 ** 20;
const MOST = 2 ** 31;

/** In MiB. The first is the most that is read without a process of its own, the second what such a one mostly refuses. */
const SIZES = [2, 16];

/** How often a process is looked at, in milliseconds; it tells the most that it has taken until then. */
const INTERVAL = 50;

/** What is run for each size; to draw takes less than to check. */
const COMMANDS = {
  small: [
    ['validate', '--format', 'json'],
    ['graph', '--format', 'json'],
  ],
  large: [['validate', '--format', 'json']],
};

function fieldOf(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}

/** The most that the processes of a group have taken so far, added up, in bytes. */
function takenBy(group) {
  let sum = 0;
  for (const pid of readdirSync('/proc')) {
    if (!/^\d+$/.test(pid) || Number(fieldOf(pid, 'stat').split(') ').at(-1).split(' ')[2]) !== group) continue;
    sum += Number(/^VmHWM:\s+(\d+) kB$/m.exec(fieldOf(pid, 'status'))?.[1] ?? 0) * 1024;
  }
  return sum;
}

/** Runs the command line; tells how it ended, what it said on standard error, and how much memory it took. */
async function run(args, folder) {
  const [out, err] = ['out', 'err'].map((name) => join(folder, name));
  const streams = [out, err].map((file) => openSync(file, 'w'));
  const start = performance.now();
  const child = spawn(process.execPath, [join(root, 'bin/keyfit.mjs'), ...args], {
    detached: true,
    stdio: ['ignore', ...streams],
    cwd: folder,
  });
  const ended = new Promise((settle) => child.once('exit', (code, signal) => settle(code ?? signal)));
  let [status, taken] = [undefined, 0];
  while (status === undefined) {
    status = await Promise.race([ended, setTimeout(INTERVAL)]);
    taken = Math.max(taken, takenBy(child.pid));
  }
  streams.forEach(closeSync);
  return { status, said: readFileSync(err, 'utf8'), taken, seconds: (performance.now() - start) / 1000 };
}

function write(file, kind, bytes) {
  const stream = openSync(file, 'w');
  for (const block of textOf(kind, bytes)) writeSync(stream, block);
  closeSync(stream);
}

/** What is wrong with how a run ended; undefined if nothing is. */
function faultOf({ status, said, taken }) {
  if (taken > MOST) return 'takes more than 2 GiB';
  if (![0, 1, 2].includes(status)) return `ended with ${status}`;
  if (said.includes('internal error') || said.includes('    at ')) return said.split('\n')[0];
  return undefined;
}

async function prove(sizes) {
  const folder = mkdtempSync(join(tmpdir(), 'keyfit-memory-'));
  let faults = 0;
  try {
    for (const [name, kind] of Object.entries(kinds)) {
      for (const size of sizes) {
        const file = join(folder, name.includes('JSON') ? 'set.json' : 'set.yaml');
        write(file, kind, size * MIB);
        for (const [command, ...options] of COMMANDS[size > SIZES[0] ? 'large' : 'small']) {
          const ended = await run([command, ...options, file], folder);
          const fault = faultOf(ended);
          if (fault !== undefined) faults++;
          const figures = `${Math.round(ended.taken / MIB)} MiB, ${ended.seconds.toFixed(1)} s, status ${ended.status}`;
          console.log(
            `${fault === undefined ? 'ok  ' : 'FAIL'} ${name}, ${size} MiB, ${command}: ${figures}${fault === undefined ? '' : `: ${fault}`}`,
          );
        }
        rmSync(file);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return faults;
}

if (existsSync('/proc/self/status')) {
  const sizes = process.argv.slice(2).map(Number);
  const faults = await prove(sizes.length > 0 ? sizes : SIZES);
  console.log(faults === 0 ? 'every run took less than 2 GiB' : `${faults} runs did not`);
  process.exitCode = Number(faults > 0);
} else console.log('skipped: this system does not tell how much memory a process has taken');
