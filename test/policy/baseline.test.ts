import { toResource, type JsonObject } from '../../lib/manifests';
import type { Finding } from '../../lib/policy';
import { applyBaseline, fingerprintOf, parseBaseline, renderBaseline, toBaseline } from '../../lib/policy/baseline';
import type { ReportedFinding } from '../../lib/policy/report';
import { deployment, podSpec } from './support';

const FILE = 'known.json';

function finding(more: Partial<ReportedFinding> = {}, body: JsonObject = deployment('till')): ReportedFinding {
  return {
    rule: 'secret-key-exists',
    severity: 'error',
    resource: toResource(body),
    path: '/spec/template/spec/containers/0',
    message: 'no key "a"',
    fix: 'add it',
    target: { kind: 'Secret', namespace: 'shop', name: 'till', key: 'a' },
    waived: undefined,
    ...more,
  };
}

function withContainers(...names: readonly string[]): JsonObject {
  return deployment('till', { ...podSpec(), containers: names.map((name) => ({ name })) });
}

/** What a second run makes of a baseline that the first one wrote. */
function rerun(first: readonly ReportedFinding[], second: readonly ReportedFinding[]) {
  const { findings, fixed } = applyBaseline(second, parseBaseline(renderBaseline(toBaseline(FILE, first)), FILE));
  return { open: findings.filter(({ waived }) => waived === undefined), fixed, findings };
}

describe('a fingerprint stays the same', () => {
  test.each<[string, Finding, Finding]>([
    ['when the message changes', finding(), finding({ message: 'other words' })],
    ['when the severity changes', finding(), finding({ severity: 'warning' })],
    [
      'when another container comes before',
      finding({}, withContainers('main')),
      finding({ path: '/spec/template/spec/containers/1' }, withContainers('proxy', 'main')),
    ],
  ])('%s', (_, one, other) => {
    expect(fingerprintOf(one)).toBe(fingerprintOf(other));
  });
});

describe('a fingerprint differs', () => {
  test.each<[string, Partial<ReportedFinding>, JsonObject]>([
    ['between rules', { rule: 'secret-exists' }, deployment('till')],
    ['between objects', {}, deployment('shelf')],
    ['between containers', {}, withContainers('proxy')],
    ['between keys', { target: { kind: 'Secret', namespace: 'shop', name: 'till', key: 'b' } }, deployment('till')],
    ['between ports', { target: { kind: 'Service', namespace: 'shop', name: 'till', port: 80 } }, deployment('till')],
    ['from none to a target', { target: undefined } as unknown as Partial<ReportedFinding>, deployment('till')],
    ['between namespaces', {}, { ...deployment('till'), metadata: { name: 'till', namespace: 'other' } }],
  ])('%s', (_, more, body) => {
    expect(fingerprintOf(finding(more, body))).not.toBe(fingerprintOf(finding()));
  });

  test('between list items without names, by their numbers', () => {
    const at = (index: number): string => fingerprintOf(finding({ path: `/spec/args/${index}` }));

    expect(at(0)).not.toBe(at(1));
  });
});

describe('a baseline', () => {
  test('lets through what was there when it was written, and says so', () => {
    const { open, findings, fixed } = rerun([finding()], [finding()]);

    expect({ open, fixed }).toEqual({ open: [], fixed: [] });
    expect(findings[0]?.waived).toEqual({ by: 'baseline', reason: 'known since known.json was written' });
  });

  test('lets nothing new through, also when it looks like something known', () => {
    const fresh = finding({ rule: 'secret-exists' });

    expect(rerun([finding()], [finding(), finding(), fresh]).open).toEqual([finding(), fresh]);
  });

  test('names what is fixed, as often as it is', () => {
    const { fixed } = rerun([finding(), finding(), finding()], [finding()]);

    expect(fixed).toEqual([
      {
        rule: 'secret-key-exists',
        resource: 'Deployment/till',
        namespace: 'shop',
        path: '/spec/template/spec/containers/[main]',
        target: 'Secret/shop/till key a',
        count: 2,
      },
    ]);
  });

  test('holds no finding that a waiver is for, and those that an older baseline knew', () => {
    const waived = finding({ waived: { by: 'annotation', reason: 'x' } });
    const known = finding({ rule: 'secret-exists', waived: { by: 'baseline', reason: 'x' } });

    expect(toBaseline(FILE, [waived, known]).entries.map(({ rule }) => rule)).toEqual(['secret-exists']);
  });

  test('leaves the reason of a waiver in place, and does not use itself up for it', () => {
    const waived = finding({ waived: { by: 'annotation', reason: 'x' } });
    const { findings, open } = rerun([finding()], [waived, finding()]);

    expect({ open, reason: findings[0]?.waived?.reason }).toEqual({ open: [], reason: 'x' });
  });

  test('is the same text for any order of findings', () => {
    const [a, b] = [finding(), finding({ rule: 'secret-exists' })];

    expect(renderBaseline(toBaseline(FILE, [a, b]))).toBe(renderBaseline(toBaseline(FILE, [b, a])));
  });

  test('takes names like __proto__ for names', () => {
    const body = withContainers('__proto__', 'constructor');
    const one = finding({ path: '/spec/template/spec/containers/0' }, body);
    const other = finding({ path: '/spec/template/spec/containers/1/constructor' }, body);

    expect(rerun([one], [one, other]).open).toEqual([other]);
  });

  test.each([
    ['no JSON', 'a: b', 'the baseline is no JSON'],
    ['null', 'null', 'the baseline does not say `"version": 1`'],
    ['another version', '{"version": 2, "findings": []}', 'the baseline does not say `"version": 1`'],
    ['no findings', '{"version": 1}', 'the baseline has no list of findings'],
    ['a broken entry', '{"version": 1, "findings": [{"rule": "a"}]}', 'entry 1 of the baseline lacks '],
    [
      'a count below one',
      '{"version": 1, "findings": [{"rule": "a", "resource": "b", "path": "", "count": 0}]}',
      'entry 1 of the baseline lacks ',
    ],
  ])('of %s is refused in one line that says what to do', (_, text, message) => {
    expect(() => parseBaseline(text, FILE)).toThrow(`known.json: ${message}`);
    expect(() => parseBaseline(text, FILE)).toThrow(
      '; remove it, and write it again with `keyfit validate --write-baseline`',
    );
  });
});
