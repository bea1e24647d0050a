import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { type Ended, ProjectCopy } from '../support/project';
import { allEnded, pidsIn } from '../support/running';
import { documents, type JsonReport, reader, settingsMap } from './support';

const BIN = 'bin/keyfit.mjs';
const ROOT = join(__dirname, '../..');

/** More findings than a pipe holds at once. */
const MANY = 300;

let copy: ProjectCopy;
let first: Ended;

/** Where the program is called: outside the project, whose settings are not meant. */
let cwd: string;

function keyfit(...args: readonly string[]): Promise<Ended> {
  return copy.run(['node', join(copy.root, BIN), ...args], { cwd });
}

function write(name: string, text: string): void {
  mkdirSync(dirname(join(cwd, name)), { recursive: true });
  writeFileSync(join(cwd, name), text);
}

/** Runs a pipe of a shell in which `keyfit` is the program. */
function pipe(line: string): Promise<Ended> {
  return copy.run(['sh', '-c', line.replace('keyfit', `node ${join(copy.root, BIN)}`)], { cwd });
}

function builtAt(): number {
  return statSync(copy.programs().get('keyfit.js') ?? '').mtimeMs;
}

/** A folder beside the project with parts of it, and no packages. */
function bare(name: string): string {
  const folder = copy.folder(name);
  for (const part of ['bin', 'scripts', 'lib/cli']) {
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  }
  return folder;
}

beforeAll(async () => {
  copy = new ProjectCopy();
  cwd = copy.folder('given');
  write('sound.yaml', documents(settingsMap(), reader('a')));
  write('broken.yaml', documents(settingsMap(), reader('b')));
  first = await keyfit('--version');
});

afterAll(() => {
  copy.remove();
});

describe('the program', () => {
  test('builds itself when nothing is built yet, and says nothing of it', () => {
    expect(first).toEqual({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string, stderr: '' });
  });

  test('builds nothing when nothing has changed', async () => {
    const before = builtAt();
    await keyfit('--version');

    expect(builtAt()).toBe(before);
  });

  test.each([
    [0, ['validate', 'sound.yaml'], /./, /^$/],
    [1, ['validate', 'broken.yaml'], /configmap-key-exists/, /^$/],
    [2, ['validate', 'gone.yaml'], /^$/, /^gone\.yaml: [^\n]+\n$/],
    [2, ['validate', '--no-such'], /^$/, /^keyfit: unknown option '--no-such'\n$/],
  ])('ends with status %i for %j, and keeps its streams apart', async (status, args, stdout, stderr) => {
    const ended = await keyfit(...args);

    expect(ended.status).toBe(status);
    expect(ended.stdout).toMatch(stdout);
    expect(ended.stderr).toMatch(stderr);
  });

  test('writes all of a long report before it ends', async () => {
    const pods = Array.from({ length: MANY }, (_, index) => reader('b').replace('till', `till-${index}`));
    write('many.yaml', documents(settingsMap(), ...pods));
    const { status, stdout } = await keyfit('validate', '--format', 'json', 'many.yaml');
    const { findings } = JSON.parse(stdout) as JsonReport;

    expect(status).toBe(1);
    expect(findings.filter(({ rule }) => rule === 'configmap-key-exists')).toHaveLength(MANY);
  });

  test('ends in silence when its reader has seen enough', async () => {
    expect(await pipe('keyfit validate --format json many.yaml | head -n 1')).toEqual({
      status: 0,
      stdout: '{\n',
      stderr: '',
    });
  });

  test('reads standard input', async () => {
    const { stdout } = await pipe('keyfit validate --format json - < broken.yaml');

    expect((JSON.parse(stdout) as JsonReport).summary.errors).toBe(1);
  });

  test('opens no connection', () => {
    expect(copy.connections()).toBe('');
  });

  test('that is neither built nor able to be says what is missing, with status 2', async () => {
    const { status, stderr } = await copy.run(['node', join(bare('bare'), BIN), 'rules']);

    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^keyfit: it is not built, and what builds it is not installed: run `npm ci` without [^\n]+\n$/,
    );
  });
});

