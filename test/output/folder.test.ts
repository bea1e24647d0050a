import fs, {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { OutputFolder } from '../../lib/output/folder';
import { readFolder } from '../support/folder';
import { Elsewhere, type Ended } from './support';

const MARK = '# Rendered\n';

function rendered(text: string): string {
  return `${MARK}${text}\n`;
}

const BEFORE = new Map([
  ['dev/gone.yaml', rendered('a: old')],
  ['dev/web.yaml', rendered('a: old')],
  ['removed/web.yaml', rendered('a: old')],
]);

const MANIFESTS = new Map([
  ['dev/database.yaml', rendered('a: 2')],
  ['dev/web.yaml', rendered('a: 1')],
  ['staging/web.yaml', rendered('b: 2')],
]);

let place: string;
let output: string;

beforeEach(() => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'keyfit-folder-')));
  output = join(place, 'dist');
});

afterEach(() => {
  jest.restoreAllMocks();
  rmSync(place, { recursive: true, force: true });
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(place, path)), { recursive: true });
  writeFileSync(join(place, path), text);
}

function putBefore(folder = 'dist'): void {
  BEFORE.forEach((text, path) => {
    put(join(folder, path), text);
  });
}

function replace(folder: string, files: ReadonlyMap<string, string> = MANIFESTS): void {
  new OutputFolder(folder, MARK).replace(files);
}

/** What a refusal says after the folder. */
function refusal(folder: string): string {
  try {
    replace(folder);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'InputError') throw error;
    const [line = '', ...more] = error.message.split('\n');
    expect(more).toEqual([]);
    expect(line.startsWith(`${folder}: `)).toBe(true);
    return line.slice(folder.length + 2);
  }
  throw new Error('it was written');
}

describe('a folder of rendered files', () => {
  test('is made where there was none, the folders above it included', () => {
    const deep = join(place, 'some', 'where', 'dist');

    replace(deep);

    expect(readFolder(deep)).toEqual(MANIFESTS);
  });

  test('is replaced as a whole: changed files, files of removed components, folders of removed environments', () => {
    putBefore();

    replace(output);

    expect(readFolder(output)).toEqual(MANIFESTS);
    expect(readdirSync(output).sort()).toEqual(['dev', 'staging']);
    expect(readdirSync(place)).toEqual(['dist']);
  });

  test('may be empty before, or hold empty folders', () => {
    mkdirSync(join(output, 'dev'), { recursive: true });

    replace(output);

    expect(readFolder(output)).toEqual(MANIFESTS);
  });

  test('is the same after a second time', () => {
    replace(output);
    replace(output);

    expect(readFolder(output)).toEqual(MANIFESTS);
  });

  test('can be read by whoever can read a folder that was made in the usual way', () => {
    const usual = join(place, 'usual');
    mkdirSync(usual);

    replace(output);

    expect(statSync(output).mode).toBe(statSync(usual).mode);
  });

  test('may be named by a link, which stays', () => {
    putBefore('elsewhere');
    symlinkSync('elsewhere', output);

    replace(output);

    expect(readFolder(join(place, 'elsewhere'))).toEqual(MANIFESTS);
    expect(fs.readlinkSync(output)).toBe('elsewhere');
  });

  test('may be one that a tool checked out with other line ends', () => {
    const lines = new OutputFolder(output, '# Rendered');
    put('dist/dev/web.yaml', '# Rendered\r\na: 1\r\n');

    lines.replace(MANIFESTS);

    expect(readFolder(output)).toEqual(MANIFESTS);
  });
});

