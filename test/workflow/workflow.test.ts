import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';

const ROOT = join(__dirname, '../..');
const FILE = '.github/workflows/manifests.yml';
const text = readFileSync(join(ROOT, FILE), 'utf8');

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}

const workflow = load(text) as { readonly permissions: object; readonly jobs: Readonly<Record<string, Job>> };
const jobs = Object.entries(workflow.jobs);
const commands = jobs.flatMap(([, { steps }]) => steps.flatMap(({ run }) => (run === undefined ? [] : [run])));

const { scripts, bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly bin: Readonly<Record<string, string>>;
};

describe('the workflow for pull requests', () => {
  test('names every action by a commit, with its release beside it', () => {
    const uses = text.split('\n').filter((line) => line.includes('uses:'));

    expect(uses.length).toBeGreaterThan(4);
    expect(uses.filter((line) => !/uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  test('gives no right that a job does not ask for, and only one may write anything', () => {
    expect(workflow.permissions).toEqual({});
    expect(jobs.map(([name, { permissions }]) => [name, permissions])).toEqual([
      ['verify', { contents: 'read' }],
      ['validate', { contents: 'read', 'security-events': 'write' }],
    ]);
  });

  test('ends by itself', () => {
    expect(jobs.filter(([, job]) => job['timeout-minutes'] === undefined)).toEqual([]);
  });

  test('runs commands that a shell can run: scripts of package.json and the command itself', () => {
    const known = [
      ...Object.keys(scripts).map((name) => `npm run ${name}`),
      'npm ci',
      'npm test',
      `npx ${Object.keys(bin).join()}`,
    ];

    expect(commands.filter((command) => !known.some((start) => command.startsWith(start)))).toEqual([]);
    expect(commands.filter((command) => command.includes('${{'))).toEqual([]);
  });

  test.each(['npm ci', 'npm run check', 'npm test', 'git diff --exit-code', '--format sarif', '--format github'])(
    'runs %s',
    (part) => {
      expect(commands.some((command) => command.includes(part))).toBe(true);
    },
  );
});
