import { spawnSync } from 'node:child_process';
import fs, {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { discard, writeText } from '../../lib/output/file';
import { Elsewhere } from './support';

let place: string;
let file: string;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'keyfit-file-'));
  file = join(place, 'report.json');
});

afterEach(() => {
  jest.restoreAllMocks();
  rmSync(place, { recursive: true, force: true });
});

function failing(code: string): Error {
  return Object.assign(new Error(`${code}: of the system`), { code });
}

/** What a refusal says after the file. */
async function refusal(path: string): Promise<string> {
  const failed = await writeText(path, 'new\n').then(
    () => new Error('it was written'),
    (error: unknown) => error as Error,
  );
  expect(failed.name).toBe('InputError');
  expect(failed.message.startsWith(`${path}: `)).toBe(true);
  expect(failed.message).not.toContain('\n');
  return failed.message.slice(path.length + 2);
}

describe('a regular file', () => {
  test('is made, with the folders above it', async () => {
    await writeText(join(place, 'some/where/report.json'), 'new\n');

    expect(readFileSync(join(place, 'some/where/report.json'), 'utf8')).toBe('new\n');
  });

  test('is replaced in one step: whoever has the old one open reads it to its end', async () => {
    writeFileSync(file, 'old\n');
    const open = fs.openSync(file, 'r');

    await writeText(file, 'new\n');

    expect(fs.readFileSync(open, 'utf8')).toBe('old\n');
    expect(readFileSync(file, 'utf8')).toBe('new\n');
    expect(readdirSync(place)).toEqual(['report.json']);
    fs.closeSync(open);
  });

  test.each([0o600, 0o640, 0o644, 0o666, 0o755])('keeps its mode %o', async (mode) => {
    writeFileSync(file, 'old\n');
    chmodSync(file, mode);

    await writeText(file, 'new\n');

    expect(statSync(file).mode & 0o7777).toBe(mode);
  });

  test('keeps its owner, where that may be given', async () => {
    writeFileSync(file, 'old\n');
    const isSuperuser = process.getuid?.() === 0;
    if (isSuperuser) fs.chownSync(file, 1234, 4321);
    const { uid, gid } = statSync(file);

    await writeText(file, 'new\n');

    expect([statSync(file).uid, statSync(file).gid]).toEqual([uid, gid]);
  });

  test('that is mounted by itself, so that nothing can take its place, is written where it is', async () => {
    writeFileSync(file, 'old and longer\n');
    const { ino } = statSync(file);
    jest.spyOn(fs, 'renameSync').mockImplementation(() => {
      throw failing('EBUSY');
    });

    await writeText(file, 'new\n');

    expect(readFileSync(file, 'utf8')).toBe('new\n');
    expect(statSync(file).ino).toBe(ino);
    expect(readdirSync(place)).toEqual(['report.json']);
  });

  test('is whole when the disk is full', async () => {
    writeFileSync(file, 'old\n');
    const write = fs.writeFileSync;
    jest.spyOn(fs, 'writeFileSync').mockImplementation((path, data, options) => {
      write(path, (data as string).slice(0, 1), options);
      throw failing('ENOSPC');
    });

    expect(await refusal(file)).toBe('cannot be written: no space is left; name a file that can be written');

    expect(readFileSync(file, 'utf8')).toBe('old\n');
    expect(readdirSync(place)).toEqual(['report.json']);
  });
});

