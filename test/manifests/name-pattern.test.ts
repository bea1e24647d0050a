import fc from 'fast-check';
import { NamePatterns, Needles, patternMatcher } from '../../lib/manifests';

/** What a pattern means, by trying everything; only for short names. */
function fitsSlowly(pattern: string, name: string): boolean {
  const [head = '', ...rest] = pattern;
  if (head === '') return name === '';
  const left = rest.join('');
  if (head !== '*') return name.startsWith(head) && fitsSlowly(left, name.slice(1));
  return Array.from({ length: name.length + 1 }, (_, at) => name.slice(at)).some((tail) => fitsSlowly(left, tail));
}

const name = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 8 });
const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 6 });

describe('a pattern of names', () => {
  test.each([
    ['Job/*', 'Job/seed', true],
    ['*/redis', 'registry.test/shop/redis', true],
    ['*/redis', 'redis', false],
    ['a*a', 'a', false],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['a.c', 'abc', false],
    ['*', '', true],
    ['', 'a', false],
    ['a*', 'A', false],
    ['*x*', 'line\nx\nline', true],
  ])('%j is for %j: %s', (text, given, expected) => {
    expect(patternMatcher(text)(given)).toBe(expected);
  });

  test('means what trying everything says it means', () => {
    fc.assert(
      fc.property(pattern, name, (text, given) => patternMatcher(text)(given) === fitsSlowly(text, given)),
      {
        numRuns: 2000,
      },
    );
  });

  test.each(['*a*a*a*a*a*a*a*b', `${'*a'.repeat(200)}*b`, '*aaaaaaaaab*aaaaaaaaab*'])(
    'of many stars does not try them again and again: %j',
    (text) => {
      const start = performance.now();

      expect(patternMatcher(text)('a'.repeat(100_000))).toBe(false);
      expect(performance.now() - start).toBeLessThan(1000);
    },
  );
});

describe('many patterns', () => {
  test('give what each of them fits, in their order', () => {
    const patterns = new NamePatterns<string>();
    for (const text of ['*', 'b*', 'ab', '*b', 'ab', '*a*b*', 'c']) patterns.add(text, text);

    expect(patterns.matching('ab')).toEqual(['*', 'ab', '*b', 'ab', '*a*b*']);
    expect(patterns.matching('')).toEqual(['*']);
  });

  test('give the same as one by one', () => {
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 8 }), name, (all, given) => {
        const patterns = new NamePatterns<string>();
        for (const text of all) patterns.add(text, text);

        expect(patterns.matching(given)).toEqual(all.filter((text) => fitsSlowly(text, given)));
      }),
    );
  });
});

test('what is looked for in a text is found wherever it stands, and once', () => {
  const needles = new Needles<string>();
  for (const needle of ['till', 'ill', 'tills', 'x', '']) needles.add(needle, needle);

  expect([...needles.candidates('a till is a till')].sort()).toEqual(['', 'ill', 'till']);
});
