// Holds the rendered alerts against Prometheus itself: promtool checks their grammar and shows that each is told while
// its fault lasts, and only then. OpenFGA is asked whether it serves the metrics of its alerts; Keycloak is by
// test:keycloak. Needs Go, which builds both.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { proveOpenFga } from './alerts/openfga.mjs';
import { goProgram, withProgram } from './go-program.mjs';
import { openFga } from './openfga.mjs';
import { load } from './project.mjs';

const { promtoolTests } = load('test/monitoring/promtool-tests');
const { renderedRules } = load('test/monitoring/rendered');

/** The release that is built. The tag leaves out what finds targets in clouds, which is most of what there is to build. */
const PROMTOOL = 'github.com/prometheus/prometheus/cmd/promtool@v0.316.0';
const TAGS = ['remove_all_sd'];

/** Hands out a folder that is gone afterwards. */
async function inFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), 'keyfit-alerts-'));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function prove(promtool, folder, { name, groups, place }) {
  const run = (...args) => spawnSync(promtool, args, { cwd: folder, encoding: 'utf8' });
  writeFileSync(join(folder, 'rules.yaml'), stringify({ groups }));
  const tests = promtoolTests(groups, place);
  writeFileSync(
    join(folder, 'tests.yaml'),
    stringify({ rule_files: ['rules.yaml'], evaluation_interval: '1m', tests }),
  );
  const steps = [run('check', 'rules', '--lint=all', '--lint-fatal', 'rules.yaml'), run('test', 'rules', 'tests.yaml')];
  const failed = steps.find(({ status }) => status !== 0);
  if (failed !== undefined) throw new Error(`${name}: ${failed.error ?? `${failed.stdout}${failed.stderr}`}`);
  const alerts = groups.flatMap(({ rules }) => rules).length;
  console.log(`ok      ${name}: ${alerts} alerts, ${tests.length} tests`);
}

await withProgram(
  'promtool',
  () => join(goProgram(PROMTOOL, TAGS), 'promtool'),
  (promtool) => {
    console.log(PROMTOOL);
    return inFolder((folder) => renderedRules().forEach((rendered) => prove(promtool, folder, rendered)));
  },
);
await withProgram('OpenFGA', openFga, (program) => inFolder((folder) => proveOpenFga(program, folder)));
