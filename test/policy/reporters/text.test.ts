import { bareFinding, finding, first, KEY_REF, load, print, report, REQUIREMENT, TILL, WAIVED } from './support';

const CONTROL = '\u001b[31m';

describe('the text format', () => {
  test('shows a finding under its file and object, with the line that is meant and what to do', () => {
    expect(print('text', report([finding()]))).toBe(`shop.yaml
  Deployment/till in shop
    error    ConfigMap "prices" has no key "currency"
             18 | key: currency
                |      ^
             fix: add the key "currency" to ConfigMap "prices"
             configmap-key-exists (missing-key) at shop.yaml:18:24

1 error: 2 objects of 1 file, 3 references
`);
  });

  test('is one line for manifests without findings', () => {
    expect(print('text', report())).toBe('ok: 2 objects of 1 file, 3 references\n');
  });

  test('names a file and an object once for all that is found there', () => {
    const printed = print(
      'text',
      report([finding(), finding({ path: '/spec' }), finding({ message: 'something else' })]),
    );

    expect(printed.match(/^shop\.yaml$/gm)).toHaveLength(1);
    expect(printed.match(/^ {2}Deployment/gm)).toHaveLength(1);
  });

  test('says once what holds of many places, and names the first of them', () => {
    const places = ['/kind', '/spec/replicas', '/metadata/name', '/metadata/namespace', '/apiVersion'];
    const others = places.map((path) => finding({ path, at: path }));
    const printed = print('text', report([finding(), ...others]));

    expect(printed.match(/has no key/g)).toHaveLength(1);
    expect(printed.replaceAll(/\s+/g, ' ')).toContain(
      'and 5 more places: shop.yaml:2:7, shop.yaml:7:13, shop.yaml:4:9, …',
    );
  });

  test('counts the places that a rule gathered itself', () => {
    const related = [{ resource: first(), path: '/kind' }];

    expect(print('text', report([finding({ related })]))).toContain('and 1 more place: shop.yaml:2:7\n');
  });

  test('does not gather an error with a warning of the same words', () => {
    const printed = print('text', report([finding(), finding({ severity: 'warning' })]));

    expect(printed.match(/has no key/g)).toHaveLength(2);
  });

  test('keeps to 80 columns where words allow it', () => {
    const message = 'container "main" reads a key that nobody has put into any of the objects that there are '.repeat(
      4,
    );
    const lines = print('text', report([finding({ message, fix: message })], [REQUIREMENT])).split('\n');

    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
    expect(lines.length).toBeGreaterThan(12);
  });

  test('lists what is needed from outside, and for whom', () => {
    const consumers = ['Deployment/a', 'Deployment/b', 'Deployment/c', 'Deployment/d'];
    const printed = print('text', report([], [REQUIREMENT, { ...REQUIREMENT, keys: [], consumers }]));

    expect(printed).toContain(`Needed from outside
  Secret "payments" in shop with keys api-key, webhook
    for Deployment/till
  Secret "payments" in shop
    for Deployment/a, Deployment/b, Deployment/c and 1 more
`);
  });

  test('lists waived findings with their reasons, and does not show them as findings', () => {
    expect(print('text', report([finding({ waived: WAIVED })]))).toBe(`Waived
  configmap-key-exists, Deployment/till in shop: the vendor ships it so
  (keyfit.yaml, until 2027-01-31)

ok: 2 objects of 1 file, 3 references (1 waived)
`);
  });

  test('names a reason once, however many objects it is for', () => {
    const other = { ...finding({}).resource, name: 'drawer' };
    const findings = [finding({ waived: WAIVED }), finding({ waived: WAIVED, resource: other })];

    expect(print('text', report(findings))).toContain(
      'configmap-key-exists, Deployment/till in shop and 1 more object: the vendor',
    );
  });

  test('only counts waived findings where it shall be quiet', () => {
    expect(print('text', report([finding({ waived: WAIVED })]), { quiet: true })).toBe(
      'ok: 2 objects of 1 file, 3 references (1 waived)\n',
    );
  });

  test('gives the path where there is no line to show', () => {
    const [folder] = load(undefined, 'overlays/dev', false);

    const rendered = folder === undefined ? [] : [finding({ resource: folder })];
    expect(print('text', report(rendered))).toContain(KEY_REF);
    expect(print('text', report([finding({ resource: { ...first(), origin: undefined } as never })]))).toContain(
      `objects of no file\n  Deployment/till in shop\n`,
    );
  });

  test('has colours only where they are asked for', () => {
    const all = report([finding(), bareFinding(), finding({ waived: WAIVED })], [REQUIREMENT]);

    expect(print('text', all)).not.toContain('\u001b');
    expect(print('text', all, { color: true })).toContain('\u001b[31m');
  });

  test('never lets a manifest write to the terminal', () => {
    const resource = { ...first(), name: `till${CONTROL}` };
    const printed = print('text', report([finding({ resource, message: `a${CONTROL}\nb\u202e`, fix: CONTROL })]));

    expect(printed).not.toMatch(/[^\P{Cc}\n]/u);
    expect(printed).toContain('a\\u{1b}[31m\\u{a}b\\u{202e}');
  });
});

