// What rendering and its gate cost, and how they grow with the number of environments.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { load } from '../project.mjs';
import { inTurn, median, root, run } from './measure.mjs';

const npm = ['npm', ['run', '--silent', 'synth']];
const stock = [join(root, 'node_modules/.bin/ts-node'), ['main.ts']];

function benchStart(env) {
  const seconds = (command) => run(command, { env });
  /** What a newcomer's first synth costs: nothing built yet, types checked. */
  const fresh = () => {
    rmSync(join(root, 'build/keyfit'), { recursive: true, force: true });
    return seconds(npm);
  };
  const [stockTime, freshTime, againTime] = inTurn(
    5,
    () => seconds(stock),
    fresh,
    () => seconds(npm),
  ).map(median);
  const row = (name, time) =>
    console.log(`  ${name.padEnd(44)} ${time.toFixed(2)} s   ${(time / stockTime).toFixed(2)}`);
  console.log('Synth of all environments, type check included (median of 5, ratio to the stock setup)');
  row('stock setup: ts-node main.ts', stockTime);
  row('npm run synth, nothing built', freshTime);
  row('npm run synth, sources unchanged', againTime);
}

/** Copies of one environment under other names. */
function copies(template, count) {
  return Array.from({ length: count }, (_, index) => {
    const prefix = `copy${index}`;
    return { ...template, name: prefix, identity: { ...template.identity, prefix, domain: `${prefix}.keyfit.test` } };
  });
}

function benchGrowth() {
  const { synthesize } = load('lib/synth');
  const { environments } = load('overlays');
  const { readConfig } = load('lib/policy/config');
  const { settings } = readConfig(join(root, 'keyfit.yaml'));
  const template = environments.find(({ name }) => name === 'staging-gke');
  const time = (count) => {
    const all = [...environments, ...copies(template, count)];
    const start = performance.now();
    synthesize(all, { settings, today: '2026-11-23' });
    return performance.now() - start;
  };
  time(10);
  console.log('Rendering and gate, in process (median of 5)');
  for (const count of [0, 10, 20, 40]) {
    const total = median(Array.from({ length: 5 }, () => time(count)));
    const each = total / (environments.length + count);
    console.log(
      `  ${String(environments.length + count).padStart(3)} environments ${total.toFixed(0).padStart(6)} ms ${each.toFixed(1).padStart(8)} ms each`,
    );
  }
}

/** Prints what synthesis costs. */
export async function benchSynth() {
  const output = mkdtempSync(join(tmpdir(), 'keyfit-bench-'));
  // What `synthesize` writes in this process is to stay out of dist/ as well.
  process.env['CDK8S_OUTDIR'] = join(output, 'dist');
  try {
    benchStart(process.env);
    benchGrowth();
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}
