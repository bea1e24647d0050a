import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Ended, ProjectCopy } from '../support/project';
import { documents, reader, settingsMap } from './support';

const copy = new ProjectCopy();
const cwd = copy.folder('given');
const build = join(copy.root, 'build');
const store = join(build, 'keyfit');
const COMMAND = ['node', join(copy.root, 'bin/keyfit.mjs')] as const;

function keyfit(...args: readonly string[]): Promise<Ended> {
  return copy.run([...COMMAND, ...args], { cwd });
}

function synth(): Promise<Ended> {
  return copy.run(['node', 'scripts/synth.mjs']);
}

function cdk8s(): Promise<Ended> {
  return copy.run(['node', 'node_modules/cdk8s-cli/bin/cdk8s', 'synth']);
}

const anything = expect.any(String) as string;
const SOUND: Ended = { status: 0, stdout: anything, stderr: '' };

function fileOf(name: string): string {
  const file = [...copy.programs()].find(([kept]) => kept.startsWith(name))?.[1];
  if (file === undefined) throw new Error(`${name} was not kept`);
  return file;
}

/** The programs that were kept, with hashes of what they hold. */
function programs(): Map<string, string> {
  const files = [...copy.programs()].filter(([name]) => name.endsWith('.js'));
  return new Map(files.map(([name, file]) => [name, createHash('sha256').update(readFileSync(file)).digest('hex')]));
}

beforeAll(async () => {
  writeFileSync(join(cwd, 'sound.yaml'), documents(settingsMap(), reader('a')));
  writeFileSync(join(cwd, 'broken.yaml'), documents(settingsMap(), reader('b')));
  expect(await keyfit('validate', 'sound.yaml')).toEqual(SOUND);
}, 120_000);

afterAll(() => {
  copy.remove();
});

describe('runs at the same time', () => {
  async function expectAllAsIfAlone(app: () => Promise<Ended>): Promise<void> {
    const ended = await Promise.all([
      keyfit('validate', 'sound.yaml'),
      keyfit('validate', 'broken.yaml'),
      keyfit('--version'),
      app(),
      keyfit('validate', 'gone.yaml'),
    ]);

    expect(ended.map(({ status }) => status)).toEqual([0, 1, 0, 0, 2]);
    expect(ended.map(({ stderr }) => stderr)).toEqual(['', '', '', '', expect.stringMatching(/^gone\.yaml: .+\n$/)]);
  }

  test('end as each would alone when nothing is built yet', async () => {
    rmSync(build, { recursive: true });

    await expectAllAsIfAlone(synth);
  }, 120_000);

  test('end as each would alone after a change of a source, cdk8s among them', async () => {
    await copy.edited('lib/cli/rules.ts', 'list all rules', 'list every rule', () => expectAllAsIfAlone(cdk8s));
  }, 120_000);

  test('leave one set of programs, and nothing half-written', async () => {
    await keyfit('--version');

    expect(readdirSync(store).sort()).toEqual([expect.stringMatching(/^\w+$/), 'tsconfig.build.json.tsbuildinfo']);
  }, 60_000);

  test('see a source that changed while another run was reading it', async () => {
    rmSync(build, { recursive: true });
    const running = keyfit('rules', '--help');
    await setTimeout(500);
    const { stdout } = await copy.edited('lib/cli/rules.ts', 'list all rules', 'list every rule', async () => {
      await running;
      return keyfit('rules', '--help');
    });

    expect(stdout).toContain('list every rule');
  }, 120_000);
});

test.each(['0.3', '1'])(
  'a run that is killed after %s seconds, while it builds, is in no way of the next',
  async (seconds) => {
    rmSync(build, { recursive: true });
    const killed = await copy.run(['timeout', '--signal=KILL', seconds, ...COMMAND, '--version'], { cwd });

    expect([0, 137, null]).toContain(killed.status);
    expect(await keyfit('validate', 'sound.yaml')).toEqual(SOUND);
  },
  120_000,
);

