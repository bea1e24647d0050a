#!/usr/bin/env node
// Runs the compiled command line, compiled anew where a source has changed since.
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { ensureCompiled } from '../scripts/ensure-compiled.mjs';

// Newer versions of Node keep what they make of the sources, so that the next start is quicker.
module.enableCompileCache?.(fileURLToPath(new URL('../build/cache', import.meta.url)));

const fault = await ensureCompiled();
if (fault === undefined) {
  const { main } = module.createRequire(import.meta.url)('../build/js/lib/cli/main.js');
  // Not process.exit: what is still to be written to a pipe would be lost.
  process.exitCode = await main(process.argv.slice(2));
} else {
  console.error(`keyfit: ${fault}`);
  process.exitCode = 2;
}
