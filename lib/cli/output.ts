import { discard, type Remains, writeText } from '../output/file';
import { InputError } from '../policy/input-error';
import type { Io } from './io';

const STDOUT: readonly string[] = ['-', '/dev/stdout', '/dev/fd/1'];
const STDERR: readonly string[] = ['/dev/stderr', '/dev/fd/2'];

/** How long a named pipe may be without a reader before that is said, in milliseconds. */
const PATIENCE = 1000;

const SAID: Readonly<Record<Remains, string>> = {
  none: '',
  removed: '; the report of an earlier run that stood there is removed',
  kept: '; what stands there is of an earlier run',
};

/** Says of a report where none could be written what became of it: it is none of this run. */
function ofBefore({ problems }: InputError, file: string): InputError {
  const said = SAID[discard(file)];
  return new InputError(problems.map((problem) => ({ ...problem, message: problem.message + said })));
}

/**
 * Writes what a command has to say to a file, or to standard output.
 * @throws InputError when the file can not be written. A report of an earlier run does not stay there.
 */
export async function emit(text: string, output: string | undefined, io: Io): Promise<void> {
  const ended = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  // Not by their paths: where they lead to a file, it would be replaced, and the rest of the output lost.
  if (output === undefined || STDOUT.includes(output)) return io.stdout.write(ended);
  if (STDERR.includes(output)) return io.stderr.write(ended);
  const patience = setTimeout(() => {
    void io.stderr.write(`keyfit: waiting for a reader of ${output}\n`);
  }, PATIENCE);
  try {
    await writeText(output, ended);
  } catch (error) {
    throw error instanceof InputError ? ofBefore(error, output) : error;
  } finally {
    clearTimeout(patience);
  }
}
