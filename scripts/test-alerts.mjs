// Holds the rendered alerts against Prometheus itself: promtool checks their grammar and shows that each is told while
// its fault lasts, and only then. Needs Go, which builds promtool.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { goProgram, hasGo } from './go-program.mjs';
import { load } from './project.mjs';

/** The release that is built. The tag leaves out what finds targets in clouds, which is most of what there is to build. */
const PROMTOOL = 'github.com/prometheus/prometheus/cmd/promtool@v0.316.0';
const TAGS = ['remove_all_sd'];

function prove(promtool, { name, groups, place }) {
  const { promtoolTests } = load('test/monitoring/promtool-tests');
  const folder = mkdtempSync(join(tmpdir(), 'keyfit-alerts-'));
  const run = (...args) => spawnSync(promtool, args, { cwd: folder, encoding: 'utf8' });
  try {
    writeFileSync(join(folder, 'rules.yaml'), stringify({ groups }));
    const tests = promtoolTests(groups, place);
    writeFileSync(
      join(folder, 'tests.yaml'),
      stringify({ rule_files: ['rules.yaml'], evaluation_interval: '1m', tests }),
    );
    const steps = [
      run('check', 'rules', '--lint=all', '--lint-fatal', 'rules.yaml'),
      run('test', 'rules', 'tests.yaml'),
    ];
    const failed = steps.find(({ status }) => status !== 0);
    if (failed !== undefined) throw new Error(`${name}: ${failed.error ?? `${failed.stdout}${failed.stderr}`}`);
    const alerts = groups.flatMap(({ rules }) => rules).length;
    console.log(`ok      ${name}: ${alerts} alerts, ${tests.length} tests`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (hasGo()) {
  const promtool = join(goProgram(PROMTOOL, TAGS), 'promtool');
  console.log(PROMTOOL);
  load('test/monitoring/rendered')
    .renderedRules()
    .forEach((rendered) => prove(promtool, rendered));
} else console.log('skipped: the alerts (no Go here, which builds promtool)');
