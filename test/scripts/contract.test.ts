import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ProjectCopy } from '../support/project';
import { PROGRAM } from './program';

const ROOT = join(__dirname, '../..');
const SCRIPT = join(ROOT, 'scripts/contract.mjs');
const COMPILER = join(ROOT, 'node_modules/typescript-native/bin/tsc');

const python = spawnSync('python3', ['-c', 'import tomllib']).status === 0;
if (!python) console.log('no python3 from 3.11 on: what it reads of a program is not tested');
/** Registers its tests only where they can run. */
const withPython: (name: string, tests: () => void) => void = python ? describe : () => undefined;

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(command: string, args: readonly string[], env?: NodeJS.ProcessEnv): Ended {
  const { error, status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    ...(env === undefined ? {} : { env }),
  });
  if (error !== undefined) throw error;
  return { status, stdout, stderr };
}

/** A repository of the small program. */
class Repository {
  readonly folder = mkdtempSync(join(tmpdir(), 'keyfit-program-'));

  constructor() {
    this.git('init', '--quiet');
    this.change(PROGRAM);
  }

  git(...args: string[]): string {
    const identity = ['-c', 'user.name=A', '-c', 'user.email=a@b.test', '-c', 'commit.gpgsign=false'];
    const { status, stdout, stderr } = run('git', ['-C', this.folder, ...identity, ...args]);
    if (status !== 0) throw new Error(stderr);
    return stdout.trim();
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), text);
    }
  }

  /** Commits changed files. @returns the commit */
  change(files: Readonly<Record<string, string>>): string {
    this.write(files);
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', 'change');
    return this.git('rev-parse', 'HEAD');
  }
}

const folders: string[] = [];

function repository(): Repository {
  const made = new Repository();
  folders.push(made.folder);
  return made;
}

function contract(source: string, ...args: string[]): Ended {
  return run(process.execPath, [SCRIPT, '--source', source, ...args]);
}

interface Contract {
  readonly commit: string;
  readonly version: string;
  readonly tag: string;
  readonly settings: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly [part: string]: unknown;
}

/** The module as a value: it is a literal, and nothing else. */
function contractIn(file: string): Contract {
  const text = readFileSync(file, 'utf8')
    .replace(/^[\s\S]*?export const program = /, '')
    .replace(/ as const;\s*$/, '');
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the text is what this test has just had written
  return (new Function(`return (${text})`) as () => Contract)();
}

function written(source: string, ...args: string[]): Contract {
  const output = join(source, '..', `${String(Math.abs(args.join().length))}-${dirname(source).length}-program.ts`);
  folders.push(output);
  const { status, stderr } = contract(source, '--output', output, ...args);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return contractIn(output);
}

