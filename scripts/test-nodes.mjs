// Proves the project on every Node that `engines` names: the tests of what depends on Node, and that a clone renders the
// same dist/. The Nodes come from npm.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { cache, once } from './cache.mjs';
import { root } from './sources.mjs';

/** What starts processes and threads, or reads what Node writes. */
const TESTS = ['test/cli', 'test/synth', 'test/manifests/load/(threads|kustomize|paths)'];

/** More of it, which takes too long for `npm test`. */
const FURTHER = ['test/nodes'];

/** How much of a failed command is shown, in lines. */
const SHOWN = 60;

const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const majors = [...engines.node.matchAll(/\^(\d+)/g)].map(([, major]) => major);

/** Runs a command with one Node first on the path. */
function run(node, [command, ...args], cwd = root) {
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (error !== undefined) throw error;
  const said = (stdout + stderr).trimEnd();
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')} failed:\n${said.split('\n').slice(-SHOWN).join('\n')}`);
  return said;
}

/** The package that has nothing but the program, and so needs no script of its own to be installed. */
function packageOf(major) {
  const { platform, arch } = process;
  const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  const name = `${prefix}-${platform === 'win32' ? 'win' : platform}-${arch}`;
  return { name, version: `${name}@${major}` };
}

/** The path of a Node: the one that runs this, or one that is kept in the cache. */
function nodeOf(major) {
  if (process.versions.node.split('.')[0] === major) return process.execPath;
  const { name, version } = packageOf(major);
  const folder = once(join(cache, `node-${major}`), (partial) => {
    const npm = ['npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', partial, version];
    run(process.execPath, npm, partial);
  });
  const node = join(folder, 'node_modules', name, 'bin/node');
  run(node, [node, '--version']);
  return node;
}

function proveTests(node, tests) {
  // Instead of those of jest.config.js, which leave out what is run only here.
  const ignored = ['--testPathIgnorePatterns', '/node_modules/'];
  const said = run(node, [node, join(root, 'node_modules/jest/bin/jest.js'), ...ignored, '--', ...tests]);
  return /^Tests: +(.*)$/m.exec(said)[1];
}

/** Renders in a clone of what is committed, installed by this Node. */
function proveClone(node) {
  const folder = mkdtempSync(join(tmpdir(), 'keyfit-node-'));
  try {
    run(node, ['git', 'clone', '--quiet', root, folder]);
    run(node, ['npm', 'ci', '--no-audit', '--no-fund', '--prefer-offline'], folder);
    const said = run(node, ['npm', 'run', '--silent', 'synth'], folder);
    const changed = run(node, ['git', 'status', '--porcelain', '--', 'dist'], folder);
    if (changed !== '') throw new Error(`npm run synth changes dist/:\n${changed}`);
    return said;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Proves one thing and says how it went. */
function step(name, prove) {
  const start = performance.now();
  try {
    const said = prove();
    console.log(`ok      ${name}: ${said} (${((performance.now() - start) / 1000).toFixed(0)} s)`);
  } catch (error) {
    console.log(`failed  ${name}: ${error.message}`);
    process.exitCode = 1;
  }
}

for (const major of majors) {
  let node;
  try {
    node = nodeOf(major);
  } catch (error) {
    const lines = error.message.split('\n');
    const reason = lines.find((line) => line.startsWith('npm error')) ?? lines.at(-1);
    console.log(`skipped: Node ${major} (it can not be had: ${reason})`);
    continue;
  }
  const name = `Node ${run(node, [node, '--version']).slice(1)}`;
  // The rest is what `npm test` runs, by the Node that runs this.
  const tests = node === process.execPath ? FURTHER : [...TESTS, ...FURTHER];
  step(`${name}, tests of what depends on Node`, () => proveTests(node, tests));
  step(`${name}, npm ci && npm run synth in a clone`, () => proveClone(node));
}
