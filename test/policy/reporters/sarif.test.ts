import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import type { ReportedFinding } from '../../../lib/policy/report';
import {
  bareFinding,
  finding,
  first,
  load,
  print,
  report,
  REQUIREMENT,
  rule,
  RULES,
  SHOP,
  TILL,
  WAIVED,
} from './support';

interface Place {
  readonly physicalLocation?: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
    readonly region?: Readonly<Record<string, number>>;
  };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex?: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Place[];
  readonly relatedLocations?: readonly Place[];
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
  readonly suppressions: readonly unknown[];
}

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly Record<string, unknown>[] } };
    readonly invocations: readonly { readonly toolExecutionNotifications?: readonly unknown[] }[];
    readonly results: readonly Result[];
  }[];
}

function run(findings: readonly ReportedFinding[], options: Parameters<typeof print>[2] = {}) {
  const [only] = (JSON.parse(print('sarif', report(findings), options)) as Log).runs;
  if (only === undefined) throw new Error('no run');
  return only;
}

function results(...findings: readonly ReportedFinding[]) {
  return run(findings).results;
}

function fingerprint(one: ReportedFinding): string | undefined {
  return results(one)[0]?.partialFingerprints.primaryLocationLineHash;
}

/** The schema of SARIF 2.1.0 as its editors published it for tools. */
function officialSchema(): Record<string, unknown> {
  const folder = require.resolve('@microsoft/jest-sarif/package.json').replace(/package\.json$/, '');
  const text = readFileSync(join(folder, 'lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8');
  // It says of itself that it is of draft 4, and uses nothing that later drafts have not.
  const { definitions, properties, required } = JSON.parse(text) as Record<string, unknown>;
  return { type: 'object', additionalProperties: false, definitions, properties, required };
}

const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(officialSchema());

function faults(text: string): string[] {
  validate(JSON.parse(text));
  return (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
}

describe('the sarif format', () => {
  test('fulfils the schema of SARIF 2.1.0 for findings of all sorts', () => {
    const bodiless = { ...first(), origin: undefined } as never;
    const related = [{ resource: first(), path: '/kind' }];
    const [rendered = first()] = load(SHOP, 'overlays/dev', false);
    const all = [
      ...[finding(), bareFinding(), finding({ waived: WAIVED }), finding({ related }), finding({ rule: 'unheard-of' })],
      ...[first(SHOP, '-'), bodiless, rendered].map((resource) => finding({ resource })),
    ];

    expect(faults(print('sarif', report(all, [REQUIREMENT])))).toEqual([]);
    expect(faults(print('sarif', report()))).toEqual([]);
    const problems = [
      { file: 'a.yaml', message: 'a', fix: 'b' },
      { file: '-', line: 1, column: 2, message: 'a', fix: 'b' },
    ];
    expect(faults(print('sarif', report(all, [], problems), { exitCode: 2 }))).toEqual([]);
  });

  test('is held against a schema that refuses other documents', () => {
    expect(faults('{"version":"2.1.0","runs":[{"results":[{}]}]}')).not.toEqual([]);
  });

  test('points at the line, from the root of the repository', () => {
    expect(results(finding())[0]?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'shop.yaml', uriBaseId: 'SRCROOT' },
      region: { startLine: 18, startColumn: 24, endLine: 18, endColumn: 32 },
    });
  });

  test.each([
    ['spaces and marks', 'a b/100%#?.yaml', 'a%20b/100%25%23%3F.yaml'],
    ['letters of all languages', 'прод/ü.yaml', '%D0%BF%D1%80%D0%BE%D0%B4/%C3%BC.yaml'],
    ['what looks like a scheme', 'x:y.yaml', 'x%3Ay.yaml'],
    ['steps up and down', './a/../b.yaml', 'b.yaml'],
    ['an absolute path inside', join(process.cwd(), 'dist/a.yaml'), 'dist/a.yaml'],
    ['an absolute path elsewhere', '/somewhere else/a.yaml', 'file:///somewhere%20else/a.yaml'],
    ['standard input', '-', 'stdin'],
  ])('writes the address of a file with %s as a URI', (_, file, uri) => {
    expect(
      results(finding({ resource: first(SHOP, file) }))[0]?.locations[0]?.physicalLocation?.artifactLocation.uri,
    ).toBe(uri);
  });

  test('names files from the root that is given', () => {
    const options = { root: join(process.cwd(), 'dist') };
    const { results: found } = run([finding({ resource: first(SHOP, 'dist/dev/a.yaml') })], options);

    expect(found[0]?.locations[0]?.physicalLocation?.artifactLocation.uri).toBe('dev/a.yaml');
  });

  test('has no line for a folder that was rendered', () => {
    const [resource = first()] = load(SHOP, 'overlays/dev', false);

    expect(results(finding({ resource }))[0]?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'overlays/dev', uriBaseId: 'SRCROOT' },
    });
  });

  test('ties each result to its rule, and leaves a rule that it does not know without index', () => {
    const [known, other, unknown] = results(finding(), bareFinding(), finding({ rule: 'unheard-of' }));

    expect([known?.ruleIndex, other?.ruleIndex]).toEqual([0, 1]);
    expect([known?.level, other?.level]).toEqual(['error', 'warning']);
    expect(unknown).not.toHaveProperty('ruleIndex');
  });

  test('lists every rule with what code scanning shows of it, those that hold included', () => {
    const { rules } = run([]).tool.driver;

    expect(rules.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
    expect(rules[1]).toMatchObject({
      shortDescription: { text: 'Every key that a pod reads exists.' },
      helpUri: 'https://kubernetes.io/docs/concepts/configuration/configmap/',
      defaultConfiguration: { level: 'warning' },
      properties: { tags: ['kubernetes', 'hygiene'], precision: 'medium', 'problem.severity': 'warning' },
    });
  });

  test('clips descriptions at what GitHub takes, and fences examples that hold fences', () => {
    const long = rule('long', { summary: 'x'.repeat(2000), bad: 'a: |\n  ```\n', source: 'an issue' });
    const [described] = run([], { rules: [long] }).tool.driver.rules as readonly Record<
      string,
      Record<string, string>
    >[];

    expect(described?.shortDescription?.text).toHaveLength(1024);
    expect(described?.fullDescription?.text).toHaveLength(1024);
    expect(described?.help?.markdown).toContain('````yaml\na: |\n  ```\n````');
    expect(described).not.toHaveProperty('helpUri');
  });

  test('knows a finding again after lines have moved and items were added', () => {
    const moved = SHOP.replace('spec:\n', '# a remark\nspec:\n');

    expect(fingerprint(finding({ resource: first(moved) }))).toBe(fingerprint(finding()));
    expect(fingerprint(finding({ path: '/spec/template/spec/containers/0/env/7/valueFrom' }))).toBe(
      fingerprint(finding()),
    );
  });

  test.each([
    ['another rule', { rule: 'service-exists' }],
    ['other words', { message: 'ConfigMap "prices" has no key "tax"' }],
    ['another object', { resource: first(SHOP.replace('name: till', 'name: kiosk')) }],
    ['another file', { resource: first(SHOP, 'other.yaml') }],
  ])('tells a finding of %s apart', (_, facts) => {
    expect(fingerprint(finding(facts))).not.toBe(fingerprint(finding()));
  });

  test('counts findings of the same words about one object', () => {
    const [one, other] = results(finding(), finding({ path: '/spec' })).map(
      ({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash,
    );

    expect(one).toMatch(/^[0-9a-f]{16}:1$/);
    expect(other).toBe(one?.replace(':1', ':2'));
  });

  test('suppresses what is waived, with the reason, and says of all others that they are not', () => {
    const [open, waived] = results(finding(), finding({ waived: WAIVED }));
    const { by, reason, expires } = WAIVED;

    expect(open?.suppressions).toEqual([]);
    expect(waived?.suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: reason, properties: { by, expires } },
    ]);
  });

  test('makes no link of a name', () => {
    expect(results(finding({ message: '[click](https://example.org)' }))[0]?.message.text).not.toContain('](');
  });

  test('leaves the least important results out where GitHub would refuse them all, and says so', () => {
    const findings = [
      finding({ waived: WAIVED }),
      bareFinding(),
      ...Array.from({ length: 25_000 }, (_, index) => finding({ message: `key ${index}` })),
      bareFinding(),
    ];
    const { results: kept, invocations } = run([...findings.slice(0, 3), ...findings.slice(4)]);

    expect(kept).toHaveLength(25_000);
    expect(kept.map(({ level }) => level).filter((level) => level === 'warning')).toHaveLength(1);
    expect(kept[0]?.level).toBe('warning');
    expect(invocations[0]?.toolExecutionNotifications).toMatchObject([
      { message: { text: '2 findings left out: a run may have 25000 at most' } },
    ]);
    expect(run([finding()]).invocations[0]).not.toHaveProperty('toolExecutionNotifications');
  });

  test('names no more than a thousand places of one result', () => {
    const related = Array.from({ length: 3000 }, () => ({ resource: TILL, path: '/kind' }));

    expect(results(finding({ related }))[0]?.relatedLocations).toHaveLength(999);
  });
});
