// What a whole `keyfit validate` costs beside bare parsing of the same bytes, and how it grows.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inTurn, median, root, runNode } from './measure.mjs';
import { source, writeSet } from './sets.mjs';

const keyfit = join(root, 'bin/keyfit.mjs');
const parse = fileURLToPath(new URL('parse.cjs', import.meta.url));

/** How many objects, how often each is measured, and whether once more without the comparison with the API's schemas. */
const SIZES = [
  { wanted: 1_000, rounds: 3, apart: false },
  { wanted: 10_000, rounds: 3, apart: true },
  { wanted: 100_000, rounds: 1, apart: false },
];

const WITHOUT_SCHEMAS = "rules:\n  schema-valid: 'off'\n";

function middle(runs) {
  return { seconds: median(runs.map(({ seconds }) => seconds)), memory: Math.max(...runs.map(({ memory }) => memory)) };
}

function row(name, { seconds, memory }, base, objects) {
  const ratio = (seconds / base.seconds).toFixed(2).padStart(6);
  const speed = objects === undefined ? '' : `${Math.round(objects / seconds)} objects/s`.padStart(18);
  console.log(
    `    ${name.padEnd(34)} ${seconds.toFixed(2).padStart(7)} s ${ratio} ${memory.toFixed(0).padStart(6)} MiB${speed}`,
  );
}

/** A validation as a child process; findings are no failure. */
function validation(work, folder, ...options) {
  const args = [keyfit, 'validate', folder, '--format', 'json', '--output', join(work, 'report.json'), ...options];
  // Not in the project's folder, whose settings would count.
  return () => runNode(args, { statuses: [0, 1], cwd: work });
}

function benchSize(work, config, { wanted, rounds, apart }) {
  const folder = join(work, String(wanted));
  const { objects, bytes } = writeSet(folder, wanted);
  const runs = inTurn(
    rounds,
    () => runNode([parse, folder]),
    validation(work, folder),
    ...(apart ? [validation(work, folder, '--config', config)] : []),
  );
  const [bare, whole, without] = runs.map(middle);
  console.log(`  ${objects} objects, ${(bytes / 2 ** 20).toFixed(1)} MiB (median of ${rounds}, ratio to bare parsing)`);
  row('bare parsing', bare, bare, objects);
  row('keyfit validate', whole, bare, objects);
  if (without !== undefined) row('keyfit validate, no schema-valid', without, bare, objects);
  rmSync(folder, { recursive: true });
}

function benchStart(work) {
  const environment = join(root, 'dist/staging-gke');
  const [empty, bare, whole] = inTurn(
    7,
    () => runNode(['-e', '0']),
    () => runNode([parse, environment]),
    validation(work, environment),
  ).map(middle);
  console.log('  one environment from a cold start (median of 7, ratio to bare parsing)');
  row('node -e 0', empty, bare);
  row('bare parsing of dist/staging-gke', bare, bare);
  row('keyfit validate dist/staging-gke', whole, bare);
}

/** Prints what validation costs. */
export function benchValidate() {
  const work = mkdtempSync(join(tmpdir(), 'keyfit-bench-'));
  const config = join(work, 'no-schemas.yaml');
  writeFileSync(config, WITHOUT_SCHEMAS);
  try {
    console.log(`keyfit validate, JSON report; sets are copies of ${relative(root, source)}`);
    // Compiles where something has changed since, and leaves V8 its notes.
    validation(work, join(root, 'dist/staging-gke'))();
    benchStart(work);
    const most = Number(process.env['KEYFIT_BENCH_MOST'] ?? Infinity);
    for (const size of SIZES.filter(({ wanted }) => wanted <= most)) benchSize(work, config, size);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
