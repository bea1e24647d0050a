import type { Problem } from '../manifests/load';
import { problemLine } from '../policy/input-error';
import { maskText, printable } from '../text';
import type { Io } from './io';

async function write(lines: readonly string[], io: Io): Promise<void> {
  if (lines.length > 0) await io.stderr.write(`${lines.join('\n')}\n`);
}

/**
 * Says something on standard error, each text in a line of its own. Arguments, names and what other programs complain about
 * come along in such lines, so that none is written as it is.
 */
export async function say(lines: readonly string[], io: Io): Promise<void> {
  await write(
    lines.map((line) => printable(maskText(line))),
    io,
  );
}

/** Says what could not be read, each place in a line of its own. */
export async function sayProblems(problems: readonly Problem[], io: Io): Promise<void> {
  await write(problems.map(problemLine), io);
}
