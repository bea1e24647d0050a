// Breaks every typed reference of components and overlays, one at a time, and reports what stopped each mutant.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { applyMutant, describeMutant, mutantsOf } from './mutation/mutants.mjs';
import { Pool } from './mutation/pool.mjs';
import { Sandbox } from './mutation/sandbox.mjs';
import { findSites } from './mutation/sites.mjs';
import { LAYERS } from './mutation/trial.mjs';
import { verify } from './mutation/verify.mjs';

const HELP = `Usage: npm run test:references [-- --only TEXT] [--list] [--verify]

Breaks every typed reference in lib/components and overlays (renamed, swapped with the likeliest other name, removed) and
reports what stopped each mutant: the compiler, the synth gate, a policy rule, or only the review of dist/.
Exit status 1 when a mutant survives or the compiler stops fewer than 95 of 100.

  --only TEXT   only sites in files whose path contains TEXT
  --list        print every mutant that the compiler did not stop, and what stopped it
  --verify      ask the native compiler about 25 of the mutants too: it must agree
`;

const COMPILER_SHARE = 0.95;

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    list: { type: 'boolean' },
    verify: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});

/** A folder that is gone when this process is, also after an error or an interrupt. */
function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'keyfit-mutants-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(128 + constants.signals[signal]));
  return folder;
}

/** Counts on a terminal; a log gets a line now and then, so that it shows life. */
function progress(total) {
  let done = 0;
  return () => {
    done += 1;
    if (process.stderr.isTTY) process.stderr.write(done === total ? '\r\x1b[K' : `\r${done}/${total} mutants`);
    else if (done % 100 === 0) console.error(`${done}/${total} mutants`);
  };
}

/** Every file must pass as it is, by the way that its mutants go: else all of them would look stopped. */
async function tryUnchanged(pool, sources) {
  const outcomes = await pool.tryAll([...sources].map(([file, text]) => ({ file, text })));
  const refused = outcomes.find(({ layer }) => layer !== 'survived');
  if (refused !== undefined) throw new Error(`an unchanged file is stopped by ${refused.layer}: ${refused.detail}`);
}

async function tryMutants(mutants, sources, folder) {
  const pool = new Pool(root, folder);
  try {
    await pool.begin();
    await tryUnchanged(pool, sources);
    const changes = mutants.map((mutant) => changeOf(mutant, sources));
    const outcomes = await pool.tryAll(changes, progress(mutants.length));
    return mutants.map((mutant, index) => ({
      mutant,
      change: changes[index],
      where: describeMutant(mutant, sources.get(mutant.site.file)),
      ...outcomes[index],
    }));
  } finally {
    await pool.end();
  }
}

function changeOf(mutant, sources) {
  const { file } = mutant.site;
  return { file, text: applyMutant(sources.get(file), mutant) };
}

function table(results) {
  const rows = ['rename', 'swap', 'remove', 'all'].map((way) => {
    const chosen = results.filter(({ mutant }) => way === 'all' || mutant.way === way);
    const counts = LAYERS.map((layer) => chosen.filter((result) => result.layer === layer).length);
    return [way, chosen.length, ...counts];
  });
  const header = ['way', 'mutants', ...LAYERS];
  return [header, ...rows]
    .map((row) => row.map((cell, index) => String(cell)[index === 0 ? 'padEnd' : 'padStart'](9)).join(' '))
    .join('\n');
}

function report(sites, results) {
  const stopped = results.filter(({ layer }) => layer === 'compiler').length;
  const survivors = results.filter(({ layer }) => layer === 'survived');
  console.log(`${sites.length} reference sites, ${results.length} mutants\n\n${table(results)}\n`);
  console.log(`stopped by the compiler: ${((100 * stopped) / results.length).toFixed(1)}%`);
  const shown = results.filter(({ layer }) => layer === 'survived' || (options.list && layer !== 'compiler'));
  shown.sort((a, b) => (a.where < b.where ? -1 : 1)).forEach(({ layer, where }) => console.log(`  ${layer}: ${where}`));
  return survivors.length === 0 && stopped >= COMPILER_SHARE * results.length;
}

async function main() {
  if (options.help) return console.log(HELP);
  const sites = findSites(root).filter(({ file }) => file.includes(options.only));
  if (sites.length === 0) throw new Error(`no reference sites in files matching "${options.only}"`);
  const sources = new Map(sites.map(({ file }) => [file, readFileSync(join(root, file), 'utf8')]));
  const folder = temporaryFolder();
  const results = await tryMutants(sites.flatMap(mutantsOf), sources, folder);
  const passed = report(sites, results);
  const agreed = !options.verify || (await verify(results, new Sandbox(root, folder)));
  process.exitCode = passed && agreed ? 0 : 1;
}

await main();