describe('a symbolic link', () => {
  test('stays, and the file that it leads to is replaced', async () => {
    mkdirSync(join(place, 'real'));
    writeFileSync(join(place, 'real/report.json'), 'old\n');
    symlinkSync('second', file);
    symlinkSync('real/report.json', join(place, 'second'));

    await writeText(file, 'new\n');

    expect([readlinkSync(file), readlinkSync(join(place, 'second'))]).toEqual(['second', 'real/report.json']);
    expect(readFileSync(join(place, 'real/report.json'), 'utf8')).toBe('new\n');
  });

  test('to nothing stays, and the file is made where it leads to', async () => {
    mkdirSync(join(place, 'real'));
    mkdirSync(join(place, 'deep/er'), { recursive: true });
    symlinkSync('deep/er', join(place, 'folder'));
    symlinkSync('../../real/report.json', join(place, 'deep/er/report.json'));

    await writeText(join(place, 'folder/report.json'), 'new\n');

    expect(readFileSync(join(place, 'real/report.json'), 'utf8')).toBe('new\n');
  });

  test('that leads in a circle is refused', async () => {
    symlinkSync('report.json', file);

    expect(await refusal(file)).toMatch(/^cannot be written: its links lead in a circle; /);
  });

  test('to a device stays, and so does the device', async () => {
    symlinkSync('/dev/null', file);

    await writeText(file, 'new\n');

    expect(readlinkSync(file)).toBe('/dev/null');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});

describe('what is no regular file', () => {
  test('is written to as it is: a device', async () => {
    await writeText('/dev/null', 'new\n');

    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  test('is written to as it is: a device that has no room, which is said', async () => {
    expect(await refusal('/dev/full')).toMatch(/^cannot be written: no space is left; /);
    expect(statSync('/dev/full').isCharacterDevice()).toBe(true);
  });

  test('is written to as it is: a named pipe, to whose reader all of a long text comes', async () => {
    spawnSync('mkfifo', [file]);
    const long = 'new\n'.repeat(100_000);

    const [read] = await Promise.all([readFile(file, 'utf8'), writeText(file, long)]);

    expect(read).toBe(long);
    expect(statSync(file).isFIFO()).toBe(true);
  });

  test('is written to behind what stands there: a descriptor that leads to a file', async () => {
    writeFileSync(file, 'old\n');
    const descriptor = fs.openSync(file, 'a');

    await writeText(`/dev/fd/${descriptor}`, 'new\n');

    fs.closeSync(descriptor);
    expect(readFileSync(file, 'utf8')).toBe('old\nnew\n');
  });

  test('is refused where it is a folder', async () => {
    mkdirSync(file);

    expect(await refusal(file)).toMatch(/^cannot be written: it is a folder; /);
  });

  test('is refused where a part of the path is a file', async () => {
    writeFileSync(file, 'old\n');

    expect(await refusal(join(file, 'report.json'))).toMatch(/^cannot be written: a part of the path is no folder; /);
  });
});

describe('for whom permissions count', () => {
  const elsewhere = new Elsewhere('lib/output/file.ts');

  function writing(): Promise<{ readonly stderr: string }> {
    const call = `subject.writeText(${JSON.stringify(file)}, 'new\\n')`;
    return elsewhere.run(`${call}.catch((error) => process.stderr.write(error.message));`, { asNobody: true });
  }

  afterAll(() => {
    elsewhere.remove();
  });

  test('a file that may not be written is not replaced either, though its folder would allow it', async () => {
    chmodSync(place, 0o777);
    writeFileSync(file, 'old\n');
    chmodSync(file, 0o444);

    const { stderr } = await writing();

    expect(stderr).toBe(`${file}: cannot be written: permission denied; name a file that can be written`);
    expect(readFileSync(file, 'utf8')).toBe('old\n');
  });

  test('a file that may be written is, though its folder lets no other take its place', async () => {
    writeFileSync(file, 'old\n');
    chmodSync(file, 0o666);
    chmodSync(place, 0o555);

    const { stderr } = await writing();

    expect(stderr).toBe('');
    expect(readFileSync(file, 'utf8')).toBe('new\n');
  });
});

describe('discarding', () => {
  test('removes a regular file, also behind a link, which stays', () => {
    writeFileSync(join(place, 'real'), 'old\n');
    symlinkSync('real', file);

    expect(discard(file)).toBe('removed');
    expect(readdirSync(place)).toEqual(['report.json']);
  });

  test('leaves devices and folders alone', () => {
    mkdirSync(file);

    expect([discard('/dev/null'), discard(file), discard(join(place, 'nothing'))]).toEqual(['none', 'none', 'none']);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  test('removes one of two names of a file', () => {
    writeFileSync(file, 'old\n');
    linkSync(file, join(place, 'second'));

    expect(discard(file)).toBe('removed');
    expect(readFileSync(join(place, 'second'), 'utf8')).toBe('old\n');
  });
});
