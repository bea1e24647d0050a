import { formats } from '../../lib/policy/reporters';
import { check, growth, MOST_GROWTH, read, relate } from './growth';
import { manifestsWith } from './places';
import { contents, findings, forms, relations, settings } from './sets';
import { texts } from './texts';

/** Amounts at which the square shows beside all that grows no faster than the input; looking finds it earlier than reading. */
const CHARACTERS = 4000;
const READ = 4000;
const RELATED = 1000;
const CHECKED = 150;
const CONTENTS = 600;

describe('a time that grows with the input, and not with its square, is taken', () => {
  beforeAll(() => {
    // The first runs are slower than all others, which would hide a growth.
    for (const format of formats) check(findings(CHECKED), format);
  });

  test.each(Object.entries(texts))('by checking a longer text of %s', (_, text) => {
    expect(growth(check, (length) => manifestsWith(text(length)), CHARACTERS)).toBeLessThanOrEqual(MOST_GROWTH);
  });

  test.each(Object.entries(forms))('by reading more %s', (_, set) => {
    expect(growth(read, set, READ)).toBeLessThanOrEqual(MOST_GROWTH);
  });

  test.each(Object.entries(contents))('by checking more %s', (_, set) => {
    expect(growth(check, set, CONTENTS)).toBeLessThanOrEqual(MOST_GROWTH);
  });

  test.each(Object.entries(relations))('by looking up more %s', (_, set) => {
    expect(growth(relate, set, RELATED)).toBeLessThanOrEqual(MOST_GROWTH);
  });

  test.each(Object.entries({ ...forms, ...relations, ...settings }))('by checking more %s', (_, set) => {
    expect(growth(check, set, CHECKED)).toBeLessThanOrEqual(MOST_GROWTH);
  });

  test.each(formats)('by printing more findings as %s', (format) => {
    expect(
      growth(
        (given) => {
          check(given, format);
        },
        findings,
        CHECKED,
      ),
    ).toBeLessThanOrEqual(MOST_GROWTH);
  });
});
