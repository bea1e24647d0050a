import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesize } from '../../lib/synth';
import { environments } from '../../overlays';
import { gate } from '../support/gate';
import { readFolder } from '../support/folder';
import { type Ended, ProjectCopy } from '../support/project';

/** The ways in which people synthesize, each in a process of its own. */
const WAYS = {
  'npm run synth': ['npm', 'run', 'synth'],
  'npx cdk8s synth': ['npx', '--no-install', 'cdk8s', 'synth'],
  'npx ts-node main.ts': ['npx', '--no-install', 'ts-node', 'main.ts'],
} as const;

type Way = keyof typeof WAYS;

const ways = Object.keys(WAYS) as Way[];

/** The ways that take turns in one copy, so that the second finds built what the first has built. */
const TURNS: readonly (readonly Way[])[] = [['npm run synth', 'npx cdk8s synth'], ['npx ts-node main.ts']];

/** How a run ended, and what `dist/` was then. */
interface Step {
  readonly ended: Ended;
  readonly dist: Map<string, string>;
}

/** Runs a way, with variables and further arguments. */
type StepOf = (env?: Readonly<Record<string, string>>, args?: readonly string[]) => Promise<Step>;

/** What one way did in one copy of the project. */
interface Story {
  /** On the project as it is, with a stale file in `dist/`. */
  readonly good: Step;
  readonly typeError: Step;
  readonly gateFault: Step;
  /** With a folder of sources named as the one to write to; by the ways for which one is named apart from the app. */
  readonly misled: Step | undefined;
  readonly sources: Map<string, string>;
  readonly connections: string;
}

/** A file that a run which writes anything at all would remove. */
const MARK = 'dev/mark-of-this-test.yaml';

/** A text that a former run has written. */
function rendered(text: string): string {
  return `# Rendered by \`npm run synth\` from other sources.\n${text}\n`;
}

const expected = synthesize(environments, gate);
const untouched = new Map([...expected, [MARK, rendered('kept')]]);
const copies = TURNS.map((turns) => ({ turns, copy: new ProjectCopy() }));
const stories = new Map<Way, Story>();

/** What may differ between the processes of two people, besides the folder that they work in. */
const OTHERS = {
  TZ: 'Pacific/Kiritimati',
  LANG: 'tr_TR.UTF-8',
  LC_ALL: 'tr_TR.UTF-8',
  CDK8S_OUTDIR: '',
  CDK8S_DISABLE_SORT: '1',
} as const;

let elsewhere: Step | undefined;

/**
 * ts-node checks each file when it is loaded, which takes most of its time. It does so where a type is wrong; where all
 * are right, the compiler that the other ways run has shown it.
 */
const UNCHECKED = { TS_NODE_TRANSPILE_ONLY: 'true' };

/** A setting of ts-node that has another strip the types: its own transpiler has shown what it makes of the good ones. */
const FASTER = `"ts-node": { "transpileOnly": true, "transpiler": ${JSON.stringify(join(__dirname, '../support/transpiler.js'))} },`;

/** How ways are told to write into the sources: the CLI by its option, the app by the variable that the CLI sets for it. */
const MISLEADING: Readonly<Partial<Record<Way, (step: StepOf) => Promise<Step>>>> = {
  'npm run synth': (step) => step({ CDK8S_OUTDIR: 'lib' }),
  'npx cdk8s synth': (step) => step({}, ['--output', 'lib']),
};

async function tell(way: Way, copy: ProjectCopy): Promise<void> {
  const step: StepOf = async (env = {}, args = []) => ({
    ended: await copy.run([...WAYS[way], ...args], { env }),
    dist: copy.read('dist'),
  });
  copy.write(`dist/${MARK}`, rendered('stale'));
  const good = await step(UNCHECKED);
  if (way === 'npm run synth') elsewhere = await runElsewhere(copy);
  copy.write(`dist/${MARK}`, rendered('kept'));
  const typeError = await copy.edited('overlays/dev.ts', 'model_name:', 'modle_name:', () => firstLoaded(copy, step));
  const gateFault = await copy.edited('overlays/production-gke.ts', 'pods: 100', 'pods: 10', () =>
    faster(copy, step, way),
  );
  const misled = await MISLEADING[way]?.(step);
  const sources = copy.read('lib');
  stories.set(way, { good, typeError, gateFault, misled, sources, connections: copy.connections() });
}

