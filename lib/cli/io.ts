import { reasonOf } from '../policy/config';
import { today } from '../policy/day';
import { InputError } from '../policy/input-error';

/** Where text goes to. */
export interface Sink {
  /** Resolves once the text is handed over, also when nobody reads it any more; rejects with an InputError if it can not be. */
  write(text: string): Promise<void>;
  /** Whether a person sees it at once. */
  readonly isTTY: boolean;
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
}

function toSink(stream: NodeJS.WriteStream, file: string): Sink {
  // What a write says of an error is enough; without a listener the process would end at once.
  stream.on('error', () => undefined);
  return {
    isTTY: stream.isTTY,
    write: (text) =>
      new Promise((resolve, reject) => {
        if (text === '' || !stream.writable) resolve();
        else {
          stream.write(text, (error) => {
            // A reader that has seen enough, such as `head`, closes the pipe: no fault of this program.
            if (!error || (error as NodeJS.ErrnoException).code === 'EPIPE') resolve();
            else
              reject(
                new InputError([{ file, message: `cannot be written: ${reasonOf(error)}`, fix: 'make room there' }]),
              );
          });
        }
      }),
  };
}

async function readStdin(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Buffer));
  return Buffer.concat(chunks);
}

/** The streams and variables of this process. */
export function processIo(): Io {
  return {
    stdout: toSink(process.stdout, 'standard output'),
    stderr: toSink(process.stderr, 'standard error'),
    env: process.env,
    stdin: readStdin,
    today,
  };
}

/** Whether text for a sink may have colours; `NO_COLOR` and `FORCE_COLOR` are known from other programs. */
export function mayColor({ env }: Pick<Io, 'env'>, { isTTY }: Pick<Sink, 'isTTY'>): boolean {
  if ((env.NO_COLOR ?? '') !== '') return false;
  const forced = env.FORCE_COLOR ?? '';
  if (forced !== '') return forced !== '0';
  return isTTY && env.TERM !== 'dumb';
}
