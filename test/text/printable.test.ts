import { inOneLine, printable } from '../../lib/text';
import { flawsOf, HOSTILE } from '../support/hostile';

describe('a text from outside', () => {
  test.each(Object.entries(HOSTILE))(
    'with %s may be printed once it is printable, at any place of a line',
    (_, text) => {
      const shown = printable(text);

      expect(flawsOf(shown)).toEqual([]);
      expect(shown.split(' ').flatMap((word) => flawsOf(word))).toEqual([]);
      expect(shown.length).toBeLessThan(5000);
      expect(printable(shown)).toBe(shown);
    },
  );

  test.each([
    'Secret "till-secrets" has no key "a": did you mean "b"?',
    'registry.test:5000/shop/till:1.4.2@sha256:ab',
    'http://[::1]:8080 a::b c:: #1 ## a[0]',
    'Läden, магазин, 店舗, دكان, दुकान, e\u0301',
    'soon \u26a0\ufe0f \u{1f512}',
    '{{ .Values.a }} ${A} $(B) %s \\u{1b} \\n',
    '',
  ])('that is harmless stays as it is: %s', (text) => {
    expect(printable(text)).toBe(text);
  });

  test.each([
    ['a\u001b[31m', 'a\\u{1b}[31m'],
    ['a\r\n\tb', 'a\\u{d}\\u{a}\\u{9}b'],
    ['\u202ea\u{e0041}', '\\u{202e}a\\u{e0041}'],
    ['a\ud800', 'a\\u{d800}'],
    ['1\ufe0f', '1\\u{fe0f}'],
    ['a ::error::b', 'a \\u{3a}:error::b'],
    ['##[group]a ##vso[b]', '\\u{23}#[group]a \\u{23}#vso[b]'],
  ])('says which characters it had: %j', (text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  test('that is too long says how much of it is missing, and ends as it did', () => {
    expect(printable(`"${'x'.repeat(100_000)}" is missing`)).toMatch(
      /^"x{199}…\(99762 characters left out\)…x{39}" is missing$/,
    );
    expect(printable('ab '.repeat(40_000))).toMatch(/^(?:ab )+a?b?…\(1160\d\d characters left out\)…[ab ]+$/);
    expect(printable(`a${'\u0301'.repeat(100)}b`)).toBe(`a${'\u0301'.repeat(8)}…(92 marks left out)…b`);
  });

  test('is cut between characters, of which it counts the whole ones', () => {
    const shown = printable(`a${'\u{1f512}'.repeat(1000)}`);

    expect(shown).toMatch(/^a(?:\u{1f512})+…\(881 characters left out\)…(?:\u{1f512})+$/u);
  });
});

test('prose over several lines becomes one', () => {
  expect(inOneLine(' made by\n  the platform\tteam\r\n')).toBe('made by the platform team');
});
