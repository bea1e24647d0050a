import { Command, CommanderError } from 'commander';
import { InputError } from '../policy/input-error';
import { maskSentence, printable } from '../text';
import { LargeInput } from './apart';
import { explainCommand } from './explain';
import { graphCommand } from './graph';
import { processIo, type Io } from './io';
import { preflightCommand } from './preflight';
import { rulesCommand } from './rules';
import { say, sayProblems } from './say';
import { STATUS, type Status } from './status';
import { validateCommand } from './validate';
import { toolVersion } from './version';

const HELP = `
Examples:
  keyfit validate                   every environment in dist/
  keyfit validate deploy/           manifests of any origin
  keyfit explain secret-key-exists  what a finding means
  keyfit help validate              the options of a command

Exit status:
  0  nothing found
  1  findings
  2  bad usage, input that could not be read, or nothing to check`;

export { processIo };

/** All commands, with one way to write and one way to end. */
function programOf(io: Io, written: Promise<void>[], end: (status: Status) => void): Command {
  const program = new Command('keyfit')
    .description('Checks Kubernetes manifests before a cluster does.')
    .version(toolVersion(), '-V, --version')
    .usage('<command> [options]')
    .addHelpText('after', HELP);
  const commands = [validateCommand, rulesCommand, explainCommand, graphCommand, preflightCommand].map((make) =>
    make(io, end),
  );
  commands.forEach((command) => program.addCommand(command));
  for (const command of [program, ...commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => written.push(io.stdout.write(text)),
      writeErr: (text) => written.push(io.stderr.write(text)),
      outputError: (text, write) => {
        const usage = text.trimEnd().replace(/^error: /, '');
        write(`keyfit: ${printable(maskSentence(usage.replace(/\n\((Did you mean [^\n]*)\)$/, '; $1')))}\n`);
      },
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  }
  return program;
}

/** One line about a fault of this program, with what a report of it needs. */
function internalError(error: unknown): string {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const [summary = ''] = message.split('\n');
  const frame = stack.split('\n').find((line) => line.startsWith('    at '));
  const place =
    frame
      ?.replace(/\)$/, '')
      .split(/[/\\\s(]/)
      .at(-1) ?? 'an unknown place';
  const versions = `keyfit ${toolVersion()}, node ${process.version}`;
  return `keyfit: internal error: ${summary} (at ${place}; ${versions}); please report this line and what was checked`;
}

async function statusOf(error: unknown, io: Io): Promise<Status> {
  // Help and version end this way too; bad usage has been said by then.
  if (error instanceof CommanderError) return error.exitCode === 0 ? STATUS.ok : STATUS.failed;
  try {
    await (error instanceof InputError ? sayProblems(error.problems, io) : say([internalError(error)], io));
  } catch {
    // Nobody is left to be told; the status says it.
  }
  return STATUS.failed;
}

/** Runs a command line, without the program's name; resolves to its exit status and never rejects. */
export async function main(args: readonly string[], io: Io = processIo()): Promise<Status> {
  const written: Promise<void>[] = [];
  let status: Status = STATUS.ok;
  const program = programOf(io, written, (ended) => {
    status = ended;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    status = await (error instanceof LargeInput && io.apart ? io.apart(args) : statusOf(error, io));
  }
  try {
    await Promise.all(written);
  } catch (error) {
    status = await statusOf(error, io);
  }
  return status;
}