describe('what was kept', () => {
  const validate = (): Promise<Ended> => keyfit('validate', 'sound.yaml');

  /** A program that was broken is there, and whatever is there is as it was. */
  function expectWhole(before: Map<string, string>, name: string): void {
    const after = programs();

    expect([...after.keys()]).toContain(name);
    expect([...before]).toEqual(expect.arrayContaining([...after]));
  }

  test.each<[string, (file: string) => void, () => Promise<Ended>]>([
    ['keyfit.js', cutOff, validate],
    ['worker.js', cutOff, validate],
    ['worker.js', rmSync, validate],
    ['synth.js', cutOff, synth],
    ['plugin.js', changeByte, cdk8s],
    ['keyfit.js', makeFolder, validate],
    ['..', makeFile, validate],
  ])(
    'is built anew where it is broken: %s, by %p',
    async (name, spoil, run) => {
      await run();
      const before = programs();
      spoil(name === '..' ? dirname(fileOf('keyfit.js')) : fileOf(name));

      expect(await run()).toEqual(SOUND);
      expectWhole(before, name === '..' ? 'keyfit.js' : name);
    },
    120_000,
  );

  test('is built anew where only the notes of the type checker are left, and they are broken', async () => {
    const before = programs();
    rmSync(dirname(fileOf('keyfit.js')), { recursive: true });
    cutOff(join(store, 'tsconfig.build.json.tsbuildinfo'));

    expect(await validate()).toEqual(SOUND);
    expectWhole(before, 'keyfit.js');
  }, 60_000);

  test.each<[(file: string) => void]>([[cutOff], [changeByte]])(
    "is no danger where it is V8's own, which V8 would trust: a code cache, broken by %p",
    async (spoil) => {
      await validate();
      spoil(fileOf('validate-'));

      expect(await validate()).toEqual(SOUND);
    },
    60_000,
  );

  test('is used in a folder where nothing may be written', async () => {
    const folders = [build, store, dirname(fileOf('keyfit.js'))];
    folders.forEach((folder) => {
      chmodSync(folder, 0o555);
    });
    const ended = await keyfit('validate', 'sound.yaml');
    folders.forEach((folder) => {
      chmodSync(folder, 0o755);
    });

    expect(ended).toEqual(SOUND);
  }, 60_000);
});

describe('without a place to keep what is built, since build/', () => {
  afterEach(() => {
    rmSync(build);
  });

  test.each<[string, () => void]>([
    [
      'is a file',
      () => {
        writeFileSync(build, 'mine\n');
      },
    ],
    [
      'is a link that leads nowhere',
      () => {
        symlinkSync('/nowhere/at/all', build);
      },
    ],
  ])(
    '%s, the command and the app run all the same',
    async (_, spoil) => {
      rmSync(build, { recursive: true, force: true });
      spoil();

      expect(await keyfit('validate', 'sound.yaml')).toEqual(SOUND);
      expect(await synth()).toEqual(SOUND);
    },
    120_000,
  );
});

test('a mistake of a programmer, which is no fault of an environment, is shown at its place in the sources', async () => {
  const line = '  const app = new App();';
  const mistake = `  if (Number(1) > 0) throw new Error('mistaken');\n${line}`;
  const { status, stderr } = await copy.edited('lib/platform.ts', line, mistake, synth);

  expect(status).toBe(1);
  expect(stderr).toContain(`(${join(copy.root, 'lib/platform.ts')}:`);
}, 60_000);

// Last, since the project is broken by each for a moment.
describe('a fault of the start is one line and status 2:', () => {
  const LINE = /^keyfit: internal error: [^\n]+ \(at [^\n]+; node v[^\n]+\); please report this line\n$/;

  test.each([
    ['a script that is no JavaScript', 'scripts/run-keyfit.mjs', 'const status = await', 'const status = const'],
    ['an error before the command', 'scripts/programs.mjs', 'const folder =', 'nobody(); const folder ='],
    ['an error later', 'scripts/run-keyfit.mjs', 'const status =', 'setImmediate(() => nobody()); const status ='],
    ['a promise that nobody awaits', 'scripts/run-keyfit.mjs', 'const status =', 'Promise.reject(1); const status ='],
  ])(
    '%s',
    async (_, file, from, to) => {
      const ended = await copy.edited(file, from, to, () => keyfit('validate', 'sound.yaml'));

      expect(ended).toEqual({ status: 2, stdout: anything, stderr: expect.stringMatching(LINE) as string });
    },
    60_000,
  );

  test('sources that can not be read', async () => {
    symlinkSync('loop', join(copy.root, 'lib/loop'));
    const ended = await keyfit('--version');
    rmSync(join(copy.root, 'lib/loop'));

    expect(ended).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(LINE) as string });
  }, 60_000);
});

function cutOff(file: string): void {
  truncateSync(file, Math.floor(statSync(file).size / 2));
}

function changeByte(file: string): void {
  const bytes = readFileSync(file);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

function makeFolder(file: string): void {
  rmSync(file);
  mkdirSync(join(file, 'inner'), { recursive: true });
}

function makeFile(folder: string): void {
  rmSync(folder, { recursive: true });
  writeFileSync(folder, '');
}
