import type { Writable } from 'node:stream';
import { reasonOf } from '../policy/config';
import { today } from '../policy/day';
import { MAX_BYTES } from '../manifests/load/limits';
import { InputError } from '../policy/input-error';
import { apartStream, LARGE, runApart, streamOf } from './apart';
import { Stdin } from './stdin';
import type { Status } from './status';

/** Where text goes to. */
export interface Sink {
  /** Resolves once the text is handed over, also when nobody reads it any more; rejects with an InputError if it can not be. */
  write(text: string): Promise<void>;
  /** Whether a person sees it at once. */
  readonly isTTY: boolean;
  /** How many columns a terminal has. */
  readonly columns?: number | undefined;
}

/** The world around a command: everything that it reads and writes besides files. */
export interface Io {
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Reads standard input to its end. */
  stdin(): Promise<Buffer>;
  /** The day, as `YYYY-MM-DD` in UTC. */
  today(): string;
  /** Runs a command line anew in a process for large input; absent in such a one, and where none can be started. */
  apart?(args: readonly string[]): Promise<Status>;
}

/** Characters that are handed to the system at once: what a report is in bytes stands in memory beside it. */
const BLOCK = 2 ** 20;

/** A text in parts, of which none ends within a character. */
function* partsOf(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    const end = start + BLOCK;
    const isCut = /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
    yield text.slice(start, isCut ? end - 1 : end);
    start = isCut ? end - 1 : end;
  }
}

function writePart(stream: Writable, part: string, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!stream.writable) resolve();
    else {
      stream.write(part, (error) => {
        // A reader that has seen enough, such as `head`, closes the pipe: no fault of this program.
        if (!error || (error as NodeJS.ErrnoException).code === 'EPIPE') resolve();
        else
          reject(new InputError([{ file, message: `cannot be written: ${reasonOf(error)}`, fix: 'make room there' }]));
      });
    }
  });
}

function toSink(stream: Writable & { readonly isTTY?: boolean; readonly columns?: number }, file: string): Sink {
  // What a write says of an error is enough; without a listener the process would end at once.
  stream.on('error', () => undefined);
  return {
    isTTY: stream.isTTY ?? false,
    columns: stream.columns,
    write: async (text) => {
      for (const part of partsOf(text)) await writePart(stream, part, file);
    },
  };
}

/**
 * The streams and variables of this process.
 * @param entry - the script that runs a command line; absent where no other process may be started for it
 */
export function processIo(entry?: string): Io {
  const said = apartStream(process.env);
  const mayStart = entry !== undefined && said === undefined;
  const stdin = new Stdin(mayStart ? LARGE : MAX_BYTES);
  return {
    stdout: toSink(process.stdout, 'standard output'),
    stderr: toSink(said === undefined ? process.stderr : streamOf(said), 'standard error'),
    env: process.env,
    stdin: () => stdin.read(),
    today,
    ...(mayStart ? { apart: (args) => runApart(entry, args, stdin) } : {}),
  };
}

/** Whether text for a sink may have colours; `NO_COLOR` and `FORCE_COLOR` are known from other programs. */
export function mayColor({ env }: Pick<Io, 'env'>, { isTTY }: Pick<Sink, 'isTTY'>): boolean {
  if ((env.NO_COLOR ?? '') !== '') return false;
  const forced = env.FORCE_COLOR ?? '';
  if (forced !== '') return forced !== '0';
  return isTTY && env.TERM !== 'dumb';
}
