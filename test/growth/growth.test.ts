import { formats } from '../../lib/policy/reporters';
import { growth, MOST_GROWTH, validate } from './growth';
import { manifestsWith } from './places';
import { sets, type Growing } from './sets';
import { texts } from './texts';

/** Enough for the square to show beside all that does not grow. */
const CHARACTERS = 4000;
const ITEMS = 150;

/** More than names are compared with each other. */
const MANY_ITEMS = 600;
const COMPARED = ['arguments with imported variables', 'variables of keys that are missing'];

const noted: Growing = (amount) => ({
  text: '',
  objects:
    sets['documents of pods']?.(amount)
      .text.split('\n---\n')
      .map((text) => JSON.parse(text) as object) ?? [],
});

const findings: Growing = (amount) => sets['items of a List in JSON']?.(amount) ?? { text: '' };

describe('checking takes a time that grows with the input, and not with its square', () => {
  beforeAll(() => {
    // The first runs are slower than all others, which would hide a growth.
    for (const format of formats) validate(noted(ITEMS), format);
  });

  test.each(Object.entries(texts))('for a longer text of %s', (_, text) => {
    expect(growth((length) => manifestsWith(text(length)), CHARACTERS)).toBeLessThanOrEqual(MOST_GROWTH);
  });

  test.each(Object.entries(sets))('for more %s', (name, set) => {
    expect(growth(set, COMPARED.includes(name) ? MANY_ITEMS : ITEMS)).toBeLessThanOrEqual(MOST_GROWTH);
  });

  test.each(formats)('for more findings, as %s', (format) => {
    expect(growth(findings, ITEMS, format)).toBeLessThanOrEqual(MOST_GROWTH);
  });
});