describe('a folder that is not for rendered files alone is refused, and stays as it was:', () => {
  /** Runs in the folder of a project with files of its own. */
  function inProject(path = '.'): void {
    put('project/.git/config', 'x\n');
    put('project/lib/synth.ts', 'x\n');
    mkdirSync(join(place, 'project', path), { recursive: true });
    jest.spyOn(process, 'cwd').mockReturnValue(join(place, 'project', path));
  }

  function expectRefusal(folder: string, words: RegExp): void {
    const before = readFolder(place);
    expect(refusal(folder)).toMatch(words);
    expect(readFolder(place)).toEqual(before);
  }

  test('the project itself, also where it holds nothing else', () => {
    inProject();
    expectRefusal(join(place, 'project'), /^it is the folder of the project, or one above it; name a folder /);
    rmSync(join(place, 'project'), { recursive: true });
    mkdirSync(join(place, 'project'));
    expectRefusal(join(place, 'project'), /^it is the folder of the project, or one above it; /);
  });

  test.each(['..', '/'])('a folder above the project: %s', (above) => {
    inProject();
    expectRefusal(join(place, 'project', above), /^it is the folder of the project, or one above it; /);
  });

  test('a link to the project', () => {
    inProject('deeper');
    symlinkSync('project', join(place, 'link'));
    expectRefusal(join(place, 'link'), /^it is the folder of the project, or one above it; /);
  });

  test('a folder of sources', () => {
    inProject();
    expectRefusal(
      join(place, 'project/lib'),
      /^it holds what synth did not write: synth\.ts; move that elsewhere, or /,
    );
  });

  test.each([
    ['a note', 'dist/dev/notes.txt', 'read me\n'],
    ['a manifest that was written by hand', 'dist/dev/extra.yaml', 'a: 1\n'],
    ['a file beside the environments', 'dist/README.md', rendered('x')],
    ['a file further down', 'dist/dev/more/web.yaml', rendered('x')],
    ['a file that is shorter than the mark', 'dist/dev/short.yaml', '#'],
    ['a hidden file', 'dist/.gitkeep', ''],
  ])('one that also holds %s', (_, path, text) => {
    putBefore();
    put(path, text);
    const name = path.slice('dist/'.length).replace('more/web.yaml', 'more');

    expectRefusal(output, new RegExp(`^it holds what synth did not write: ${name.replace('.', '\\.')}; `));
  });

  test('one that also holds a link', () => {
    putBefore();
    put('elsewhere/web.yaml', rendered('x'));
    symlinkSync('../elsewhere', join(output, 'linked'));

    expectRefusal(output, /^it holds what synth did not write: linked; /);
  });

  test('one with many foreign files, of which it names a few', () => {
    for (let index = 0; index < 1000; index++) put(`dist/dev/${index}.txt`, 'x');

    expectRefusal(output, /^it holds what synth did not write: (?:dev\/\d+\.txt,? ){5}and more; /);
  });

  test('a file', () => {
    put('dist', 'mine\n');
    expectRefusal(output, /^it is no folder; /);
  });

  test('a device', () => {
    expect(refusal('/dev/null')).toMatch(/^it is no folder; /);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  test('a link to nothing', () => {
    symlinkSync('nowhere', output);
    expectRefusal(output, /^it is a link to nothing; remove the link, or make the folder that it leads to$/);
  });

  test('a folder below a file', () => {
    put('file', 'mine\n');
    expectRefusal(join(place, 'file/dist'), /^cannot be written: a part of the path is no folder; /);
  });
});

describe('a folder that the system does not let be replaced', () => {
  function failing(code: string): Error {
    return Object.assign(new Error(`${code}: of the system`), { code });
  }

  test('fails in one line on a full disk, and the old one is whole', () => {
    putBefore();
    const write = fs.writeFileSync;
    jest.spyOn(fs, 'writeFileSync').mockImplementation((file, ...rest) => {
      if (String(file).endsWith('staging/web.yaml')) throw failing('ENOSPC');
      write(file, ...rest);
    });

    expect(refusal(output)).toMatch(/^cannot be written: no space is left; /);

    expect(readFolder(output)).toEqual(BEFORE);
    expect(readdirSync(place)).toEqual(['dist']);
  });

  test.each([
    ['where one stood, which is back', true],
    ['where none stood', false],
  ])('fails in one line when the new one cannot be put in its place, %s', (_, stood) => {
    if (stood) putBefore();
    const rename = fs.renameSync;
    jest.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
      if (to === output && String(from).endsWith('-new')) throw failing('EBUSY');
      rename(from, to);
    });

    expect(refusal(output)).toMatch(/^cannot be written: it is in use, or something is mounted there; /);

    expect(readFolder(output)).toEqual(stood ? BEFORE : new Map());
    expect(readdirSync(place)).toEqual(stood ? ['dist'] : []);
  });

  test('leaves the folder as it was when two paths do not fit each other', () => {
    putBefore();
    const impossible = new Map([...MANIFESTS, ['dev/web.yaml/inner.yaml', rendered('c: 3')]]);

    expect(() => {
      replace(output, impossible);
    }).toThrow('cannot be written');

    expect(readFolder(output)).toEqual(BEFORE);
    expect(readdirSync(place)).toEqual(['dist']);
  });
});

