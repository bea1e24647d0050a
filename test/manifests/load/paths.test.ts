import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { loadPaths } from '../../../lib/manifests/load';
import { complaints, manifest, names } from './support';

const here = process.cwd();
const programs = process.env.PATH;
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'load-'));
  process.chdir(folder);
});

afterEach(() => {
  process.chdir(here);
  process.env.PATH = programs;
  rmSync(folder, { recursive: true });
});

function write(files: Readonly<Record<string, string | Buffer>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Puts a program of that name first, and leaves no other in reach. */
function install(name: string, script: string): void {
  write({ [`bin/${name}`]: `#!${process.execPath}\n${script}` });
  chmodSync(`bin/${name}`, 0o755);
  process.env.PATH = join(folder, 'bin');
}

describe('a folder', () => {
  const files = {
    'all/b.yaml': manifest('b: 1', 'b'),
    'all/a.yml': manifest('a: 1', 'a'),
    'all/deep/er/c.json': JSON.stringify({ apiVersion: 'v1', kind: 'Sample', metadata: { name: 'c' } }),
    'all/.hidden/d.yaml': manifest('d: 1', 'd'),
  };

  test('is read with all below it, in the order of the names', async () => {
    write({ ...files, 'all/readme.md': manifest('x: 1'), 'all/e.txt': manifest('x: 1') });
    const loaded = await loadPaths(['all']);

    expect(names(loaded)).toEqual(['Sample/d', 'Sample/a', 'Sample/b', 'Sample/c']);
    expect(loaded.resources.map(({ origin }) => origin?.file)).toEqual([
      join('all', '.hidden', 'd.yaml'),
      join('all', 'a.yml'),
      join('all', 'b.yaml'),
      join('all', 'deep', 'er', 'c.json'),
    ]);
    expect(loaded).toMatchObject({ problems: [], files: 4 });
  });

  test.each([
    ['with its files', ['all/b.yaml', 'all', join('all', 'deep'), './all/../all']],
    ['in another order', ['./all/../all', join('all', 'deep'), 'all', 'all/b.yaml']],
  ])('named more than once, %s, is read once', async (_, paths) => {
    write(files);
    const loaded = await loadPaths(paths);

    expect(loaded.resources.map(({ name, origin }) => `${name} ${origin?.file ?? ''}`)).toEqual([
      `d ${join('all', '.hidden', 'd.yaml')}`,
      `a ${join('all', 'a.yml')}`,
      'b all/b.yaml',
      `c ${join('all', 'deep', 'er', 'c.json')}`,
    ]);
  });

  test('is read without what is no manifest, broken or not', async () => {
    write({
      ...files,
      'all/values.yaml': 'replicas: 3\n',
      'all/package.json': '{"name": "x"}',
      'all/comments.json': '{\n  // "compilerOptions"\n}',
      'all/broken.yaml': 'a: [\n',
      'all/kind.yaml': 'kind: pipeline\nsteps: []\n',
      'all/broken-kind.yaml': 'kind: pipeline\nsteps: [\n',
      'all/list.yaml': 'kind: ShoppingList\nitems: [{ a: 1 }]\n',
      'all/named.yaml': 'metadata: { name: shop }\nreplicas: 1\n',
      'all/Kinds.yaml': 'Kind: sandals\nsize: 42\n',
      'all/chart-of-old.yml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
      'all/kustomization.txt': '',
      'all/sub/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1\nkind: Kustomization\n',
      'all/node_modules/x/x.yaml': manifest('x: 1'),
      'all/.git/x.yaml': manifest('x: 1'),
    });
    const loaded = await loadPaths(['all']);

    expect(loaded.problems).toEqual([]);
    expect(names(loaded)).toHaveLength(4);
    expect(loaded.files).toBe(4);
  });

  test('is read past a manifest that is broken', async () => {
    write({
      ...files,
      'all/broken.yaml': `${manifest('x: 1')}  y: [\n`,
      'all/nameless.yaml': 'apiVersion: v1\nkind: Pod\n',
    });
    const loaded = await loadPaths(['all']);

    expect(names(loaded)).toHaveLength(4);
    expect(loaded.problems).toMatchObject([
      { file: join('all', 'broken.yaml'), line: 6 },
      { file: join('all', 'nameless.yaml'), line: 1, message: 'the Pod has no "metadata.name"' },
    ]);
  });

  test.each([
    ['a version and no kind', 'apiVersion: v1\nmetadata: { name: a }\n', 'an object has no "kind"'],
    ['a kind in other case', 'Kind: Pod\nmetadata: { name: a }\n', 'an object has no "kind", only "Kind"'],
    ['both in other case', 'APIVersion: v1\nKIND: Pod\n', 'an object has no "kind", only "KIND"'],
    ['a kind and metadata without a name', 'kind: Pod\nmetadata: {}\n', 'the Pod has no "metadata.name"'],
  ])('is read for objects that do not say what they are: %s', async (_, text, message) => {
    write({ ...files, 'all/odd.yaml': text });
    const loaded = await loadPaths(['all']);

    expect(names(loaded)).toHaveLength(4);
    expect(loaded.problems).toMatchObject([{ file: join('all', 'odd.yaml'), message }]);
  });

  test('with links to itself is read once', async () => {
    write(files);
    symlinkSync('.', 'all/loop');
    symlinkSync(join('..', '..'), 'all/deep/up');
    symlinkSync(join('..', 'b.yaml'), 'all/deep/link.yaml');
    symlinkSync('itself.yaml', 'all/itself.yaml');
    symlinkSync('nowhere', 'all/nowhere.yaml');
    const loaded = await loadPaths(['all']);

    expect(names(loaded)).toHaveLength(4);
    expect(loaded.problems.map(({ file, message }) => `${file} ${message}`)).toEqual([
      `${join('all', 'itself.yaml')} a link that leads to itself`,
      `${join('all', 'nowhere.yaml')} no such file or folder`,
    ]);
  });

  test.each([
    ['nothing', {}],
    ['no manifests', { 'all/values.yaml': 'a: 1' }],
  ])('with %s has nothing to check', async (_, content) => {
    mkdirSync('all');
    write(content);

    expect((await loadPaths(['all'])).problems).toMatchObject([{ file: 'all', message: 'nothing to check in "all"' }]);
  });
});

describe('a file', () => {
  test('that is not there is a problem, and the others are read', async () => {
    write({ 'a.yaml': manifest('a: 1') });
    const loaded = await loadPaths(['nowhere', 'a.yaml', 'a.yaml/below']);

    expect(names(loaded)).toEqual(['Sample/a']);
    expect(loaded.problems).toMatchObject([
      { file: 'a.yaml/below', message: 'can not be read (ENOTDIR)' },
      { file: 'nowhere', message: 'no such file or folder' },
    ]);
  });

  test('may have any name, and is a problem if it holds nothing', async () => {
    write({ manifest: manifest('a: 1'), 'values.yaml': 'a: 1', 'empty.yaml': '' });
    const loaded = await loadPaths(['manifest', 'values.yaml', 'empty.yaml']);

    expect(names(loaded)).toEqual(['Sample/a']);
    expect(loaded.problems.map(({ message }) => message)).toEqual([
      'nothing to check in "empty.yaml"',
      'nothing to check in "values.yaml"',
    ]);
  });

  test('that was named is read as strictly as it says, also if its folder was named as well', async () => {
    write({ 'all/a.yaml': 'kind: pipeline\n', 'all/b.yaml': manifest('b: 1') });

    expect(complaints(await loadPaths(['all', 'all/a.yaml']))).toEqual(['1:1 the pipeline has no "metadata.name"']);
  });

  test.each([
    ['Latin-1', Buffer.from('# caf\xe9\n', 'latin1'), '1:6 not UTF-8 text'],
    ['Latin-1, further down', Buffer.from('a: 1\r\n# ü\n  \xe9', 'latin1'), '2:3 not UTF-8 text'],
    ['UTF-16', Buffer.from('\uFEFFkind: A', 'utf16le'), '1:1 UTF-16 text, which kubectl does not read'],
    [
      'UTF-16 of the other kind',
      Buffer.from('\uFEFFkind: A', 'utf16le').swap16(),
      '1:1 UTF-16 text, which kubectl does not read',
    ],
    ['half a character', Buffer.from('a: ü').subarray(0, 4), '1:4 not UTF-8 text'],
    ['a surrogate', Buffer.from([0x61, 0x0a, 0xed, 0xa0, 0x80]), '2:1 not UTF-8 text'],
  ])('that is not UTF-8 is a problem: %s', async (_, bytes, complaint) => {
    write({ 'a.yaml': bytes, 'b.yaml': manifest('b: 1') });
    const loaded = await loadPaths(['a.yaml', 'b.yaml']);

    expect(complaints(loaded)).toEqual([complaint]);
    expect(names(loaded)).toEqual(['Sample/a']);
  });

  test('may start with a byte order mark, and hold any character', async () => {
    write({ 'a.yaml': `\uFEFF${manifest('a: "ü 😀 中"')}` });
    const [resource] = (await loadPaths(['a.yaml'])).resources;

    expect(resource?.body.spec).toEqual({ a: 'ü 😀 中' });
    expect(resource?.origin?.locate('')).toEqual({ line: 1, column: 1 });
  });

  test('larger than all limits is not even read', async () => {
    write({ 'a.yaml': '' });
    truncateSync('a.yaml', 2 ** 40);

    expect(complaints(await loadPaths(['a.yaml']))).toEqual([': larger than 256 MiB, which is the most that is read']);
  });
});

describe('standard input', () => {
  test('is read for a dash', async () => {
    const stdin = () => Promise.resolve(Buffer.from(manifest('a: 1')));
    const loaded = await loadPaths(['-'], { stdin });

    expect(loaded.resources[0]?.origin?.file).toBe('-');
    expect(loaded.resources[0]?.origin?.locate('/spec/a')).toEqual({ line: 5, column: 6 });
  });

  test.each([
    ['empty', () => Promise.resolve(Buffer.alloc(0)), 'nothing to check in standard input'],
    ['closed', () => Promise.reject(Object.assign(new Error('closed'), { code: 'EBADF' })), 'can not be read (EBADF)'],
  ])('is a problem if it is %s', async (_, stdin, message) => {
    expect((await loadPaths(['-'], { stdin })).problems).toMatchObject([{ file: '-', message }]);
  });
});

describe('a folder with a kustomization', () => {
  const script = 'console.log(`kind: A\\nmetadata: {name: a}\\n# ${process.argv.slice(2)}`)';

  test.each(['kustomization.yaml', 'kustomization.yml', 'Kustomization'])('is rendered: %s', async (file) => {
    write({ [`base/${file}`]: '', 'base/x.yaml': manifest('x: 1') });
    install('kustomize', script);
    const loaded = await loadPaths(['base']);

    expect(names(loaded)).toEqual(['A/a']);
    expect(loaded.resources[0]?.origin?.file).toBe('base');
    expect(loaded.resources[0]?.origin?.lineAt(1)).toBeUndefined();
  });

  test.each([
    ['kustomize', 'build'],
    ['kubectl', 'kustomize'],
  ])('is rendered with %s %s, and a path that is no option', async (program, command) => {
    write({ '--base/kustomization.yaml': '' });
    install(program, `require('fs').writeFileSync('asked', process.argv.slice(2).join('\\n'));${script}`);
    await loadPaths(['--base']);

    expect(readFileSync('asked', 'utf8').split('\n')).toEqual([command, join(process.cwd(), '--base')]);
  });

  test('that can not be rendered is a problem with what the tool says', async () => {
    write({ 'base/kustomization.yaml': '', 'a.yaml': manifest('a: 1') });
    install('kustomize', "console.error('Error: no such\\n  resource'); process.exit(1)");
    const loaded = await loadPaths(['base', 'a.yaml']);

    expect(loaded.problems).toEqual([
      {
        file: 'base',
        message: '"kustomize build" failed with: Error: no such resource',
        fix: 'correct what "kustomize build base" complains about',
        complaint: 'Error: no such resource',
      },
    ]);
    expect(names(loaded)).toEqual(['Sample/a']);
  });

  test('and no tool to render it is a problem that names both', async () => {
    write({ 'base/kustomization.yaml': '' });
    process.env.PATH = join(folder, 'none') + delimiter;

    expect((await loadPaths(['base'])).problems).toMatchObject([
      {
        file: 'base',
        message: 'a kustomization, and neither "kustomize" nor "kubectl" is installed to render it',
      },
    ]);
  });
});

describe('loading', () => {
  test('tells how far it is', async () => {
    write({ 'all/a.yaml': manifest('a: 1'), 'all/b.yaml': manifest('b: 1'), 'all/c.yaml': 'c: 1' });
    const seen: [number, number][] = [];
    await loadPaths(['all'], { onProgress: (done, total) => seen.push([done, total]) });

    expect(seen).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });

  test('from a pipe that nobody writes to says what it waits for, and goes on once somebody does', async () => {
    execFileSync('mkfifo', ['pipe']);
    const loading = loadPaths(['pipe'], {
      onWait: (what) => {
        expect(what).toBe('somebody to write to the pipe "pipe"');
        writeFileSync('pipe', manifest('a: 1'));
      },
    });

    expect(names(await loading)).toEqual(['Sample/a']);
  });

  test('says nothing of what is there at once', async () => {
    write({ 'a.yaml': manifest('a: 1') });
    const onWait = jest.fn();
    await loadPaths(['a.yaml'], { onWait });

    expect(onWait).not.toHaveBeenCalled();
  });

  test.each(['-', '/dev/stdin', '/dev/fd/0'])('takes %s for standard input, and opens no pipe anew', async (path) => {
    const loaded = await loadPaths([path], { stdin: () => Promise.resolve(Buffer.from(manifest('a: 1'))) });

    expect(names(loaded)).toEqual(['Sample/a']);
    expect(loaded.resources[0]?.origin?.file).toBe(path);
  });
});
