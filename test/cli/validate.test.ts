import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documents, Folder, type JsonReport, open, reader, reportOf, settingsMap } from './support';

const SOUND = documents(settingsMap(), reader('a'));
const BROKEN = documents(settingsMap(), reader('b'));
const ANNOTATION = 'keyfit.io/waive.configmap-key-exists';

let folder: Folder;

beforeEach(() => {
  folder = new Folder();
});

afterEach(() => {
  folder.remove();
});

describe('the exit status', () => {
  test('is 0 where nothing is wrong', async () => {
    folder.write('a.yaml', SOUND);

    expect((await folder.run(['validate', 'a.yaml'])).status).toBe(0);
  });

  test('is 1 where something is wrong', async () => {
    folder.write('a.yaml', BROKEN);
    const { status, stdout, stderr } = await folder.run(['validate', 'a.yaml']);

    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toContain('configmap-key-exists');
  });

  test.each([
    [0, []],
    [0, ['--fail-on', 'error']],
    [1, ['--fail-on', 'warning']],
    [1, ['--world', 'closed']],
  ])('is %i for something that may come from elsewhere and %j', async (status, options) => {
    folder.write('a.yaml', reader('a'));

    expect((await folder.run(['validate', ...options, 'a.yaml'])).status).toBe(status);
  });

  test('follows failOn of the settings, and the command line above it', async () => {
    folder.write('a.yaml', reader('a'));
    folder.write('keyfit.yaml', 'failOn: warning\n');

    expect((await folder.run(['validate', 'a.yaml'])).status).toBe(1);
    expect((await folder.run(['validate', '--fail-on', 'error', 'a.yaml'])).status).toBe(0);
  });

  test.each([
    ['a path that is not there', ['gone.yaml'], /^gone\.yaml: .+; .+\n$/],
    ['a file without an object', ['empty.yaml'], /^empty\.yaml.*: .*nothing to check.*\n$/],
    ['a file that is no YAML', ['broken.yaml'], /^broken\.yaml:\d+:\d+: .+; .+\n$/],
    ['a folder without a manifest', ['none'], /^none: .+; .+\n$/],
    [
      'a settings file that is not there',
      ['--config', 'gone.yaml', 'a.yaml'],
      /^gone\.yaml: there is no such settings file; .+\n$/,
    ],
    [
      'a settings file that is a folder',
      ['--config', 'none', 'a.yaml'],
      /^none: cannot be read: it is a folder; .+\n$/,
    ],
    ['a broken settings file', ['--config', 'wrong.yaml', 'a.yaml'], /^wrong\.yaml:1:1: unknown key "wrold"; .+\n$/],
    ['a pipe for a settings file', ['--config', 'pipe', 'a.yaml'], /^pipe: a pipe, which may .+; name a file\n$/],
    ['a pipe for a baseline', ['--baseline', 'pipe', 'a.yaml'], /^pipe: a pipe, which may .+; name a file\n$/],
    [
      'a baseline that is not there',
      ['--baseline', 'gone.json', 'a.yaml'],
      /^gone\.json: there is no such baseline; .+\n$/,
    ],
    ['standard input twice', ['-', '-'], /^-: standard input is named twice; .+\n$/],
    ['an output that is a folder', ['--output', 'none', 'a.yaml'], /^none: cannot be written: .+; .+\n$/],
    [
      'no path and no dist/',
      [],
      /^dist: there is no such folder here; name what to check: files, folders, or - for standard input\n$/,
    ],
  ])('is 2 for %s, said in one line', async (_, args, message) => {
    folder.write('a.yaml', SOUND);
    folder.write('empty.yaml', '# nothing\n');
    folder.write('broken.yaml', 'a: [\n');
    folder.write('wrong.yaml', 'wrold: open\n');
    folder.write('none/readme.md', '');
    if (args.includes('pipe')) execFileSync('mkfifo', [join(folder.path, 'pipe')]);
    const { status, stderr } = await folder.run(['validate', ...args]);

    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });

  test('names the way to dist/ in a project that renders it', async () => {
    folder.write('cdk8s.yaml', '');

    expect((await folder.run(['validate'])).stderr).toBe(
      'dist: there is no such folder here; run `npm run synth` first, or name the paths to read\n',
    );
  });

  test.each([
    [
      'an unknown option',
      ['validate', '--fromat', 'json'],
      "keyfit: unknown option '--fromat'; Did you mean --format?\n",
    ],
    ['an unknown command', ['valdate'], "keyfit: unknown command 'valdate'; Did you mean validate?\n"],
    [
      'an unknown format',
      ['validate', '--format', 'xml'],
      "keyfit: option '--format <format>' argument 'xml' is invalid. Allowed choices are text, line, json, sarif, junit, github, markdown.\n",
    ],
    [
      'an unknown severity',
      ['validate', '--fail-on', 'info'],
      "keyfit: option '--fail-on <severity>' argument 'info' is invalid. Allowed choices are error, warning, advice.\n",
    ],
    ['an option without its value', ['validate', '--output'], "keyfit: option '--output <file>' argument missing\n"],
  ])('is 2 for %s, said in one line', async (_, args, stderr) => {
    expect(await folder.run(args)).toEqual({ status: 2, stdout: '', stderr });
  });

  test('is 2 where one file cannot be read, and the others are reported all the same', async () => {
    folder.write('a.yaml', BROKEN);
    const ended = await folder.run(['validate', '--format', 'json', 'a.yaml', 'gone.yaml']);

    expect(ended.status).toBe(2);
    expect(ended.stderr).toMatch(/^gone\.yaml: [^\n]+\n$/);
    expect(open(reportOf(ended))).toHaveLength(1);
  });
});

