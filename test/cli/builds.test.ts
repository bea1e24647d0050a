import { chmodSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { BuiltCopy, changeByte, cutOff, SOUND } from '../support/built-copy';
import type { Ended } from '../support/project';

// What else may befall what is built is in test/nodes, since each takes a second or more.

const copy = new BuiltCopy();
const { build, store } = copy;
const keyfit = (...args: readonly string[]): Promise<Ended> => copy.keyfit(...args);

afterAll(() => {
  copy.remove();
});

describe('runs at the same time', () => {
  test('end as each would alone when nothing is built yet', async () => {
    rmSync(build, { recursive: true });
    const ended = await Promise.all([
      ...['sound', 'broken', 'gone'].map((name) => keyfit('validate', `${name}.yaml`)),
      copy.synth(),
    ]);

    expect(ended).toEqual([
      SOUND,
      { ...SOUND, status: 1 },
      { status: 2, stdout: '', stderr: expect.stringMatching(/^gone\.yaml: .+\n$/) as string },
      SOUND,
    ]);
  });

  test('leave one set of programs, and nothing half-written', async () => {
    await keyfit('--version');

    expect(readdirSync(store).sort()).toEqual([expect.stringMatching(/^\w+$/), 'tsconfig.build.json.tsbuildinfo']);
  });

  test('see a source that changed while another run was reading it', async () => {
    rmSync(build, { recursive: true });
    const running = keyfit('rules', '--help');
    await setTimeout(500);
    const { stdout } = await copy.edited('lib/cli/rules.ts', 'list all rules', 'list every rule', async () => {
      await running;
      return keyfit('rules', '--help');
    });

    expect(stdout).toContain('list every rule');
  });
});

test('runs that are killed while they build, sooner and later, are in no way of the next', async () => {
  rmSync(build, { recursive: true });
  for (const seconds of ['0.3', '1']) {
    const killed = await copy.run(['timeout', '--signal=KILL', seconds, ...copy.command, '--version'], {
      cwd: copy.given,
    });

    expect([0, 137, null]).toContain(killed.status);
  }

  expect(await keyfit('validate', 'sound.yaml')).toEqual(SOUND);
});

describe('what was kept', () => {
  const validate = (): Promise<Ended> => keyfit('validate', 'sound.yaml');

  test.each<[string, (file: string) => void]>([
    ['keyfit.js', cutOff],
    ['worker.js', rmSync],
  ])('is built anew where it is broken: %s, by %p', async (name, spoil) => {
    await copy.expectMended(name, spoil, validate);
  });

  test.each<[(file: string) => void]>([[cutOff], [changeByte]])(
    "is no danger where it is V8's own, which V8 would trust: a code cache, broken by %p",
    async (spoil) => {
      await validate();
      spoil(copy.fileOf('validate-'));

      expect(await validate()).toEqual(SOUND);
    },
  );

  test('is used in a folder where nothing may be written', async () => {
    const folders = [build, store, dirname(copy.fileOf('keyfit.js'))];
    folders.forEach((folder) => {
      chmodSync(folder, 0o555);
    });
    const ended = await keyfit('validate', 'sound.yaml');
    folders.forEach((folder) => {
      chmodSync(folder, 0o755);
    });

    expect(ended).toEqual(SOUND);
  });
});

test('without a place to keep what is built, since build/ is a file, the command and the app run all the same', async () => {
  await copy.expectToRunWithoutPlace((place) => {
    writeFileSync(place, 'mine\n');
  });
});

test('a mistake of a programmer, which is no fault of an environment, is shown at its place in the sources', async () => {
  const line = '  const app = new App();';
  const mistake = `  if (Number(1) > 0) throw new Error('mistaken');\n${line}`;
  const { status, stderr } = await copy.edited('lib/platform.ts', line, mistake, () => copy.synth());

  expect(status).toBe(1);
  expect(stderr).toContain(`(${join(copy.root, 'lib/platform.ts')}:`);
});

// Last, since the project is broken by each for a moment.
describe('a fault of the start is one line and status 2:', () => {
  const LINE = /^keyfit: internal error: [^\n]+ \(at [^\n]+; node v[^\n]+\); please report this line\n$/;

  test.each([
    ['a script that is no JavaScript', 'scripts/run-keyfit.mjs', 'const status = await', 'const status = const'],
    ['an error before the command', 'scripts/programs.mjs', 'const folder =', 'nobody(); const folder ='],
    ['an error later', 'scripts/run-keyfit.mjs', 'const status =', 'setImmediate(() => nobody()); const status ='],
    ['a promise that nobody awaits', 'scripts/run-keyfit.mjs', 'const status =', 'Promise.reject(1); const status ='],
  ])('%s', async (_, file, from, to) => {
    const ended = await copy.edited(file, from, to, () => keyfit('validate', 'sound.yaml'));

    expect(ended).toEqual({
      status: 2,
      stdout: expect.any(String) as string,
      stderr: expect.stringMatching(LINE) as string,
    });
  });

  test('sources that can not be read', async () => {
    symlinkSync('loop', join(copy.root, 'lib/loop'));
    const ended = await keyfit('--version');
    rmSync(join(copy.root, 'lib/loop'));

    expect(ended).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(LINE) as string });
  });
});
