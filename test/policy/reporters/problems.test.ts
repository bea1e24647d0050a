import { XMLParser } from 'fast-xml-parser';
import type { Problem } from '../../../lib/manifests/load';
import { formats } from '../../../lib/policy/reporters';
import { bareFinding, finding, print, report, WAIVED } from './support';

const BROKEN: Problem = {
  file: 'deploy/shop.yaml',
  line: 3,
  column: 5,
  message: 'not valid YAML',
  fix: 'close the bracket',
};
const GONE: Problem = { file: 'gone.yaml', message: 'no such file or folder', fix: 'correct the path' };
const STREAM: Problem = { file: '-', line: 1, message: 'not UTF-8 text', fix: 'save it as UTF-8' };
const ALL = [BROKEN, GONE, STREAM];

interface Invocation {
  readonly executionSuccessful: boolean;
  readonly exitCode?: number;
  readonly toolExecutionNotifications?: readonly unknown[];
}

function invocation(problems: readonly Problem[], exitCode?: number): Invocation | undefined {
  const printed = print('sarif', report([], [], problems), exitCode === undefined ? {} : { exitCode });
  const { runs } = JSON.parse(printed) as { runs: readonly { invocations: readonly Invocation[] }[] };
  return runs[0]?.invocations[0];
}

interface Suite {
  readonly name: string;
  readonly tests: string;
  readonly errors: string;
  readonly failures: string;
  readonly testcase: readonly { readonly name: string; readonly error?: Readonly<Record<string, string>> }[];
}

function suites(...args: Parameters<typeof report>): { errors: string; testsuite: readonly Suite[] } {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseAttributeValue: false,
    isArray: (name) => name === 'testsuite' || name === 'testcase',
  });
  return (parser.parse(print('junit', report(...args))) as { testsuites: ReturnType<typeof suites> }).testsuites;
}

describe('what could not be read', () => {
  test.each(formats)('is in the report as %s, with its place and what to do', (format) => {
    const printed = print(format, report([finding()], [], ALL));

    for (const { file, message, fix } of [BROKEN, GONE]) {
      expect(printed).toContain(file);
      expect(printed).toContain(message);
      expect(printed).toContain(fix);
    }
  });

  test.each(formats)('is not passed over as %s where nothing else is wrong', (format) => {
    expect(print(format, report([], [], [GONE]))).not.toMatch(/^(?:## )?(?:keyfit: )?ok/im);
  });

  test('stands at the end of the text, where the eye is, and is counted', () => {
    expect(print('text', report([finding({ waived: WAIVED })], [], [BROKEN, GONE]))).toMatch(
      /\nCould not be read\n {2}deploy\/shop\.yaml:3:5\n {4}not valid YAML\n {4}fix: close the bracket\n {2}gone\.yaml\n {4}no such file or folder\n {4}fix: correct the path\n\n2 problems, 1 waived: 2 objects of 1 file, 3 references\n$/,
    );
  });

  test('is listed in JSON with the same fields each, and as an empty list where all was read', () => {
    const parsed = (problems: readonly Problem[]) => JSON.parse(print('json', report([], [], problems))) as unknown;

    expect(parsed([BROKEN, GONE])).toMatchObject({ problems: [BROKEN, { ...GONE, line: null, column: null }] });
    expect(parsed([])).toMatchObject({ problems: [] });
  });

  test('makes a SARIF run one that did not succeed, with a notification each', () => {
    expect(invocation(ALL, 2)).toEqual({
      executionSuccessful: false,
      exitCode: 2,
      toolExecutionNotifications: [
        {
          level: 'error',
          message: { text: 'not valid YAML. Fix: close the bracket.' },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: 'deploy/shop.yaml', uriBaseId: 'SRCROOT' },
                region: { startLine: 3, startColumn: 5 },
              },
            },
          ],
        },
        {
          level: 'error',
          message: { text: 'no such file or folder. Fix: correct the path.' },
          locations: [{ physicalLocation: { artifactLocation: { uri: 'gone.yaml', uriBaseId: 'SRCROOT' } } }],
        },
        {
          level: 'error',
          message: { text: 'not UTF-8 text. Fix: save it as UTF-8.' },
          locations: [
            { physicalLocation: { artifactLocation: { uri: 'stdin' }, region: { startLine: 1, startColumn: 1 } } },
          ],
        },
      ],
    });
    expect(invocation([], 1)).toEqual({ executionSuccessful: true, exitCode: 1 });
  });

  test('is an error of the suite of its file in JUnit, once a file, and counted', () => {
    const other = { ...BROKEN, line: 9, message: 'not valid YAML either' };
    const { errors, testsuite } = suites([finding()], [], [BROKEN, other, GONE]);
    const [broken, gone, shop] = testsuite;

    expect(errors).toBe('2');
    expect([broken, gone, shop].map((suite) => [suite?.name, suite?.tests, suite?.errors, suite?.failures])).toEqual([
      ['deploy/shop.yaml', '1', '1', '0'],
      ['gone.yaml', '1', '1', '0'],
      ['shop.yaml', '1', '0', '1'],
    ]);
    expect(broken?.testcase[0]).toMatchObject({
      name: 'readable-input',
      error: { type: 'readable-input', message: 'not valid YAML (and 1 more)' },
    });
  });

  test('shares the suite of its file with what was found there', () => {
    const { testsuite } = suites([finding()], [], [{ ...GONE, file: 'shop.yaml' }]);

    expect(testsuite[0]).toMatchObject({ name: 'shop.yaml', tests: '2', errors: '1', failures: '1' });
  });

  test('lets no rule pass in JUnit where nothing was read', () => {
    const nothing = report([], [], [GONE]);
    const empty = { ...nothing, summary: { ...nothing.summary, files: 0, resources: 0, references: 0 } };

    expect(print('junit', empty)).not.toContain('rules that hold');
    expect(print('junit', nothing)).toContain('rules that hold');
  });

  test('is an annotation of its file on GitHub, which counts as an error', () => {
    const errors = Array.from({ length: 10 }, () => finding());
    const lines = print('github', report([...errors, bareFinding()], [], ALL)).split('\n');

    expect(lines.slice(0, 3)).toEqual([
      '::error file=deploy/shop.yaml,line=3,col=5,title=readable-input::not valid YAML%0AFix: close the bracket',
      '::error file=gone.yaml,title=readable-input::no such file or folder%0AFix: correct the path',
      '::error title=readable-input::not UTF-8 text%0AFix: save it as UTF-8',
    ]);
    expect(lines.at(-2)).toMatch(/^keyfit: 3 problems, 10 errors, 1 warning: .*; GitHub leaves 3 annotations out/);
  });

  test('comes first on a page of Markdown, and is not folded', () => {
    expect(print('markdown', report([finding()], [], [BROKEN]))).toMatch(
      /^## Keyfit: 1 problem, 1 error\n\n.*\n\n### Could not be read \(1\)\n\n\| Where \| What \|\n\| --- \| --- \|\n\| <code>deploy\/shop\.yaml:3:5<\/code> \| not valid YAML<br>Fix: close the bracket \|\n\n### Errors/,
    );
  });
});
