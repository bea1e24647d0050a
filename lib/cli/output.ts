import { writeWhole } from './files';
import type { Io } from './io';

/** Writes what a command has to say to a file, or to standard output. */
export async function emit(text: string, output: string | undefined, io: Io): Promise<void> {
  const ended = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  if (output === undefined || output === '-') await io.stdout.write(ended);
  else writeWhole(output, ended);
}
