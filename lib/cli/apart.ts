import { spawn } from 'node:child_process';
import { createWriteStream, fstatSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { isatty, WriteStream } from 'node:tty';
import type { Stdin } from './stdin';
import { STATUS, type Status } from './status';

/**
 * Input from which on a run gets a process of its own, in bytes. What is smaller grows to 1.4 GB at most, whatever it
 * holds, and mostly to 100.
 */
export const LARGE = 2 * 2 ** 20;

/** The heap of such a process, in MiB: outside of it there are up to 800 more, of 2 GiB in all. */
const HEAP = 1000;

/** How Node is told how large a heap may be; whoever says it knows better than `HEAP`. */
const HEAP_OPTION = '--max-old-space-size';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What V8 and the shell make of a process that has used up its heap. */
const ABORTED = 134;

const OUT_OF_MEMORY =
  'keyfit: what there is to check takes more memory than the 2 GB that a run may have: name fewer files at a time, ' +
  `each set on its own, or allow more with NODE_OPTIONS=${HEAP_OPTION}=MIB\n`;

/** Thrown where there is more to read than this process takes on. */
export class LargeInput extends Error {
  override readonly name = 'LargeInput';
}

/** Counts what is read, and stops it where it is too much for this process. */
export class Meter {
  private bytes = 0;

  /**
   * @param bytes - that come next; Infinity if nobody knows how many
   * @throws LargeInput
   */
  readonly add = (bytes: number): void => {
    this.bytes += bytes;
    if (this.bytes > LARGE) throw new LargeInput();
  };
}

/** The stream by its number, where the process that started this one has put its standard error. */
export function streamOf(descriptor: number): Writable & { readonly isTTY?: boolean } {
  if (isatty(descriptor)) return new WriteStream(descriptor);
  const stats = fstatSync(descriptor);
  const isPipe = stats.isFIFO() || stats.isSocket();
  return isPipe ? new Socket({ fd: descriptor, readable: false }) : createWriteStream('', { fd: descriptor });
}

/**
 * The stream to say things on, if this is a process for large input, on whose standard error V8 itself cries; undefined if
 * it is not. What this process starts is none either.
 */
export function apartStream(env: NodeJS.ProcessEnv): number | undefined {
  const { KEYFIT_APART: descriptor } = env;
  delete env.KEYFIT_APART;
  return descriptor === undefined ? undefined : Number(descriptor);
}

/** The streams that arguments name by their numbers, as a shell does for `<(command)`. */
function descriptorsIn(args: readonly string[]): number[] {
  return args.flatMap((arg) => {
    const [, digits] = /^\/(?:dev|proc\/self)\/fd\/([1-9]\d{0,2})$/.exec(arg) ?? [];
    return digits === undefined ? [] : [Number(digits)];
  });
}

type Stream = 'inherit' | 'pipe' | 'ignore' | number;

/** The streams of the new process: those that are named stay where they are, and the last is for what it says. */
function streamsFor(args: readonly string[], stdin: Stream): Stream[] {
  const named = descriptorsIn(args);
  const streams: Stream[] = [stdin, 'inherit', 'pipe'];
  for (let at = streams.length; at <= Math.max(0, ...named); at++) streams.push(named.includes(at) ? at : 'ignore');
  return [...streams, 2];
}

/** The last of what a stream brings. */
async function tailOf(stream: Readable): Promise<string> {
  let tail = '';
  for await (const text of stream.setEncoding('utf8')) tail = (tail + String(text)).slice(-10_000);
  return tail;
}

/**
 * Runs the command line in a process of its own, whose memory has a bound: where it takes more, that is one line.
 * @param entry - the script that runs it
 * @param stdin - of which the new process gets all, whatever this one has read
 */
export async function runApart(entry: string, args: readonly string[], stdin: Stdin): Promise<Status> {
  const isBound = [...process.execArgv, process.env.NODE_OPTIONS ?? ''].some((text) => text.includes(HEAP_OPTION));
  const streams = streamsFor(args, stdin.isTaken ? 'pipe' : 'inherit');
  const child = spawn(
    process.execPath,
    [...process.execArgv, ...(isBound ? [] : [`${HEAP_OPTION}=${HEAP}`]), entry, ...args],
    { stdio: streams, env: { ...process.env, KEYFIT_APART: String(streams.length - 1) } },
  );
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
  SIGNALS.forEach((signal) => process.on(signal, pass));
  if (child.stdin !== null) {
    // It may end before it has read all.
    child.stdin.on('error', () => undefined);
    stdin.pass(child.stdin);
  }
  const said = child.stderr === null ? Promise.resolve('') : tailOf(child.stderr);
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((settle, fail) => {
    child.once('error', fail);
    child.once('close', (...ended) => {
      settle(ended);
    });
  });
  SIGNALS.forEach((one) => process.off(one, pass));
  return statusOf(code, signal, await said);
}

function statusOf(code: number | null, signal: NodeJS.Signals | null, said: string): Status {
  // Whoever runs out of memory is killed by the system, where V8 does not come before it.
  if (code === ABORTED || signal === 'SIGABRT' || signal === 'SIGKILL' || said.includes('heap out of memory')) {
    process.stderr.write(OUT_OF_MEMORY);
    return STATUS.failed;
  }
  process.stderr.write(said);
  if (signal !== null) process.kill(process.pid, signal);
  return code === STATUS.ok || code === STATUS.findings ? code : STATUS.failed;
}
