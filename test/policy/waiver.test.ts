import { toResource, type JsonObject, type Origin } from '../../lib/manifests';
import { defaultSettings, type Finding, type Settings, type Waiver } from '../../lib/policy';
import { isDay } from '../../lib/policy/day';
import { applyWaivers, judge, type WaiverContext } from '../../lib/policy/waivers';
import { waiverRules } from '../../lib/policy/waiver-rules';
import { object } from './support';

const TODAY = '2027-06-15';
const RULE = 'configmap-key-exists';

function finding(name = 'till', annotations: JsonObject = {}, more: Partial<Finding> = {}): Finding {
  const resource = toResource({ ...object('Deployment', name), metadata: { name, annotations } });
  const base = { rule: RULE, severity: 'error', resource, path: '/spec/template', message: 'no key "a"' } as const;
  return { ...base, fix: 'add it', ...more };
}

function waiver(more: Partial<Waiver> = {}): Waiver {
  return { rule: RULE, reason: 'the sidecar fills it', ...more };
}

function settings(...waivers: readonly Waiver[]): Settings {
  return { ...defaultSettings, waivers };
}

const ORIGIN: Origin = {
  file: 'keyfit.yaml',
  locate: (pointer) => ({ line: pointer === '/waivers/0' ? 7 : 9, column: 1 }),
  lineAt: () => undefined,
};

/** What is said about waivers themselves. */
function remarks(
  findings: readonly Finding[],
  { settings: said = settings(), complete = true }: Partial<WaiverContext> = {},
): { rule: string; severity: string; on: string; path: string; message: string }[] {
  const resources = findings.map(({ resource }) => resource);
  return judge(findings, { settings: said, today: TODAY, resources, complete, origin: ORIGIN })
    .slice(findings.length)
    .map(({ rule, severity, resource, path, message }) => ({ rule, severity, on: resource.name, path, message }));
}

function waivedBy(found: Finding, ...waivers: readonly Waiver[]): string | undefined {
  return applyWaivers([found], settings(...waivers), TODAY).findings[0]?.waived?.reason;
}

describe('a waiver in the settings', () => {
  test.each([
    ['its rule alone', waiver()],
    ['its rule and object', waiver({ resource: 'Deployment/till' })],
    ['its rule and a pattern of objects', waiver({ resource: '*/t*l' })],
    ['a part of its message', waiver({ about: 'key "a"' })],
    ['a part of its path', waiver({ about: '/spec/template' })],
    ['a last day that is today', waiver({ expires: TODAY })],
  ])('lets a finding through by %s', (_, given) => {
    expect(waivedBy(finding(), given)).toBe('the sidecar fills it');
  });

  test.each([
    ['another rule', waiver({ rule: 'secret-exists' })],
    ['another object', waiver({ resource: 'Deployment/tills' })],
    ['an object whose name has a dot where the pattern has one', waiver({ resource: 'Deployment.till' })],
    ['another part of the message', waiver({ about: 'key "b"' })],
    ['a day before today', waiver({ expires: '2027-06-14' })],
  ])('lets nothing through by %s', (_, given) => {
    expect(waivedBy(finding(), given)).toBeUndefined();
  });

  test('says by what and until when the finding is let through', () => {
    const { findings } = applyWaivers([finding()], settings(waiver({ expires: '2028-01-01' })), TODAY);

    expect(findings[0]?.waived).toEqual({
      by: 'keyfit.yaml',
      reason: 'the sidecar fills it',
      expires: '2028-01-01',
    });
  });

  test('that waives nothing is given back, one that waives several findings is not', () => {
    const idle = waiver({ resource: 'Deployment/gone' });

    expect(applyWaivers([finding('a'), finding('b')], settings(waiver(), idle), TODAY).unused).toEqual([idle]);
  });

  test.each([
    ['an object, before one for all', waiver({ reason: 'first', resource: 'Deployment/till' }), waiver()],
    ['all, before one for an object', waiver({ reason: 'first' }), waiver({ resource: 'Deployment/till' })],
    ['a message, before one for a pattern', waiver({ reason: 'first', about: 'key' }), waiver({ resource: 'D*' })],
    [
      'a pattern, before one for the same with a message',
      waiver({ reason: 'first', resource: '*t*' }),
      waiver({ resource: '*t*', about: 'key' }),
    ],
  ])('counts where it stands first of several: for %s', (_, first, second) => {
    expect(waivedBy(finding(), first, second)).toBe('first');
    expect(applyWaivers([finding()], settings(first, second), TODAY).unused).toEqual([]);
  });

  test('that has expired does not hide one that holds', () => {
    expect(waivedBy(finding(), waiver({ reason: 'old', expires: '2020-01-01' }), waiver({ reason: 'new' }))).toBe(
      'new',
    );
  });
});

