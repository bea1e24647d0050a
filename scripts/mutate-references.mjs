// Breaks every typed reference of components and overlays, one at a time, and reports what stopped each mutant.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { applyMutant, describeMutant, mutantsOf } from './mutation/mutants.mjs';
import { Sandbox } from './mutation/sandbox.mjs';
import { findSites } from './mutation/sites.mjs';

const HELP = `Usage: npm run test:references [-- --only TEXT] [--list]

Breaks every typed reference in lib/components and overlays (renamed, swapped with the likeliest other name, removed) and
reports what stopped each mutant: the compiler, the synth gate, a policy rule, or only the review of dist/.
Exit status 1 when a mutant survives or the compiler stops fewer than 95 of 100.

  --only TEXT   only sites in files whose path contains TEXT
  --list        print every mutant that the compiler did not stop
`;

/** In this order: the earlier, the cheaper for the author. */
const LAYERS = ['compiler', 'policy', 'gate', 'review', 'survived'];
const COMPILER_SHARE = 0.95;

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({
  options: { only: { type: 'string', default: '' }, list: { type: 'boolean' }, help: { type: 'boolean' } },
});

async function tryMutant(sandbox, mutant, original, baseline) {
  sandbox.write(mutant.site.file, applyMutant(original, mutant));
  const compiled = await sandbox.compile();
  if (compiled.status !== 0) return { layer: 'compiler', detail: compiled.output.split('\n')[0] };
  const synth = await sandbox.synth();
  if (synth.status !== 0)
    return { layer: /\([a-z-]+\)$/m.test(synth.output) ? 'policy' : 'gate', detail: synth.output.trim() };
  return { layer: sandbox.rendered() === baseline ? 'survived' : 'review', detail: '' };
}

async function worker(queue, results, total) {
  const sandbox = new Sandbox(root);
  try {
    await sandbox.compile();
    await sandbox.synth();
    const baseline = sandbox.rendered();
    for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
      const original = sandbox.read(mutant.site.file);
      const outcome = await tryMutant(sandbox, mutant, original, baseline);
      sandbox.write(mutant.site.file, original);
      results.push({ mutant, ...outcome, where: describeMutant(mutant, original) });
      if (process.stderr.isTTY) process.stderr.write(`\r${results.length}/${total} mutants`);
    }
  } finally {
    sandbox.close();
  }
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
  const queue = sites.flatMap(mutantsOf);
  const results = [];
  const total = queue.length;
  if (total === 0) throw new Error(`no reference sites in files matching "${options.only}"`);
  await Promise.all(Array.from({ length: availableParallelism() }, () => worker(queue, results, total)));
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  process.exitCode = report(sites, results) ? 0 : 1;
}

await main();
