import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Ended, ProjectCopy } from '../support/project';
import { documents, reader, settingsMap } from './support';

// Streams are those of a real process here: what a full disk or a closed pipe does to them no stand-in knows.

let copy: ProjectCopy;
let cwd: string;

/** Runs a line of a shell in which `keyfit` is the program. */
function shell(line: string): Promise<Ended> {
  return copy.run(['bash', '-c', line.replaceAll('keyfit', `node ${join(copy.root, 'bin/keyfit.mjs')}`)], { cwd });
}

beforeAll(async () => {
  copy = new ProjectCopy();
  cwd = copy.folder('given');
  writeFileSync(join(cwd, 'broken.yaml'), documents(settingsMap(), reader('b')));
  await shell('keyfit --version');
});

afterAll(() => {
  copy.remove();
});

describe('a stream on a full disk', () => {
  test.each([
    'keyfit validate broken.yaml',
    'keyfit validate --format json broken.yaml',
    'keyfit --help',
    'keyfit --version',
    'keyfit rules',
    'keyfit explain secret-key-exists',
    'keyfit graph broken.yaml',
  ])('is said in one line, with status 2: %s > /dev/full', async (line) => {
    expect(await shell(`${line} > /dev/full`)).toEqual({
      status: 2,
      stdout: '',
      stderr: 'standard output: cannot be written: no space is left; make room there\n',
    });
  });

  test('leaves the status where nobody can be told', async () => {
    expect(await shell('keyfit validate broken.yaml > /dev/full 2> /dev/full')).toMatchObject({
      status: 2,
      stderr: '',
    });
    expect(await shell('keyfit validate gone.yaml 2> /dev/full')).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('--output', () => {
  const report = () => join(cwd, 'report.json');
  const into = (output: string) => shell(`keyfit validate --format json --output ${output} broken.yaml`);

  afterEach(() => {
    rmSync(report(), { force: true, recursive: true });
  });

  test('leaves a device what it is', async () => {
    expect(await into('/dev/null')).toEqual({ status: 1, stdout: '', stderr: '' });
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  test('leaves a named pipe what it is, and hands its reader the report', async () => {
    spawnSync('mkfifo', [report()]);

    const { status, stdout } = await shell(
      'cat report.json & keyfit validate --format json --output report.json broken.yaml; status=$?; wait; exit $status',
    );

    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ version: 1 });
    expect(statSync(report()).isFIFO()).toBe(true);
  });

  test('says that it waits for the reader of a named pipe', async () => {
    spawnSync('mkfifo', [report()]);

    const { stderr } = await shell(
      'keyfit validate --output report.json broken.yaml 2> said & until [ -s said ]; do sleep 0.1; done; cat report.json > /dev/null; wait; cat said >&2',
    );

    expect(stderr).toBe('keyfit: waiting for a reader of report.json\n');
  });

  test('takes what a shell makes of >(…)', async () => {
    const { stdout, stderr } = await shell('keyfit validate --output >(cat) broken.yaml');

    expect(stderr).toBe('');
    expect(stdout).toMatch(/^broken\.yaml\n/);
  });

  test('takes the name of standard error', async () => {
    const { stdout, stderr } = await into('/dev/stderr');

    expect(stdout).toBe('');
    expect(JSON.parse(stderr)).toMatchObject({ version: 1 });
  });

  test('named as standard output keeps what the file behind it held', async () => {
    await shell('echo before > report.json; keyfit validate --output /dev/stdout broken.yaml >> report.json');

    expect(readFileSync(report(), 'utf8')).toMatch(/^before\nbroken\.yaml\n/);
  });

  test('that cannot be written is said in one line, with status 2, and stays what it is', async () => {
    expect(await into('/dev/full')).toEqual({
      status: 2,
      stdout: '',
      stderr: '/dev/full: cannot be written: no space is left; name a file that can be written\n',
    });
    mkdirSync(report());
    expect(await into('report.json')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'report.json: cannot be written: it is a folder; name a file that can be written\n',
    });
  });

  test('on a full disk removes the report of an earlier run, which nobody shall take for a new one', async () => {
    writeFileSync(report(), 'of an earlier run\n');
    // The largest file that a shell's child may write, in blocks of 512 or 1024 bytes: less than a report.
    const ended = await shell(
      'trap "" XFSZ; ulimit -f 1; exec keyfit validate --format sarif --output report.json broken.yaml',
    );

    expect(ended.status).toBe(2);
    expect(ended.stderr).toBe(
      'report.json: cannot be written: the file is larger than the system allows; the report of an earlier run that stood there is removed; name a file that can be written\n',
    );
    expect(existsSync(report())).toBe(false);
  });

  test('a baseline that cannot be written stays as it was', async () => {
    writeFileSync(report(), '{ "version": 1, "findings": [] }\n');
    const args = '--write-baseline --baseline report.json broken.yaml';
    const ended = await shell(`trap "" XFSZ; ulimit -f 0; exec keyfit validate ${args}`);

    expect(ended.status).toBe(2);
    expect(ended.stderr).toMatch(/^report\.json: cannot be written: [^\n]+\n$/);
    expect(readFileSync(report(), 'utf8')).toBe('{ "version": 1, "findings": [] }\n');
  });
});