describe('--allow-empty', () => {
  const HELM_NOTHING = '---\n# Source: shop/templates/till.yaml\n---\n# off by its values\n';

  beforeEach(() => {
    folder.write('none/readme.md', '');
    folder.write('lone.yaml', 'replicas: 3\n');
    folder.write('render.yaml', HELM_NOTHING);
  });

  test.each([
    ['a folder without a manifest', ['none']],
    ['a file that is no manifest', ['lone.yaml']],
    ['a render without an object', ['render.yaml']],
    ['all of them, each on its own', ['--each', 'none', 'lone.yaml', 'render.yaml']],
    ['standard input', ['-']],
    ['no path and no dist/', []],
  ])('makes %s no fault, and says nothing of it', async (_, args) => {
    const stdin = HELM_NOTHING;

    expect((await folder.run(['validate', ...args], { stdin })).status).toBe(2);
    expect(await folder.run(['validate', '--allow-empty', ...args], { stdin })).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
  });

  test('makes a dist/ without an environment no fault', async () => {
    folder.write('dist/readme.md', '');

    expect(await folder.run(['validate', '--allow-empty'])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('still writes what programs wait for: a report of nothing, to a file too', async () => {
    const found = await folder.report('--allow-empty', 'none');

    expect({ findings: found.findings, resources: found.summary.resources }).toEqual({ findings: [], resources: 0 });

    await folder.run(['validate', '--allow-empty', '--output', 'report.txt', 'none']);

    expect(readFileSync(join(folder.path, 'report.txt'), 'utf8')).toMatch(/^ok: 0 objects/);
  });

  test.each([
    ['a path that is not there', 'gone.yaml', /^gone\.yaml: .+; .+\n$/],
    ['a file that cannot be read', 'broken.yaml', /^broken\.yaml:\d+:\d+: .+; .+\n$/],
  ])('leaves %s a fault', async (_, path, message) => {
    folder.write('broken.yaml', 'a: [\n');
    const { status, stderr } = await folder.run(['validate', '--allow-empty', 'none', path]);

    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });

  test('changes nothing where there is something to check', async () => {
    folder.write('a.yaml', BROKEN);

    expect((await folder.run(['validate', '--allow-empty', 'none', 'a.yaml'])).status).toBe(1);
  });

  test('does not take the waivers of keyfit.yaml for unused', async () => {
    folder.write('keyfit.yaml', 'waivers:\n  - rule: secret-exists\n    resource: Pod/gone\n    reason: x\n');

    expect((await folder.report('--allow-empty')).findings).toEqual([]);
  });
});

describe('what belongs together', () => {
  beforeEach(() => {
    folder.write('dist/dev/map.yaml', settingsMap());
    folder.write('dist/dev/pod.yaml', reader('a'));
    folder.write('dist/prod/map.yaml', settingsMap().replace('a: x', 'b: x'));
    folder.write('dist/prod/pod.yaml', reader('b'));
  });

  test('without a path is each folder of dist/', async () => {
    const found = await folder.report();

    expect(open(found)).toEqual([]);
    expect(found.summary).toEqual(expect.objectContaining({ files: 4, resources: 4, errors: 0 }));
  });

  test('of several paths is all of them', async () => {
    folder.write('pod.yaml', reader('c'));

    expect(open(await folder.report('dist/dev/map.yaml', 'pod.yaml'))).toHaveLength(1);
  });

  test('with --each is each path', async () => {
    expect(open(await folder.report('--each', 'dist/dev', 'dist/prod'))).toEqual([]);
  });

  test('may come from standard input', async () => {
    const ended = await folder.run(['validate', '--format', 'json', '-'], { stdin: BROKEN });

    expect(open(reportOf(ended))).toEqual([expect.objectContaining({ file: '-' })]);
  });

  test('is the same report for any order of paths', async () => {
    const one = await folder.report('dist/dev/map.yaml', 'dist/prod/pod.yaml');

    expect(await folder.report('dist/prod/pod.yaml', 'dist/dev/map.yaml')).toEqual(one);
  });
});

test('--namespace is the namespace of objects that state none', async () => {
  folder.write('a.yaml', documents(settingsMap('other'), reader('b').replace('  namespace: shop\n', '')));

  expect(open(await folder.report('a.yaml'))).toHaveLength(1);
  expect(open(await folder.report('--namespace', 'shop', 'a.yaml'))).toEqual([]);
  expect(open(await folder.report('--namespace', 'shop', 'a.yaml'), 'configmap-exists')).toHaveLength(1);
});

test.each([
  ['a blank', ' ', '--namespace: the namespace " " may have only '],
  ['a path', '../../etc', '--namespace: the namespace "../../etc" may have only '],
  ['nothing', '', '--namespace: the namespace "" may have only '],
  ['very many letters', 'a'.repeat(10_000), `--namespace: the namespace "${'a'.repeat(80)}…" is longer than 63 `],
])('--namespace of %s is refused in one line', async (_, namespace, start) => {
  folder.write('a.yaml', SOUND);

  for (const command of ['validate', 'graph']) {
    const { status, stdout, stderr } = await folder.run([command, '--namespace', namespace, 'a.yaml']);

    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^[^\n]+; write the name of a namespace, or leave it out\n$/);
    expect(stderr.startsWith(start)).toBe(true);
  }
});

describe('waivers', () => {
  test('of an object are in the report with their reasons', async () => {
    folder.write('a.yaml', documents(settingsMap(), reader('b', `{ ${ANNOTATION}: the agent adds it }`)));
    const { summary, findings } = await folder.report('a.yaml');

    expect(summary).toEqual(expect.objectContaining({ errors: 0, waived: 1 }));
    expect(findings.map(({ waived }) => waived)).toContainEqual(
      expect.objectContaining({ by: 'annotation', reason: 'the agent adds it' }),
    );
  });

  test('of keyfit.yaml hold where they say, until the day they say', async () => {
    const waiver = (expires: string): string =>
      `waivers:\n  - rule: configmap-key-exists\n    resource: Pod/till\n    reason: soon\n    expires: ${expires}\n`;
    folder.write('a.yaml', BROKEN);
    folder.write('keyfit.yaml', waiver('2027-06-15'));

    expect((await folder.run(['validate', 'a.yaml'])).status).toBe(0);

    folder.write('keyfit.yaml', waiver('2027-06-14'));
    const { findings } = await folder.report('a.yaml');

    expect(findings).toContainEqual(expect.objectContaining({ rule: 'expired-waiver', file: 'keyfit.yaml', line: 2 }));
    expect((await folder.run(['validate', 'a.yaml'])).status).toBe(1);
  });

  test('of no use are told with their place when everything was checked', async () => {
    folder.write('dist/dev/a.yaml', SOUND);
    folder.write('keyfit.yaml', 'waivers:\n  - rule: secret-exists\n    resource: Pod/gone\n    reason: x\n');
    const idle = expect.objectContaining({
      rule: 'unused-waiver',
      severity: 'warning',
      file: 'keyfit.yaml',
      line: 2,
    }) as object;

    expect((await folder.report()).findings).toContainEqual(idle);
    expect((await folder.report('dist/dev')).findings).not.toContainEqual(idle);
  });
});

describe('a baseline', () => {
  test('is written, and from then on only what is new counts', async () => {
    folder.write('a.yaml', BROKEN);
    const written = await folder.run(['validate', '--write-baseline', 'a.yaml']);

    expect(written.status).toBe(0);
    expect(written.stderr).toMatch(/^keyfit-baseline\.json: \d+ known findings? written\n$/);

    folder.write('a.yaml', documents('# moved\n', BROKEN));
    const known = await folder.run(['validate', '--baseline', 'keyfit-baseline.json', 'a.yaml']);

    expect(known.status).toBe(0);

    folder.write('b.yaml', reader('c').replace('till', 'shelf'));
    const found = await folder.report('--baseline', 'keyfit-baseline.json', 'a.yaml', 'b.yaml');

    expect(open(found).map(({ file }) => file)).toEqual(['b.yaml']);
  });

  test('that the settings name is found from their folder', async () => {
    folder.write('a.yaml', BROKEN);
    folder.write('conf/keyfit.yaml', 'baseline: known.json\n');
    await folder.run(['validate', '--config', 'conf/keyfit.yaml', '--write-baseline', 'a.yaml']);

    expect(existsSync(join(folder.path, 'conf/known.json'))).toBe(true);
    expect((await folder.run(['validate', '--config', 'conf/keyfit.yaml', 'a.yaml'])).status).toBe(0);
  });

  test('that the settings name by an absolute path is that file, and says so where it is none', async () => {
    folder.write('a.yaml', BROKEN);
    folder.write('conf/keyfit.yaml', `baseline: ${join(folder.path, 'elsewhere/known.json')}\n`);
    const config = ['--config', 'conf/keyfit.yaml', 'a.yaml'];
    const missing = await folder.run(['validate', ...config]);

    expect(missing.stderr).toBe(
      `${join(folder.path, 'elsewhere/known.json')}: there is no such baseline; write it with \`keyfit validate --write-baseline\`, or name another; a relative path of \`baseline\` in a settings file starts at the folder of that file\n`,
    );
    await folder.run(['validate', '--write-baseline', ...config]);

    expect(existsSync(join(folder.path, 'elsewhere/known.json'))).toBe(true);
    expect((await folder.run(['validate', ...config])).status).toBe(0);
  });

  test('says what is fixed, unless it was not checked or nobody wants to hear it', async () => {
    folder.write('a.yaml', BROKEN);
    folder.write('b.yaml', settingsMap('shop', 'other'));
    await folder.run(['validate', '--write-baseline', 'a.yaml']);
    folder.write('a.yaml', SOUND);
    const check = (...args: string[]) => folder.run(['validate', '--baseline', 'keyfit-baseline.json', ...args]);

    expect((await check('a.yaml')).stderr).toMatch(
      /^Fixed, and still in the baseline[^]*\n {2}configmap-key-exists: Pod\/till \/spec/,
    );
    expect((await check('--quiet', 'a.yaml')).stderr).toBe('');
    expect((await check('b.yaml')).stderr).toBe('');
  });

  test.each([
    ['a text', 'root:x:0:0\n'],
    ['other JSON', '{"version":1}'],
    ['a manifest', settingsMap()],
  ])('is not written over what is none: %s', async (_, text) => {
    folder.write('a.yaml', BROKEN);
    folder.write('notes', text);

    expect(await folder.run(['validate', '--write-baseline', '--baseline', 'notes', 'a.yaml'])).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'notes: no baseline was written: what stands there is none; name another file with --baseline, or remove this one\n',
    });
    expect(folder.read('notes')).toBe(text);
  });

  test('is not written where some input could not be read', async () => {
    folder.write('a.yaml', BROKEN);
    const { status, stderr } = await folder.run(['validate', '--write-baseline', 'a.yaml', 'gone.yaml']);

    expect({ status, exists: existsSync(join(folder.path, 'keyfit-baseline.json')) }).toEqual({
      status: 2,
      exists: false,
    });
    expect(stderr).toContain('no baseline was written');
  });
});

