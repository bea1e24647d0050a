import { documents, Folder, open, reader, reportOf, settingsMap } from './support';

const SOUND = documents(settingsMap(), reader('a'));
const BROKEN = documents(settingsMap(), reader('b'));

let folder: Folder;

beforeEach(() => {
  folder = new Folder();
});

afterEach(() => {
  folder.remove();
});

describe('input that cannot be read', () => {
  const LINE = /^gone\.yaml: no such file or folder; correct the path\n$/;

  test.each(['json', 'sarif', 'junit', 'github', 'markdown'])(
    'is in the report as %s and on standard error, also where nothing else was read',
    async (format) => {
      folder.write('a.yaml', BROKEN);
      for (const args of [['a.yaml', 'gone.yaml'], ['gone.yaml']]) {
        const { status, stdout, stderr } = await folder.run(['validate', '--format', format, ...args]);

        expect(status).toBe(2);
        expect(stdout).toContain('no such file or folder');
        expect(stderr).toMatch(LINE);
      }
    },
  );

  test('is in a report that is written to a file, in any format and in place of an old one', async () => {
    for (const format of ['text', 'json']) {
      folder.write('report', 'old');
      const { status, stdout, stderr } = await folder.run([
        ...['validate', '--format', format, '--output', 'report', 'gone.yaml'],
      ]);

      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(LINE);
      expect(folder.read('report')).toContain('no such file or folder');
    }
  });

  test('is told once on a terminal: at the end of the report, or alone where nothing was read', async () => {
    folder.write('a.yaml', BROKEN);
    const read = await folder.run(['validate', '--no-color', 'a.yaml', 'gone.yaml'], { terminal: true });

    expect(read.stderr).toBe('');
    expect(read.stdout).toMatch(
      /\n\nCould not be read\n {2}gone\.yaml\n {4}no such file or folder\n.*\n\n1 problem, 1 error.*\n$/,
    );
    const nothing = await folder.run(['validate', 'gone.yaml'], { terminal: true });

    expect(nothing).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(LINE) as string });
  });

  test('is in the text and on standard error where one of them may go elsewhere', async () => {
    folder.write('a.yaml', BROKEN);
    const { stdout, stderr } = await folder.run(['validate', 'a.yaml', 'gone.yaml']);

    expect(stdout).toContain('Could not be read\n  gone.yaml\n');
    expect(stderr).toMatch(LINE);
  });

  test('gives SARIF the exit status', async () => {
    const { stdout } = await folder.run(['validate', '--format', 'sarif', 'gone.yaml']);

    expect(JSON.parse(stdout)).toMatchObject({
      runs: [{ invocations: [{ executionSuccessful: false, exitCode: 2 }] }],
    });
  });

  test('of one set among several is in the one report of all', async () => {
    folder.write('a.yaml', SOUND);
    const found = await folder.report('--each', 'a.yaml', 'gone.yaml');

    expect(found.problems).toEqual([expect.objectContaining({ file: 'gone.yaml', line: null })]);
  });

  test('is reported also where no baseline is written for it', async () => {
    folder.write('a.yaml', BROKEN);
    const ended = await folder.run(['validate', '--write-baseline', '--format', 'json', 'a.yaml', 'gone.yaml']);

    expect(open(reportOf(ended))).toHaveLength(1);
    expect(reportOf(ended).problems).toHaveLength(1);
    expect(ended.stderr).toContain('no baseline was written');
  });

  test('shows no password of an address that was taken for a path, nor one that kustomize repeats', async () => {
    folder.write('base/kustomization.yaml', 'resources: ["https://me:hunter2@127.0.0.1:1/a//b?ref=main"]\n');
    for (const format of ['text', 'json']) {
      const paths = ['https://me:hunter2@127.0.0.1:1/a.yaml', 'base'];
      const { stdout, stderr } = await folder.run(['validate', '--format', format, ...paths]);

      expect(stderr).toMatch(/^https:\/\/?…@127\.0\.0\.1:1\/a\.yaml: no such file or folder; .*\nbase: /);
      expect(stdout + stderr).not.toContain('hunter2');
    }
  });
});
