import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { linesLostInTwin, mismatches, parseDiagnostics, parseExpectations, type Diagnostic } from './diagnostics';

const ROOT = join(__dirname, '../..');
/** The package's launcher; its module that finds the executable is an ES module, which jest cannot import. */
const LAUNCHER = join(ROOT, 'node_modules/typescript-native/bin/tsc');

interface Program {
  readonly name: string;
  /** As the compiler names it. */
  readonly file: string;
  readonly source: string;
}

function programs(folder: string): Program[] {
  const directory = join(__dirname, folder);
  return readdirSync(directory)
    .sort()
    .map((name) => {
      const path = join(directory, name);
      const file = relative(ROOT, path).replaceAll('\\', '/');
      return { name, file, source: readFileSync(path, 'utf8') };
    });
}

/** The first line of a case: the sentence that it proves. */
function promise({ source }: Program): string {
  return source.slice(0, source.indexOf('\n')).replace(/^\/\/ /, '');
}

function compile(project: string): Diagnostic[] {
  const { error, status, stdout, stderr } = spawnSync(
    process.execPath,
    [LAUNCHER, '-p', project, '--pretty', 'false'],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  );
  if (error !== undefined) throw error;
  if (status === null || stderr !== '') throw new Error(`the compiler did not end by itself: ${stderr}`);
  return parseDiagnostics(stdout);
}

const cases = programs('cases');
const twins = programs('cases-valid');

describe('the compiler', () => {
  let found: readonly Diagnostic[] = [];

  beforeAll(() => {
    found = compile('test/types');
  });

  function errorsIn(file: string): Diagnostic[] {
    return found.filter((error) => error.file === file);
  }

  test.each(cases.map((program) => [promise(program), program] as const))('%s', (_, { file, source }) => {
    expect(mismatches(parseExpectations(source), errorsIn(file))).toEqual([]);
  });

  test.each(twins.map((program) => [program.name, program] as const))('accepts the corrected %s', (_, { file }) => {
    expect(errorsIn(file)).toEqual([]);
  });

  test('finds nothing wrong outside the cases', () => {
    const known = new Set([...cases, ...twins].map(({ file }) => file));
    expect(found.filter(({ file }) => !known.has(file))).toEqual([]);
  });
});

describe('the cases', () => {
  test('each begin with a sentence of their own', () => {
    const promises = cases.map(promise);
    expect(promises.filter((sentence) => !/^[A-Z].*\.$/.test(sentence))).toEqual([]);
    expect(new Set(promises).size).toBe(promises.length);
  });

  test('each have a corrected twin', () => {
    expect(twins.map(({ name }) => name)).toEqual(cases.map(({ name }) => name));
  });

  test.each(cases.map((program) => [program.name, program] as const))(
    'are wrong only where they say so: %s',
    (_, { name, source }) => {
      const twin = twins.find((other) => other.name === name);
      expect(linesLostInTwin(source, twin?.source ?? '')).toEqual([]);
    },
  );
});
