#!/usr/bin/env node
// Runs the command line, built anew where a source has changed since. Whatever goes wrong around it is one line, and the
// exit status that means "could not run".
import { writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const COULD_NOT_RUN = 2;

/** What to say of an error, with what a report of it needs unless a user can mend it. */
function lineOf(error) {
  const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const [summary] = message.replaceAll(/[^\P{C}\n]/gu, '?').split('\n');
  if (name === 'BuildFault') return `keyfit: ${summary}\n`;
  const place = /\(?([^/\\\s(]{1,200}:\d+:\d+)\)?$/m.exec(stack)?.[1] ?? 'an unknown place';
  return `keyfit: internal error: ${name}: ${summary} (at ${place}; node ${process.version}); please report this line\n`;
}

function fail(error) {
  try {
    writeSync(2, lineOf(error));
  } catch {
    // Nobody listens; the status has to do.
  }
  process.exit(COULD_NOT_RUN);
}

// Until the command line has ended by itself, and said how.
process.exitCode = COULD_NOT_RUN;
process.once('uncaughtException', fail);
try {
  const { runKeyfit } = await import('../scripts/run-keyfit.mjs');
  // Not process.exit: what is still to be written to a pipe would be lost.
  process.exitCode = await runKeyfit(process.argv.slice(2), fileURLToPath(import.meta.url));
} catch (error) {
  fail(error);
}