describe('--output', () => {
  test('takes the report, in folders that it makes, and leaves nothing else behind', async () => {
    folder.write('a.yaml', BROKEN);
    const { status, stdout } = await folder.run([
      'validate',
      '--format',
      'json',
      '--output',
      'out/deep/r.json',
      'a.yaml',
    ]);
    const text = readFileSync(join(folder.path, 'out/deep/r.json'), 'utf8');

    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(open(JSON.parse(text) as JsonReport)).toHaveLength(1);
    expect(readdirSync(join(folder.path, 'out/deep'))).toEqual(['r.json']);
  });

  test('of a run that could not start leaves the old file as it was', async () => {
    folder.write('r.json', 'old');
    folder.write('keyfit.yaml', 'wrold: open\n');
    await folder.run(['validate', '--output', 'r.json', 'gone.yaml']);

    expect(folder.read('r.json')).toBe('old');
  });
});

test.each(['text', 'json', 'sarif', 'junit', 'github', 'markdown'])(
  '--format %s names the rule and ends its last line',
  async (format) => {
    folder.write('a.yaml', BROKEN);
    const { status, stdout } = await folder.run(['validate', '--format', format, 'a.yaml']);

    expect(status).toBe(1);
    expect(stdout).toContain('configmap-key-exists');
    expect(stdout.endsWith('\n')).toBe(true);
  },
);

describe('colours', () => {
  const ESCAPE = '\u001B[';

  test.each([
    ['on a terminal', true, {}, [], true],
    ['into a file', false, {}, [], false],
    ['with NO_COLOR', true, { NO_COLOR: '1' }, [], false],
    ['with an empty NO_COLOR', true, { NO_COLOR: '' }, [], true],
    ['with FORCE_COLOR', false, { FORCE_COLOR: '1' }, [], true],
    ['with FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, [], false],
    ['with both', true, { FORCE_COLOR: '1', NO_COLOR: '1' }, [], false],
    ['with --no-color', true, { FORCE_COLOR: '1' }, ['--no-color'], false],
    ['on a dumb terminal', true, { TERM: 'dumb' }, [], false],
  ])('%s', async (_, terminal, env, args, expected) => {
    folder.write('a.yaml', BROKEN);
    const { stdout } = await folder.run(['validate', ...args, 'a.yaml'], { terminal, env });

    expect(stdout.includes(ESCAPE)).toBe(expected);
  });
});