describe('an installation', () => {
  test('without development packages goes through, says what that means, and links the program', async () => {
    const folder = bare('installed');
    const { status, stderr } = await copy.run(['node', join(folder, 'scripts/prepare.mjs')]);

    expect(status).toBe(0);
    expect(stderr).toMatch(/^keyfit: the development packages are left out, [^\n]+\n$/);
    expect(readFileSync(join(folder, 'node_modules/.bin/keyfit'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  test('may come again', async () => {
    const folder = bare('again');
    const install = () => copy.run(['node', join(folder, 'scripts/prepare.mjs')]);

    expect([(await install()).status, (await install()).status]).toEqual([0, 0]);
  });

  test('of a package made of the project needs neither sources nor other packages', async () => {
    const folder = copy.folder('package');
    await copy.run(['npm', 'pack', '--ignore-scripts', '--pack-destination', folder]);
    await copy.run(['sh', '-c', 'tar -xzf *.tgz'], { cwd: folder });
    const { status, stdout } = await copy.run(['node', join(folder, 'package', BIN), 'validate', 'broken.yaml'], {
      cwd,
    });

    expect(status).toBe(1);
    expect(stdout).toContain('configmap-key-exists');
  });
});

describe('a signal, while a kustomization is rendered,', () => {
  /** Puts a program on the path that starts another, ignores every polite signal, and would take for ever. */
  function installSleeper(): { readonly env: Readonly<Record<string, string>>; readonly pids: string } {
    const bin = copy.folder('bin');
    const pids = join(bin, 'pids');
    const script = `#!/bin/sh\ntrap '' INT TERM HUP\nsleep 600 &\necho $$ $! > ${pids}\nwait\nsleep 600\n`;
    writeFileSync(join(bin, 'kustomize'), script, { mode: 0o755 });
    rmSync(pids, { force: true });
    return { env: { PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` }, pids };
  }

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    '%s, ends the command as it would end any other, with all that it has started',
    async (signal) => {
      const { env, pids } = installSleeper();
      write('base/kustomization.yaml', '');
      let child: ChildProcess | undefined;
      const ended = copy.run(['node', join(copy.root, BIN), 'validate', 'base'], {
        cwd,
        env,
        started: (started) => (child = started),
      });
      const started = await pidsIn(pids, 2);
      child?.kill(signal);

      expect(await ended).toEqual({ status: null, signal, stdout: '', stderr: '' });
      await allEnded(started);
    },
  );
});

/** An app of cdk8s with a Pod that reads a key, and a ConfigMap and a Service of one name. */
function app(key: string): string {
  return `const { ApiObject, App, Chart } = require('cdk8s');
const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop', disableResourceNameHashes: true });
const add = (id, kind, name, rest) => new ApiObject(chart, id, { apiVersion: 'v1', kind, metadata: { name }, ...rest });
const reader = (name) => ({
  automountServiceAccountToken: false,
  containers: [
    {
      name: 'main',
      image: 'registry.test/till:1.4.2',
      env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: '${key}' } } }],
    },
  ],
});
add('map', 'ConfigMap', 'settings', { data: { a: 'x' } });
add('unique', 'Pod', 'till', { spec: reader('till') });
add('first', 'Pod', 'shelf', { spec: reader('shelf') });
add('second', 'ConfigMap', 'shelf', { data: { a: 'x' } });
app.synth();
`;
}

describe('the plugin of cdk8s', () => {
  function synth(name: string, key: string, settings = '', project = copy.root): Promise<Ended> {
    const folder = `apps/${name}`;
    copy.write(`${folder}/app.cjs`, app(key));
    copy.write(`${folder}/keyfit.yaml`, settings);
    copy.write(
      `${folder}/cdk8s.yaml`,
      `language: typescript
app: node app.cjs
output: out
validations:
  - package: ${join(project, 'bin/cdk8s-plugin.cjs')}
    version: 0.1.0
    class: KeyfitValidation
`,
    );
    const cli = join(copy.root, 'node_modules/cdk8s-cli/bin/cdk8s');
    return copy.run(['node', cli, 'synth'], { cwd: join(copy.root, folder) });
  }

  test('fails a broken one with rule, message and construct, which it leaves out where two objects share the name', async () => {
    const { status, stdout } = await synth('broken', 'b');

    expect(status).toBe(2);
    expect(stdout).toContain('configmap-key-exists (2 occurrences)');
    expect(stdout).toMatch(/Construct Path: shop\/unique\n.*\n.*Resource Name: till\n/);
    expect(stdout).toMatch(/Construct Path: N\/A\n.*\n.*Resource Name: Pod\/shelf\n/);
    expect(stdout).toMatch(
      /> \d+:\d+ Pod\/till \/spec\/containers\/0\/env\/0\/\S+: ConfigMap "settings" has no key "b"/,
    );
  });

  test('lets through what nothing is wrong with, as keyfit.yaml has it', async () => {
    const waiver = 'waivers: [{ rule: configmap-key-exists, reason: the agent adds it }]\n';
    const { status, stdout } = await synth('waived', 'b', waiver);

    expect({ status, said: stdout.includes('Validations ended succesfully') }).toEqual({ status: 0, said: true });
  });

  test('says where keyfit.yaml is wrong, without a stack trace', async () => {
    const { status, stdout, stderr } = await synth('wrong', 'a', 'wrold: open\n');

    expect(status).toBe(2);
    expect(stdout).toContain('keyfit.yaml:1:1: unknown key "wrold"');
    expect(stdout + stderr).not.toMatch(/^\s+at /m);
  });

  test('says why it can not be built, without a stack trace', async () => {
    const { status, stdout, stderr } = await synth('unbuilt', 'a', '', bare('unbuilt'));

    expect(status).toBe(2);
    expect(stdout).toContain('keyfit: it is not built, and what builds it is not installed');
    expect(stdout + stderr).not.toMatch(/^\s+at /m);
  });
});

// Last, since the project is built anew by and after each.
describe('the program after a change of its sources', () => {
  test('is built again when a source has changed', async () => {
    const change = copy.edited('lib/cli/rules.ts', 'list all rules', 'list every rule', () =>
      keyfit('rules', '--help'),
    );

    expect((await change).stdout).toContain('list every rule');
  });

  test('says where its sources do not compile, with status 2', async () => {
    const ended = await copy.edited('lib/cli/rules.ts', 'const HELP', 'const HLEP', () => keyfit('rules'));

    expect(ended.status).toBe(2);
    expect(ended.stderr).toContain('lib/cli/rules.ts');
    expect(ended.stderr).toMatch(/\nkeyfit: its sources do not compile: see above\n$/);
  });
});
