import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../../lib/cli/main';
import type { Io } from '../../lib/cli/io';
import { allRules } from '../../lib/policy/rule-names';
import { documents, Folder, reader, settingsMap } from './support';

const folder = new Folder();

beforeAll(() => {
  folder.write('a.yaml', documents(settingsMap(), reader('b')));
});

afterAll(() => {
  folder.remove();
});

describe('help', () => {
  test.each([
    [['--help'], 'Usage: keyfit <command> [options]'],
    [['help', 'validate'], 'Usage: keyfit validate [options] [PATH...]'],
    [['validate', '--help'], 'Usage: keyfit validate [options] [PATH...]'],
    [['rules', '--help'], 'Usage: keyfit rules [options]'],
    [['explain', '--help'], 'Usage: keyfit explain [options] <RULE>'],
    [['graph', '--help'], 'Usage: keyfit graph [options] <PATH...>'],
  ])('of %j says how it is used, by examples, and how it exits', async (args, usage) => {
    const { status, stdout, stderr } = await folder.run(args);

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(usage);
    expect(stdout).toMatch(/Examples:\n {2}\S.*[^]*Exit status:\n {2}0 /);
  });

  test('is what a call without a command gets, on standard error and with status 2', async () => {
    const { status, stdout, stderr } = await folder.run([]);

    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('Usage: keyfit <command> [options]');
  });
});

test('--version says the version of package.json', async () => {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { version: string };

  expect(await folder.run(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
});

describe('rules', () => {
  const ids = allRules.map(({ id }) => id);

  test('lists every rule in a line, with severity and family', async () => {
    const { status, stdout } = await folder.run(['rules']);
    const lines = stdout.trimEnd().split('\n');

    expect(status).toBe(0);
    expect(lines.map((line) => line.split(/ +/)[0])).toEqual(ids);
    expect(lines.every((line) => /^\S+ +(error|warning|advice) +[a-z-]+ +\S/.test(line))).toBe(true);
  });

  test('lists them as JSON', async () => {
    const { rules } = JSON.parse((await folder.run(['rules', '--format', 'json'])).stdout) as {
      rules: { id: string }[];
    };

    expect(rules.map(({ id }) => id)).toEqual(ids);
  });

  test('lists them as a Markdown table with four cells a row', async () => {
    const { stdout } = await folder.run(['rules', '--format', 'markdown']);
    const rows = stdout.trimEnd().split('\n');

    expect(rows).toHaveLength(ids.length + 2);
    expect(rows.every((row) => row.split(/(?<!\\)\|/).length === 6)).toBe(true);
  });
});

describe('explain', () => {
  test('says why, shows both examples, what to do, and the source', async () => {
    const { status, stdout } = await folder.run(['explain', 'configmap-key-exists']);
    const chapters = ['Why', 'Found in', 'Not found in', 'What to do', 'Where it comes from'];

    expect(status).toBe(0);
    expect(stdout).toMatch(/^configmap-key-exists \(error, references\)\n/);
    expect(chapters.filter((chapter) => !stdout.includes(`\n${chapter}\n  `))).toEqual([]);
  });

  test('says the same as JSON', async () => {
    const { stdout } = await folder.run(['explain', 'unused-waiver', '--format', 'json']);

    expect(JSON.parse(stdout)).toEqual(
      expect.objectContaining({ id: 'unused-waiver', severity: 'warning', why: expect.any(String) as string }),
    );
  });

  test.each([
    ['secret-key-exist', 'keyfit: there is no rule "secret-key-exist"; did you mean "secret-key-exists"?\n'],
    ['zzzzzzzzzzzzzzzz', 'keyfit: there is no rule "zzzzzzzzzzzzzzzz"; `keyfit rules` lists them all\n'],
    ['constructor', /^keyfit: there is no rule "constructor"; /],
  ])('of %s says that there is no such rule', async (id, message) => {
    const { status, stdout, stderr } = await folder.run(['explain', id]);

    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

describe('graph', () => {
  test.each([
    ['mermaid', /^flowchart /],
    ['dot', /^digraph /],
    ['json', /^\{/],
  ])('draws the objects as %s', async (format, start) => {
    const { status, stdout } = await folder.run(['graph', '--format', format, 'a.yaml']);

    expect(status).toBe(0);
    expect(stdout).toMatch(start);
    expect(stdout).toContain('till');
  });

  test.each(['mermaid', 'dot', 'json'])(
    'says as %s what could not be read, and writes it to a file',
    async (format) => {
      folder.write('graph', 'old');
      const args = ['graph', '--format', format, '--output', 'graph', 'gone.yaml'];
      const { status, stderr } = await folder.run(args);

      expect(status).toBe(2);
      expect(stderr).toMatch(/^gone\.yaml: [^\n]+\n$/);
      expect(folder.read('graph')).toContain('no such file or folder');
      expect((await folder.run(['graph', '--format', format, 'a.yaml', 'gone.yaml'])).stdout).toContain('gone.yaml');
    },
  );

  test.each([
    ['no path', ['graph'], "keyfit: missing required argument 'PATH'\n"],
    ['a path that is not there', ['graph', 'gone.yaml'], /^gone\.yaml: .+; .+\n$/],
  ])('of %s ends with status 2', async (_, args, message) => {
    const { status, stderr } = await folder.run(args);

    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
});

test('a fault of this program is one line that says what to report, with status 2', async () => {
  const said: string[] = [];
  const silent = { isTTY: false, write: () => Promise.resolve() };
  const io: Io = {
    stdout: silent,
    stderr: { isTTY: false, write: (text) => Promise.resolve(void said.push(text)) },
    env: {},
    stdin: () => Promise.resolve(Buffer.from(settingsMap())),
    today: () => {
      throw new TypeError('of no kind\nsecond line');
    },
  };
  const status = await main(['validate', '-'], io);

  expect(status).toBe(2);
  expect(said.join('')).toMatch(
    /^keyfit: internal error: of no kind \(at .+:\d+:\d+; keyfit .+, node v.+\); please report .+\n$/,
  );
});