describe('in processes of its own', () => {
  const elsewhere = new Elsewhere('lib/output/folder.ts');

  /** Statements that replace the folder. */
  function replacing(files: ReadonlyMap<string, string> = MANIFESTS): string {
    return `new subject.OutputFolder(${JSON.stringify(output)}, ${JSON.stringify(MARK)})
      .replace(new Map(${JSON.stringify([...files])}));`;
  }

  /** Statements that end the process as a power cut would, before its `count`-th change of the disk from now on. */
  function killedAt(count: number): string {
    return `let left = ${count};
for (const name of ['mkdirSync', 'writeFileSync', 'renameSync', 'rmSync']) {
  const real = fs[name];
  fs[name] = (...args) => {
    if (left-- === 0) process.kill(process.pid, 'SIGKILL');
    return real(...args);
  };
}
`;
  }

  afterAll(() => {
    elsewhere.remove();
  });

  test('whenever a run is killed, the next one puts the folder right before it does anything, and leaves nothing beside it', async () => {
    let ended: Ended | undefined;
    let between = 0;
    for (let count = 0; ended?.status !== 0; count++) {
      putBefore();
      ended = await elsewhere.run(killedAt(count) + replacing());
      expect(ended.stderr).toBe('');
      if (!fs.existsSync(output)) between++;
      // The next run may find a fault, and then writes nothing.
      new OutputFolder(output, MARK);
      const found = readFolder(output);
      expect([BEFORE, MANIFESTS]).toContainEqual(found);
      expect(readdirSync(place)).toEqual(['dist']);
      rmSync(output, { recursive: true });
    }
    expect(between).toBe(1);
  });

  test('runs at the same time all go through, and the folder is that of one of them', async () => {
    putBefore();
    const turns = ['a', 'b', 'c'].map((name) => new Map([...MANIFESTS, ['dev/web.yaml', rendered(`turn: ${name}`)]]));
    const many = (files: ReadonlyMap<string, string>) => `for (let turn = 0; turn < 30; turn++) ${replacing(files)}`;

    const ends = await Promise.all(turns.map((files) => elsewhere.run(many(files))));

    expect(ends).toEqual(turns.map(() => ({ status: 0, signal: null, stderr: '' })));
    expect(turns).toContainEqual(readFolder(output));
    expect(readdirSync(place)).toEqual(['dist']);
  });

  test.each([
    ['is read-only', 'dist', 0o555],
    ['holds a folder that is read-only', 'dist/dev', 0o555],
    ['stands where nothing can be made', '.', 0o555],
    ['cannot be looked into', 'dist/dev', 0o000],
  ])('a folder that %s is refused in one line, and stays as it was', async (_, path, mode) => {
    putBefore();
    chmodSync(place, 0o777);
    for (const folder of ['dist', 'dist/dev', 'dist/removed']) chmodSync(join(place, folder), 0o777);
    chmodSync(join(place, path), mode);
    const report = `try { ${replacing()} } catch (error) { process.stderr.write(error.name + ': ' + error.message); }`;

    const { stderr } = await elsewhere.run(report, { asNobody: true });

    expect(stderr).toBe(
      `InputError: ${output}: cannot be written: permission denied; name another folder, or make this one writable`,
    );
    chmodSync(join(place, path), 0o777);
    expect(readFolder(output)).toEqual(BEFORE);
    expect(readdirSync(place)).toEqual(['dist']);
  });
});