describe('a waiver on the object', () => {
  const annotation = `keyfit.io/waive.${RULE}`;

  test.each([
    ['a reason', 'filled by hand', { by: 'annotation', reason: 'filled by hand' }],
    ['a day', 'by hand (until 2027-06-15)', { by: 'annotation', reason: 'by hand', expires: '2027-06-15' }],
    ['brackets of its own', 'by hand (see runbook)', { by: 'annotation', reason: 'by hand (see runbook)' }],
  ])('holds with %s', (_, text, expected) => {
    const { findings } = applyWaivers([finding('till', { [annotation]: text })], settings(), TODAY);

    expect(findings[0]?.waived).toEqual(expected);
  });

  test.each([
    ['no reason', ''],
    ['white space for a reason', '  '],
    ['a day and no reason', '(until 2030-01-01)'],
    ['a day that has gone by', 'by hand (until 2027-06-14)'],
    ['a day that is none', 'by hand (until soon)'],
    ['a day that no calendar has', 'by hand (until 2030-02-30)'],
    ['something that is no text', true],
    ['a mapping for a reason', { a: 1 }],
  ])('does not hold with %s', (_, text) => {
    const { findings } = applyWaivers([finding('till', { [annotation]: text })], settings(), TODAY);

    expect(findings[0]?.waived).toBeUndefined();
  });

  test('does not reach other objects or other rules', () => {
    const [own, other, rule] = applyWaivers(
      [
        finding('till', { [annotation]: 'x' }),
        finding('shelf'),
        finding('till', { [annotation]: 'x' }, { rule: 'secret-exists' }),
      ],
      settings(),
      TODAY,
    ).findings;

    expect([own?.waived?.reason, other?.waived, rule?.waived]).toEqual(['x', undefined, undefined]);
  });

  test.each([
    ['without a reason', annotation, '', 'the waiver of "configmap-key-exists" gives no reason, so it does not hold'],
    [
      'with a day that is none',
      annotation,
      'x (until soon)',
      'the waiver of "configmap-key-exists" ends on "soon", which is no day, so it does not hold',
    ],
    [
      'of no rule',
      'keyfit.io/waive.configmap-key-exist',
      'x',
      'the annotation waives "configmap-key-exist", which is no rule',
    ],
    [
      'of a word that every object knows',
      'keyfit.io/waive.constructor',
      'x',
      'the annotation waives "constructor", which is no rule',
    ],
  ])('%s is an error at the annotation', (_, name, text, message) => {
    const path = `/metadata/annotations/${name.replace('/', '~1')}`;

    expect(remarks([finding('till', { [name]: text })])).toEqual([
      { rule: 'invalid-waiver', severity: 'error', on: 'till', path, message },
    ]);
  });

  test('that waives nothing is a warning at the annotation', () => {
    const found = finding('till', { 'keyfit.io/waive.secret-exists': 'x' });

    expect(remarks([found])).toEqual([
      {
        rule: 'unused-waiver',
        severity: 'warning',
        on: 'till',
        path: '/metadata/annotations/keyfit.io~1waive.secret-exists',
        message: 'the waiver of "secret-exists" waives nothing',
      },
    ]);
  });

  test('on odd metadata is no waiver, and no harm', () => {
    const odd = [null, 'text', ['list'], { annotations: null }, { annotations: 'text' }, { annotations: [1] }];
    const findings = odd.map((metadata) => {
      const found = finding();
      return { ...found, resource: { ...found.resource, body: { metadata } } };
    });

    expect(remarks(findings)).toEqual([]);
  });
});

describe('a waiver in the settings that is of no use', () => {
  const unused = (on: string): object =>
    expect.objectContaining({ rule: 'unused-waiver', on, path: '/waivers/0' }) as object;
  const gone = waiver({ resource: 'Deployment/gone' });

  test('is a warning at its place in the settings', () => {
    expect(remarks([finding()], { settings: settings(gone, waiver()) })).toEqual([unused('keyfit.yaml')]);
  });

  test('is not told when another set may need it', () => {
    expect(remarks([finding()], { settings: settings(gone), complete: false })).toEqual([]);
    expect(remarks([], { settings: settings(waiver()), complete: false })).toEqual([]);
  });

  test.each(['Deployment/till', 'Deployment/t*'])(
    'is told of a part of all sets when it is for %s there',
    (resource) => {
      const idle = waiver({ rule: 'secret-exists', resource });

      expect(remarks([finding()], { settings: settings(idle), complete: false })).toEqual([unused('keyfit.yaml')]);
    },
  );

  test('is not told when its rule is switched off, nor when the settings do not want to hear of it', () => {
    expect(remarks([], { settings: { ...settings(gone), rules: { [RULE]: 'off' } } })).toEqual([]);
    expect(remarks([], { settings: { ...settings(gone), rules: { 'unused-waiver': 'off' } } })).toEqual([]);
  });

  test('is an error when the settings say so', () => {
    expect(remarks([], { settings: { ...settings(gone), rules: { 'unused-waiver': 'error' } } })).toEqual([
      expect.objectContaining({ severity: 'error' }),
    ]);
  });
});

test('a waiver that has expired is told where something rests on it, and what it was for counts', () => {
  const old = waiver({ expires: '2027-01-31' });

  expect(waivedBy(finding(), old)).toBeUndefined();
  expect(remarks([finding()], { settings: settings(old) })).toEqual([
    {
      rule: 'expired-waiver',
      severity: 'warning',
      on: 'keyfit.yaml',
      path: '/waivers/0',
      message: 'the waiver of "configmap-key-exists" ended on 2027-01-31, so what it was for counts again',
    },
  ]);
});

test.each([
  ['2027-02-28', true],
  ['2028-02-29', true],
  ['2027-02-29', false],
  ['2027-13-01', false],
  ['2027-1-1', false],
  ['27-01-01', false],
  ['', false],
])('%p is a day of the calendar: %p', (text, expected) => {
  expect(isDay(text)).toBe(expected);
});

test('the rules about waivers are told apart by their ids', () => {
  expect(waiverRules.map(({ id }) => id)).toEqual(['expired-waiver', 'invalid-waiver', 'unused-waiver']);
});
