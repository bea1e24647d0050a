#!/usr/bin/env node
// Runs the compiled command line, compiled anew where a source has changed since.
import { ensureCompiled } from '../scripts/ensure-compiled.mjs';

const fault = await ensureCompiled();
if (fault === undefined) {
  const { loadMain } = await import('../scripts/load-bundle.mjs');
  const main = await loadMain();
  // Not process.exit: what is still to be written to a pipe would be lost.
  process.exitCode = await main(process.argv.slice(2));
} else {
  console.error(`keyfit: ${fault}`);
  process.exitCode = 2;
}