/** Runs a step in which the overlay is loaded first, so that a run which checks file by file comes to it at once. */
function firstLoaded(copy: ProjectCopy, step: StepOf): Promise<Step> {
  const first = "import { FaultError } from './lib/config';";
  return copy.edited('main.ts', first, `import './overlays/dev';\n${first}`, step);
}

/** Runs a step that leaves no more to ts-node than it must. */
function faster(copy: ProjectCopy, step: StepOf, way: Way): Promise<Step> {
  if (way !== 'npx ts-node main.ts') return step();
  return copy.edited('tsconfig.json', '{', `{ ${FASTER}`, step);
}

async function takeTurns(turns: readonly Way[], copy: ProjectCopy): Promise<void> {
  for (const way of turns) await tell(way, copy);
}

/** Runs what `npm run synth` runs in another folder that has the same settings, with other variables. */
async function runElsewhere(copy: ProjectCopy): Promise<Step> {
  const cwd = copy.folder('elsewhere');
  copyFileSync(join(copy.root, 'keyfit.yaml'), join(cwd, 'keyfit.yaml'));
  const ended = await copy.run(['node', join(copy.root, 'scripts/synth.mjs')], { cwd, env: OTHERS });
  return { ended, dist: readFolder(join(cwd, 'dist')) };
}

function story(way: Way): Story {
  const told = stories.get(way);
  if (told === undefined) throw new Error(`${way} did not run`);
  return told;
}

/** What the program itself says on standard error, npm's remarks on its own settings apart. */
function complaints({ stderr }: Ended): string[] {
  return stderr.split('\n').filter((line) => line !== '' && !line.startsWith('npm '));
}

beforeAll(async () => {
  await Promise.all(copies.map(({ turns, copy }) => takeTurns(turns, copy)));
});

afterAll(() => {
  copies.forEach(({ copy }) => {
    copy.remove();
  });
});

describe.each(ways)('%s', (way) => {
  test('goes through without a complaint, and says what it wrote', () => {
    const { ended } = story(way).good;

    expect({ status: ended.status, complaints: complaints(ended) }).toEqual({ status: 0, complaints: [] });
    expect(ended.stdout).not.toMatch(/warn|error|new version/i);
    expect(ended.stdout).toMatch(/\bdev\/keycloak\.yaml|\b\d+ manifests of \d+ environments in dist\//);
  });

  test('replaces dist/ by the same bytes as any other way, stale files gone', () => {
    expect(story(way).good.dist).toEqual(expected);
  });

  test('opens no connection', () => {
    expect(story(way).connections).toBe('');
  });

  test('fails on a misspelt key, names it, and leaves dist/ alone', () => {
    const { ended, dist } = story(way).typeError;

    expect(ended.status).toBeGreaterThan(0);
    expect(ended.stdout + ended.stderr).toMatch(/'modle_name' does not exist .*Did you mean to write 'model_name'/);
    expect(dist).toEqual(untouched);
  });

  test('fails on a quota that is too small, names it and its environment, and leaves dist/ alone', () => {
    const { ended, dist } = story(way).gateFault;

    expect(ended.status).toBeGreaterThan(0);
    expect(ended.stdout + ended.stderr).toMatch(
      /1 fault, nothing was written\n {2}production-gke: ResourceQuota\/production-quota \/spec\/hard\/pods: .* the quota allows 10; .* \(resource-quota\)\n/,
    );
    expect(dist).toEqual(untouched);
  });
});

describe.each(Object.keys(MISLEADING) as Way[])('%s', (way) => {
  test('refuses to write into the sources, which stay', () => {
    const { misled, sources } = story(way);

    expect(misled?.ended.status).toBeGreaterThan(0);
    expect(`${misled?.ended.stdout}${misled?.ended.stderr}`).toMatch(
      /^lib: it holds what synth did not write: .+ and more; .+$/m,
    );
    expect(sources).toEqual(readFolder(join(__dirname, '../../lib')));
  });
});

test('another folder, time zone and language, an output named as nothing, and settings of cdk8s change no byte', () => {
  expect(elsewhere).toEqual({
    ended: expect.objectContaining({ status: 0, stderr: '' }) as Ended,
    dist: expected,
  });
});
