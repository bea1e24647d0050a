import { complaintOf } from './complaint';
import { MAX_BYTES } from './limits';
import { type Problem, problemAt } from './problem';
import { end, start } from './subprocess';
import { tooLarge } from './text';

/** How long a folder may take to render, bases from the network included. */
const TIMEOUT_MS = 5 * 60_000;

/** How many blocks of what a tool complains about are kept; a person is shown less. */
const MAX_BLOCKS = 8;

/** How much of it is repeated, in characters: its end, where the cause stands. */
const MAX_REPEATED_COMPLAINT = 480;

interface Outcome {
  readonly output: Buffer;
  readonly tooLarge: boolean;
  readonly complaint: string;
  readonly status: number | null;
}

/** The end of what a tool complains about. */
function shortened(words: string): string {
  return words.length <= MAX_REPEATED_COMPLAINT ? words : `…${words.slice(-MAX_REPEATED_COMPLAINT)}`;
}

function run(command: string, args: readonly string[], timeout: number): Promise<Outcome | undefined> {
  return new Promise((settle) => {
    const child = start(command, args);
    // The timeout of `spawn` itself goes on if there is no such program, and keeps this one from ending.
    const timer = setTimeout(() => {
      end(child);
    }, timeout);
    const [output, complaint]: [Buffer[], Buffer[]] = [[], []];
    let [length, tooLarge] = [0, false];
    child.stdout.on('data', (block: Buffer) => {
      length += block.length;
      tooLarge = length > MAX_BYTES;
      if (tooLarge) end(child);
      else output.push(block);
    });
    child.stderr.on('data', (block: Buffer) => {
      if (complaint.length < MAX_BLOCKS) complaint.push(block);
    });
    child.once('error', () => {
      clearTimeout(timer);
      settle(undefined);
    });
    child.once('close', (status) => {
      clearTimeout(timer);
      const words = complaintOf(Buffer.concat(complaint).toString('utf8'));
      settle({ output: Buffer.concat(output), tooLarge, complaint: words, status });
    });
  });
}

/**
 * What a tool makes of a folder; a problem with its words if it fails, and undefined if there is no such program that this
 * user may run.
 * @param command - the program and its arguments
 * @param shown - the command as the user would type it
 * @param timeout - after which it is given up, in milliseconds
 */
export async function rendering(
  folder: string,
  [program, ...args]: readonly [program: string, ...args: readonly string[]],
  shown: string,
  timeout = TIMEOUT_MS,
): Promise<Buffer | Problem | undefined> {
  const outcome = await run(program, args, timeout);
  if (outcome === undefined) return undefined;
  if (outcome.tooLarge) return tooLarge(folder);
  const { status, complaint, output } = outcome;
  if (status === 0) return output;
  const said = complaint === '' ? 'without a word, or took too long' : `with: ${shortened(complaint)}`;
  const fix = `correct what "${shown} ${folder}" complains about`;
  return { ...problemAt(folder, undefined, `"${shown}" failed ${said}`, fix), complaint };
}
