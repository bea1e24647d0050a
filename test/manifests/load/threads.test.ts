import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { manifest } from './support';

const ROOT = join(__dirname, '../../..');
const MODULES = 'lib';

/** Compiles the loader, since threads run no TypeScript. Below the project, so that it finds the packages. */
function compileLoader(into: string): void {
  const found = readdirSync(join(ROOT, MODULES, 'manifests/load'), { recursive: true });
  const files = [
    ...found.map((file) => join('manifests/load', String(file))),
    ...readdirSync(join(ROOT, MODULES, 'text')).map((file) => join('text', file)),
  ];
  for (const file of [
    'manifests/resource.ts',
    'manifests/pointer.ts',
    ...files.filter((name) => name.endsWith('.ts')),
  ]) {
    mkdirSync(join(into, dirname(file)), { recursive: true });
    const { outputText } = transpileModule(readFileSync(join(ROOT, MODULES, file), 'utf8'), {
      compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
    });
    writeFileSync(join(into, file.replace(/\.ts$/, '.js')), outputText);
  }
}

/** Loads a file in a process of its own, with some worker threads, and in this one; prints what differs. */
const PROGRAM = `
  const { deepStrictEqual } = require('node:assert');
  const { readFileSync } = require('node:fs');
  const [, folder, file, workers, sabotage] = process.argv;
  const { ChunkPool } = require(folder + '/manifests/load/pool');
  const { Source } = require(folder + '/manifests/load/source');
  const { TextReading } = require(folder + '/manifests/load/text');
  const { loadText } = require(folder + '/manifests/load');
  const text = readFileSync(file, 'utf8');
  async function main() {
    const pool = new ChunkPool(Number(workers), 1);
    pool.expect(text.length);
    const started = pool.seats.length;
    const reading = new TextReading(new Source(file, text), { found: false });
    const parts = [...reading.chunks()].map((chunk) => ({ chunk, content: pool.read(chunk) }));
    if (sabotage) pool.seats[0].worker.emit('error', new Error('lost'));
    await pool.help(0);
    for (const { chunk, content } of parts) reading.add(chunk, await content);
    await pool.close();
    const { resources, problems } = reading.loaded;
    const alone = loadText(text, file);
    const plain = ({ body, flaws, origin }) => ({ body, flaws, place: origin.locate('/spec/a') });
    deepStrictEqual(problems, alone.problems);
    deepStrictEqual(resources.map(plain), alone.resources.map(plain));
    console.log(started, resources.length, problems.length, resources.filter(({ flaws }) => flaws.length > 0).length);
  }
  main();
`;

describe('worker threads', () => {
  let folder = '';

  beforeAll(() => {
    mkdirSync(join(ROOT, 'build'), { recursive: true });
    folder = mkdtempSync(join(ROOT, 'build', 'loader-'));
    compileLoader(folder);
    const filler = `a: |\n  ${'x'.repeat(40_000)}\n`;
    const specs = [
      filler,
      `${filler}a: 2`,
      `${filler}b: &b [1]\nc: *b`,
      `${filler}__proto__: 1\nc: ["\u2028", -0, 1e3]`,
      `${filler}c: [`,
    ];
    const documents = Array.from({ length: 250 }, (_, index) => manifest(specs[index % 5] ?? '', `a${index}`));
    writeFileSync(join(folder, 'much.yaml'), documents.join('---\n'));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function run(...args: readonly string[]): string {
    const program = ['-e', PROGRAM, '--', folder, join(folder, 'much.yaml'), ...args];
    return execFileSync(process.execPath, program, { cwd: ROOT, encoding: 'utf8', timeout: 60_000 }).trim();
  }

  test('are given what is compiled for them', () => {
    expect(readdirSync(join(folder, 'manifests/load')).map((file) => basename(file))).toContain('worker.js');
  });

  test.each([
    ['one', ['1'], 1],
    ['two', ['2'], 2],
    ['two, one of which is lost', ['2', 'lost'], 2],
  ])('give what one thread gives: %s', (_, args, started) => {
    expect(run(...args)).toBe(`${started} 200 50 50`);
  });
});
