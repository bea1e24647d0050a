import { load } from 'js-yaml';
import { namesIn, own, text } from './support';

const FOLDER = '.github/workflows';

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly needs?: string;
  readonly if?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly source: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

function read(file: string): Workflow {
  const source = text(`${FOLDER}/${file}`);
  return { ...(load(source) as Workflow), source };
}

const workflows = namesIn(FOLDER).map(read);
const jobs = workflows.flatMap((workflow) => Object.entries(workflow.jobs).map(([id, job]) => ({ ...job, id })));
const steps = jobs.flatMap((job) => job.steps);
const commands = steps.flatMap(({ run }) => (run === undefined ? [] : [run]));

function jobOf(id: string): Job {
  const job = jobs.find((one) => one.id === id);
  if (job === undefined) throw new Error(`no job ${id}`);
  return job;
}

function mayWrite({ permissions = {} }: Job): boolean {
  return Object.values(permissions).some((right) => right !== 'read');
}

/** The step of a job that uses an action. */
function stepOf(job: Job, action: string): Step {
  const [step, ...others] = job.steps.filter(({ uses = '' }) => uses.startsWith(`${action}@`));
  if (step === undefined || others.length > 0) throw new Error(`not one step uses ${action}`);
  return step;
}

function actionOf({ uses = '' }: Step): string {
  return uses.replace(/@.*/, '');
}

describe('the workflows', () => {
  test('name every action by a commit, with its release beside it', () => {
    const uses = workflows.flatMap(({ source }) => source.split('\n').filter((line) => line.includes('uses:')));

    expect(uses.length).toBeGreaterThan(4);
    expect(uses.filter((line) => !/uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  test('start on no event that brings rights or secrets to the code of a stranger', () => {
    const events = new Set(workflows.flatMap(({ on }) => Object.keys(on)));

    expect([...events].sort()).toEqual(['pull_request', 'push', 'schedule']);
  });

  test('give no right that a job does not ask for', () => {
    expect(workflows.filter(({ permissions }) => JSON.stringify(permissions) !== '{}')).toEqual([]);
    expect(jobs.filter(({ permissions }) => permissions === undefined)).toEqual([]);
  });

  test('leave no credentials behind in a checkout', () => {
    const checkouts = steps.filter((step) => actionOf(step) === 'actions/checkout');

    expect(checkouts).not.toEqual([]);
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  });

  test('end by themselves', () => {
    expect(jobs.filter((job) => !(Number(job['timeout-minutes']) <= 15))).toEqual([]);
  });

  test('run commands that a shell can run: scripts of package.json and the command itself', () => {
    const known = [
      ...Object.keys(own.scripts).map((name) => `npm run ${name}`),
      'npm ci',
      'npm test',
      'npm audit',
      `npx ${Object.keys(own.bin ?? {}).join()}`,
    ];

    expect(commands.filter((command) => !known.some((start) => command.startsWith(start)))).toEqual([]);
    expect(commands.filter((command) => command.includes('${{'))).toEqual([]);
  });

  test.each([
    'npm ci',
    'npm run check',
    'npm test',
    'git diff --exit-code',
    '--format sarif',
    '--format github',
    'npm audit signatures',
    'npm audit --omit=dev',
  ])('run %s', (part) => {
    expect(commands.some((command) => command.includes(part))).toBe(true);
  });

  test('run no script of a package before the packages were asked about', () => {
    expect(jobOf('audit').steps.flatMap(({ run = [] }) => run)[0]).toBe('npm ci --ignore-scripts');
  });
});

describe('the job that may write', () => {
  const [upload = jobOf('upload'), ...others] = jobs.filter(mayWrite);

  test('is one alone, and may write findings and nothing else', () => {
    expect(others).toEqual([]);
    expect(upload.permissions).toEqual({ 'security-events': 'write' });
  });

  test('runs nothing of a pull request: it has no command and no checkout', () => {
    expect(upload.steps.flatMap(({ run = [] }) => run)).toEqual([]);
    expect(upload.steps.map(actionOf)).toEqual(['actions/download-artifact', 'github/codeql-action/upload-sarif']);
  });

  test('gets what the other job keeps, in a folder of its own', () => {
    const kept = stepOf(jobOf(upload.needs ?? ''), 'actions/upload-artifact');
    const fetched = stepOf(upload, 'actions/download-artifact');
    const sent = stepOf(upload, 'github/codeql-action/upload-sarif');

    expect(fetched.with?.name).toBe(kept.with?.name);
    expect(fetched.with?.path).toMatch(/^\w+$/);
    expect(sent.with?.sarif_file).toBe(`${String(fetched.with?.path)}/keyfit.sarif`);
    expect(kept.with?.path).toBe('build/keyfit.sarif');
    expect(commands.filter((command) => command.includes('--output build/keyfit.sarif'))).toHaveLength(1);
  });

  test('uploads findings that fail the other job, and only where it has kept some', () => {
    const { id = '' } = stepOf(jobOf('validate'), 'actions/upload-artifact');

    expect(upload.if).toContain("!cancelled() && needs.validate.outputs.findings != ''");
    expect(jobOf('validate').outputs).toEqual({ findings: `\${{ steps.${id}.outputs.artifact-id }}` });
  });

  test('is left out for forks, whose pull requests may not write', () => {
    expect(upload.if).toContain('github.event.pull_request.head.repo.full_name == github.repository');
  });
});
