// Asks the real collector whether it takes the rendered configurations, and whether it refuses keys that it does not know.
// Needs Go and its module proxy: the collector is put together by its own builder, of the parts that are used.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import { cache, once } from './cache.mjs';
import { goProgram, goVariables, withProgram } from './go-program.mjs';
import { load } from './project.mjs';
import { root } from './sources.mjs';

const { images } = load('lib/components/images');
const { collectorComponents } = load('lib/components/collector-contract');

/** The release that runs, and a later one: what an upgrade leads to. */
const RELEASES = [images.otelCollector.tag, '0.160.0'];

/** What the builder is told: exactly the parts that the platform uses. */
function plan(release, folder) {
  const parts = Object.entries(collectorComponents).map(([role, components]) => [
    role,
    Object.values(components).map(({ module }) => ({ gomod: `${module} v${release}` })),
  ]);
  return stringify({ dist: { name: 'collector', output_path: folder }, ...Object.fromEntries(parts) });
}

/** The collector of a release, built where it is not kept yet. */
function collectorOf(release) {
  const builder = join(goProgram(`go.opentelemetry.io/collector/cmd/builder@v${release}`), 'builder');
  const hash = createHash('sha256').update(plan(release, '')).digest('hex').slice(0, 12);
  const folder = once(join(cache, `collector-${release}-${hash}`), (partial) => {
    const config = join(partial, 'plan.yaml');
    writeFileSync(config, plan(release, partial));
    const { status, stderr } = spawnSync(builder, ['--config', config], {
      cwd: partial,
      env: goVariables,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
  });
  return join(folder, 'collector');
}

/** The configurations in `dist/`, by environment. */
function configurations() {
  return readdirSync(join(root, 'dist')).map((environment) => {
    const file = join(root, 'dist', environment, 'otel-collector.yaml');
    const objects = parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJS());
    const [text] = objects.flatMap(({ kind, data }) => (kind === 'ConfigMap' ? Object.values(data) : []));
    assert.ok(text, `${environment} has no configuration of the collector`);
    return { environment, text };
  });
}

/** What the collector says of a configuration; empty where it takes it. */
function complaint(collector, folder, text) {
  const file = join(folder, 'config.yaml');
  writeFileSync(file, text);
  const { status, stdout, stderr, error } = spawnSync(collector, ['validate', `--config=${file}`], {
    encoding: 'utf8',
  });
  if (error !== undefined) throw error;
  return status === 0 ? '' : `${stdout}${stderr}`;
}

function prove(collector, release) {
  const folder = mkdtempSync(join(tmpdir(), 'keyfit-collector-'));
  try {
    for (const { environment, text } of configurations()) {
      assert.equal(complaint(collector, folder, text), '', environment);
      const misspelt = text.replace('limit_percentage', 'limit_percent');
      assert.match(complaint(collector, folder, misspelt), /has invalid keys: limit_percent/, environment);
      console.log(`ok      ${environment}: the collector ${release} takes it, and refuses a misspelt key`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const release of RELEASES) {
  await withProgram(
    `the collector ${release}`,
    () => collectorOf(release),
    (collector) => prove(collector, release),
  );
}