afterAll(() => {
  folders.forEach((folder) => {
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('npm run contract', () => {
  const refusal = (ended: Ended) => [ended.status, ended.stderr];

  test('says in one line that a folder is no repository, or is one of another program', () => {
    const folder = mkdtempSync(join(tmpdir(), 'keyfit-empty-'));
    folders.push(folder);
    const other = repository();
    other.change({ 'pyproject.toml': '[project]\nname = "till"\n' });

    expect(refusal(contract(folder))).toEqual([
      2,
      `contract: --source: ${folder} is no checkout: Git knows no repository there\n`,
    ]);
    expect(refusal(contract(other.folder))).toEqual([
      2,
      expect.stringMatching(/^contract: --source: .+ is no checkout of mcp-server-langgraph: pyproject.toml .+\n$/),
    ]);
  });

  test('says in one line that a commit is not there, is no hash, or is not committed yet', () => {
    const { folder } = repository();

    expect(refusal(contract(folder, '--commit', '0123456789'))).toEqual([
      2,
      expect.stringMatching(/^contract: --commit: 0123456789 is no commit of .+\n$/),
    ]);
    expect(refusal(contract(folder, '--commit', '--output=/x'))[0]).toBe(2);
    writeFileSync(join(folder, 'src/shop/more.py'), '');
    expect(refusal(contract(folder))).toEqual([
      2,
      expect.stringMatching(/^contract: --source: .+ is changed: commit or undo that, or name a commit by --commit\n$/),
    ]);
  });

  test('says in one line that python3 is missing', () => {
    const { folder } = repository();
    const bin = mkdtempSync(join(tmpdir(), 'keyfit-bin-'));
    folders.push(bin);
    writeFileSync(join(bin, 'git'), `#!/bin/sh\nPATH='${process.env.PATH ?? ''}' exec git "$@"\n`, { mode: 0o755 });
    const { status, stderr } = run(process.execPath, [SCRIPT, '--source', folder], { PATH: bin });

    expect([status, stderr]).toEqual([2, 'contract: python3 is needed to read the source, and is not here\n']);
  });

  test('says in one line which option it does not know, and which it misses', () => {
    expect(refusal(run(process.execPath, [SCRIPT, '--sauce', 'x']))).toEqual([
      2,
      expect.stringMatching(/^contract: .*'--sauce'.*\n$/),
    ]);
    expect(refusal(run(process.execPath, [SCRIPT]))).toEqual([
      2,
      "contract: --source: say where the program's source is\n",
    ]);
  });
});

withPython('the contract of a program', () => {
  const source = repository();
  let read: Contract;

  beforeAll(() => {
    read = written(source.folder);
  });

  const namesThat = (holds: (setting: Readonly<Record<string, unknown>>) => boolean) =>
    Object.keys(read.settings).filter((name) => holds(read.settings[name] ?? {}));

  test('names the commit, the version, and a tag of both', () => {
    const commit = source.git('rev-parse', 'HEAD');

    expect([read.commit, read.version, read.tag]).toEqual([commit, '1.0.0', `1.0.0-${commit.slice(0, 8)}`]);
  });

  test('has the paths that the started application answers, mounted ones among them', () => {
    expect(read.probes).toEqual({ startup: '/health/startup', readiness: '/health/ready', liveness: '/health/live' });
  });

  test('has port, user and command of the stage that runs, and the extras that the program imports', () => {
    expect(read.image).toEqual({
      stage: 'final-base',
      user: 4711,
      port: 8123,
      command: ['python', '-m', 'shop.server'],
      extras: { 'observability-grpc': ['opentelemetry-exporter-otlp-proto-grpc'] },
    });
  });

  test('has every field of every settings class, and what code reads itself, each with its type', () => {
    expect(read.fields).toEqual({ Settings: 23, Flags: 1 });
    expect(Object.fromEntries(Object.entries(read.settings).map(([name, { type }]) => [name, type]))).toMatchObject({
      store: ['memory', 'redis'],
      level: ['low', 'high'],
      currency: ['EUR', 'CHF'],
      api_key: 'str',
      ratio: 'float',
      origins: 'list',
      ports: 'list[int]',
      ff_fast: 'bool',
      shop_tries: 'int',
      shop_quiet: 'bool',
    });
  });

  test('knows a field by its aliases, which take the place of its name', () => {
    expect(read.settings.shop_sent).toMatchObject({ field: 'sent', default: true });
    expect(read.settings.sent).toEqual({ type: 'bool', read: true, default: true });
    expect(read.settings).not.toHaveProperty('fast');
  });

  test('tells a field from a setting that something of the running program reads', () => {
    expect(namesThat(({ read: isRead }) => isRead === false)).toEqual([
      'database_url',
      'ff_fast',
      'filled',
      'only_assigned',
      'only_elsewhere',
      'only_in_text',
    ]);
    expect(read.settings).not.toHaveProperty('shop_tool');
  });

  test('has literal defaults, and none that could be a credential', () => {
    expect(read.settings.shop_tries).toMatchObject({ default: 3 });
    expect(read.settings.store_url).toMatchObject({ default: 'redis://localhost:6379/0' });
    expect(namesThat((setting) => !('default' in setting))).toEqual(
      expect.arrayContaining(['api_key', 'database_url', 'version', 'filled']),
    );
    expect(JSON.stringify(read)).not.toContain('hunter2');
  });

  test('has what the settings refuse at the start, and in which stages', () => {
    expect(read.startUpRules).toEqual([{ settings: ['store'], words: ['memory'], stages: ['production', 'staging'] }]);
  });

  test('says where the settings are handed out whole, since nobody knows then what is read', () => {
    const whole = repository();
    const server = `${PROGRAM['src/shop/server.py'] ?? ''}\n\ndef dump():\n    return shared.model_dump()\n`;
    whole.change({ 'src/shop/server.py': server });

    expect(read.handedOutWhole).toEqual([]);
    expect(written(whole.folder).handedOutWhole).toEqual(['shop.server']);
  });

  test('is the same text on every run, laid out as the project is', () => {
    const [one, two] = [join(source.folder, '../one-program.ts'), join(source.folder, '../two-program.ts')];
    folders.push(one, two);
    [one, two].forEach((output) => contract(source.folder, '--output', output));

    expect(readFileSync(two, 'utf8')).toBe(readFileSync(one, 'utf8'));
    const checked = run(join(ROOT, 'node_modules/.bin/prettier'), [
      '--check',
      '--config',
      join(ROOT, '.prettierrc.json'),
      one,
    ]);
    expect(checked.status).toBe(0);
  });

  test('is read from the objects of a repository without a work tree too, at the commit that is named', () => {
    const first = source.git('rev-parse', 'HEAD');
    const bare = mkdtempSync(join(tmpdir(), 'keyfit-bare-'));
    folders.push(bare);
    run('git', ['clone', '--quiet', '--bare', source.folder, bare]);

    expect(written(bare, '--commit', first.slice(0, 9))).toEqual(read);
    expect(contract(bare).stderr).toMatch(/has no work tree: say which commit is meant by --commit\n$/);
  });

  test('a program that has no route for a probe is refused, since its pods would never be ready', () => {
    const twice = repository();
    twice.change({ 'src/shop/health.py': (PROGRAM['src/shop/health.py'] ?? '').replace('"/live"', '"/alive"') });

    expect(contract(twice.folder, '--output', join(twice.folder, 'x.ts'))).toMatchObject({
      status: 2,
      stderr: 'contract: src/: the application that the image starts (shop.server) has no route that ends in /live\n',
    });
  });

  test('a file that Python cannot parse is named, with its line', () => {
    const broken = repository();
    broken.change({ 'src/shop/worker.py': 'def work(:\n' });

    expect(contract(broken.folder, '--output', join(broken.folder, 'x.ts')).stderr).toMatch(
      /^contract: src\/shop\/worker.py:1: this Python cannot parse it: .+\n$/,
    );
  });
});

withPython('a newer commit', () => {
  const USE = `import { oneOf, text } from '../../config';
import type { DecidedTwice, Foreign, None, SettingKeys, Undecided } from './contract';

export const keys = {
  store: oneOf(['memory', 'redis'], { default: 'memory', doc: 'Store.' }),
  currency: text({ default: 'EUR', doc: 'Currency.' }),
} as const satisfies Pick<SettingKeys, 'store'> & { readonly currency: unknown };
export const left = LEFT;
interface Lists {
  readonly configured: keyof typeof keys;
  readonly secret: 'store_url';
  readonly foundOut: never;
  readonly left: (typeof left)[number];
  readonly forbidden: 'shop_quiet';
}
export type Decided = None<\`\${Undecided<Lists>} stands in no list\`>;
export type Once = None<\`\${DecidedTwice<Lists>} stands in two lists\`>;
export type Read = None<\`\${Foreign<Lists>} is read by nothing at this commit\`>;
`;
  const source = repository();
  const project = new ProjectCopy();
  const component = join(project.root, 'lib/components/mcp-server');

  afterAll(() => {
    project.remove();
  });

  /** What the compiler says of the decisions about the contract that stands in the copy. */
  function errors(): string {
    const { stdout } = run(process.execPath, [
      COMPILER,
      '-p',
      join(project.root, 'tsconfig.decided.json'),
      '--pretty',
      'false',
    ]);
    return stdout;
  }

  beforeAll(() => {
    const output = join(component, 'program.ts');
    expect(contract(source.folder, '--output', output).status).toBe(0);
    const settled = ['store', 'currency', 'store_url', 'shop_quiet', 'sent'];
    const { settings } = contractIn(output);
    const rest = Object.keys(settings).filter((name) => settings[name]?.read === true && !settled.includes(name));
    writeFileSync(join(component, 'decided.ts'), USE.replace('LEFT', `${JSON.stringify(rest)} as const`));
    const compiled = { extends: './tsconfig.json', include: ['lib/components/mcp-server/decided.ts'] };
    writeFileSync(join(project.root, 'tsconfig.decided.json'), JSON.stringify(compiled));
  });

  test('compiles where nothing changed that the decisions are about', () => {
    expect(errors()).toBe('');
  });

  test('a setting that has another name in a newer commit is named by the compiler, under both names', () => {
    const config = (PROGRAM['src/shop/config.py'] ?? '')
      .replace(
        'store_url: str = "redis://localhost:6379/0"',
        'store_url: str = Field(default="x", validation_alias="session_url")',
      )
      .replace('# "memory", "redis"', '# "memory", "disk"');
    const server = (PROGRAM['src/shop/server.py'] ?? '').replace('shared.by_attribute, ', '');
    source.change({ 'src/shop/config.py': config, 'src/shop/server.py': server });
    const { stdout } = contract(source.folder, '--output', join(component, 'program.ts'));

    expect(stdout).toContain(
      '  new: session_url\n  gone: store_url\n  of another type: store\n  read by nothing any more: by_attribute\n',
    );
    const said = errors();
    expect(said).toContain('"session_url stands in no list"');
    expect(said).toContain('"store_url is read by nothing at this commit"');
    expect(said).toContain('"by_attribute is read by nothing at this commit"');
    expect(said).toMatch(
      /ConfigKey<"memory" \| "redis", "defaulted">' is not assignable to type 'ConfigKey<"disk" \| "memory", Presence>'/,
    );
  });
});