describe('the sum of errors in the text format', () => {
  const key = (name: string) =>
    finding({
      message: `ConfigMap "prices" has no key "${name}"`,
      target: { kind: 'ConfigMap', namespace: 'shop', name: 'prices', key: name },
    });
  const prefix = (name: string) =>
    finding({
      rule: 'secret-exists',
      cause: 'prefix-not-applied',
      message: `Secret "${name}" is missing, "staging-${name}" exists: the name prefix was not applied`,
      target: { kind: 'Secret', namespace: 'shop', name, key: 'a' },
    });
  const sumOf = (printed: string) => /Errors by cause.*\n((?: .*\n)+)/.exec(printed)?.[1];

  test('says at the end what errors come from, the cause of most of them first', () => {
    const errors = [key('a'), prefix('db'), key('b'), prefix('db'), key('c'), prefix('api'), bareFinding()];

    expect(sumOf(print('text', report(errors)))).toBe(
      [
        '  3  keys are missing in ConfigMap "prices"',
        '  3  places: the name prefix was not applied: Secret "db", Secret "api"',
        '',
      ].join('\n'),
    );
  });

  test('counts a key once that is read in many places, and each place of what a finding says of several', () => {
    const related = [{ resource: TILL, path: KEY_REF }];
    const errors = [key('a'), key('a'), key('b'), { ...prefix('db'), related }];

    expect(sumOf(print('text', report(errors)))).toMatch(/^ {2}2 {2}keys .*\n {2}2 {2}places: Secret "db"/);
  });

  test('takes names that lack the same for one cause, and tells some of them', () => {
    const errors = [...['a', 'b', 'c', 'd'].map(prefix), key('a')];

    expect(sumOf(print('text', report(errors)))).toMatch(
      /^ {2}4 {2}places: the name prefix was not applied: Secret "a", Secret "b" and 2 more\n/,
    );
  });

  test('counts the causes that are too many to tell', () => {
    const errors = Array.from({ length: 11 }, (_, index) => finding({ message: `fault ${index}`, cause: 'x' }));

    expect(sumOf(print('text', report(errors)))).toMatch(/\n {2}and 3 more causes\n$/);
  });

  test.each([
    ['few errors', [key('a'), prefix('db'), prefix('api')]],
    ['one cause', [prefix('db'), prefix('api'), prefix('db'), prefix('db')]],
    [
      'warnings',
      [key('a'), prefix('b'), key('c'), prefix('d')].map((one) => ({ ...one, severity: 'warning' as const })),
    ],
  ])('is not there for %s', (_, findings) => {
    expect(print('text', report(findings))).not.toContain('by cause');
  });
});

describe('the width of the text format', () => {
  const long = report([finding({ message: 'word '.repeat(100).trim() })]);
  const widest = (width?: number) =>
    Math.max(
      ...print('text', long, width === undefined ? {} : { width })
        .split('\n')
        .map((line) => line.length),
    );

  test.each([
    [undefined, 80],
    [100, 100],
    [30, 60],
    [400, 120],
  ])('of %s columns is %i at most', (width, most) => {
    expect(widest(width)).toBeLessThanOrEqual(most);
    expect(widest(width)).toBeGreaterThan(most - 6);
  });
});

describe('the weights in the text format', () => {
  const all = report([
    finding({ severity: 'advice', rule: 'limits-set', message: 'states no limit' }),
    finding({ severity: 'warning', message: 'looks wrong' }),
    finding({ message: 'is wrong' }),
    finding({ severity: 'advice', rule: 'limits-set', message: 'states no request' }),
  ]);

  test('come in their order, and advice is a line for each rule', () => {
    const printed = print('text', all);
    const places = ['is wrong', 'looks wrong', '2  limits-set: Deployment/till in shop'].map((text) =>
      printed.indexOf(text),
    );

    expect(places).not.toContain(-1);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(printed).not.toContain('states no');
    expect(printed).toMatch(/\n1 error, 1 warning, 2 advice: [^\n]+\n$/);
  });

  test('show advice whole where that is asked for', () => {
    expect(print('text', all, { advice: true })).toMatch(/advice {3}states no limit\n/);
  });
});
