import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { LARGE } from '../../lib/cli/apart';
import { documents, reader, settingsMap } from './support';

// Real processes: what V8 does with a heap that is full no stand-in knows.

const BIN = join(__dirname, '../../bin/keyfit.mjs');

let cwd: string;

interface Ended {
  readonly status: number | string | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a line of a shell in which `keyfit` is the program. */
function shell(line: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const options = { cwd, env: { ...process.env, ...env } };
  return new Promise((settle) => {
    execFile(
      'bash',
      ['-c', line.replaceAll('keyfit', `'${process.execPath}' '${BIN}'`)],
      options,
      (error, stdout, stderr) => {
        settle({ status: error === null ? 0 : (error.code ?? error.signal), stdout, stderr });
      },
    );
  });
}

/** A comment that makes a file larger than one process takes on. */
function filler(): string {
  return `# ${'x'.repeat(98)}\n`.repeat(LARGE / 100);
}

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'keyfit-large-'));
  const text = documents(settingsMap(), reader('b'));
  writeFileSync(join(cwd, 'small.yaml'), text);
  writeFileSync(join(cwd, 'large.yaml'), text + filler());
  const values = ',{}'.repeat(LARGE / 3);
  writeFileSync(join(cwd, 'dense.yaml'), `${settingsMap()}more: [0${values}]\n`);
});

afterAll(() => {
  rmSync(cwd, { recursive: true });
});

describe('more input than one process takes on', () => {
  test.each([
    ['a file', 'keyfit validate --format line large.yaml'],
    ['a file beside others', 'keyfit validate --format line small.yaml large.yaml --each'],
    ['standard input', 'keyfit validate --format line - < large.yaml'],
    ['what two commands print', 'keyfit validate --format line --each <(cat large.yaml) <(cat small.yaml)'],
    ['a named pipe', 'mkfifo pipe; cat large.yaml > pipe & keyfit validate --format line pipe; s=$?; rm pipe; exit $s'],
  ])(
    'ends as less does: %s',
    async (_, line) => {
      const ended = await shell(line);

      expect(ended).toMatchObject({ status: 1, stderr: '' });
      expect(ended.stdout).toMatch(
        /^\S+:25:20: error: Pod\/till: ConfigMap "settings" has no key "b" \[configmap-key-exists\]$/m,
      );
    },
    60_000,
  );

  test('is drawn as less is', async () => {
    const [small, large] = await Promise.all(['small', 'large'].map((name) => shell(`keyfit graph ${name}.yaml`)));

    expect(large).toEqual(small);
  }, 60_000);

  test.each([
    ['a file', 'keyfit validate dense.yaml'],
    ['with another place for what is said', 'keyfit validate dense.yaml 2> said; s=$?; cat said >&2; exit $s'],
  ])(
    'that does not fit in memory is one line, and the status of what could not be done: %s',
    async (_, line) => {
      expect(await shell(line, { NODE_OPTIONS: '--max-old-space-size=60' })).toEqual({
        status: 2,
        stdout: '',
        stderr: expect.stringMatching(
          /^keyfit: what there is to check takes more memory than .*NODE_OPTIONS.*\n$/,
        ) as string,
      });
    },
    60_000,
  );

  test('leaves no process behind when the run is ended', async () => {
    const child = spawn(process.execPath, [BIN, 'validate', 'dense.yaml'], { cwd, detached: true, stdio: 'ignore' });
    await setTimeout(500);

    child.kill('SIGTERM');

    expect(await once(child, 'exit')).toEqual([null, 'SIGTERM']);
    expect(() => process.kill(-(child.pid ?? 0), 0)).toThrow('ESRCH');
  }, 60_000);
});
