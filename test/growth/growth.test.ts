import type { Format } from '../../lib/policy/reporters';
import { CountedCode } from './counted';
import { kinds } from './kinds';
import type { Given, Growing } from './objects';
import { manifestsWith } from './places';
import { contents, findings, forms, relations, settings } from './sets';
import { texts } from './texts';
import type * as work from './work';

/** How much there is of something once; much within one object is more of a text. */
const OBJECTS = 16;
const PARTS = 32;
const CHARACTERS = 300;

/**
 * How many times as often a place may be passed for twice as much: where things are sorted or searched it is a little more
 * than twice, where each is held against each other four times.
 */
const MOST_GROWTH = 3;

/** Below so many times the amount of things, a growth says nothing: what is not as wide as it is long is gone through in steps. */
const LEAST = 30;

function grown<T>(code: CountedCode<T>, amount: number, doWork: (amount: number) => void): string[] {
  const [once, twice] = [amount, 2 * amount].map((some) =>
    code.count(() => {
      doWork(some);
    }),
  );
  return code.grown(once ?? [], twice ?? [], { least: LEAST * amount, times: MOST_GROWTH });
}

describe('steps that grow with the input, and not with its square, are taken', () => {
  let code: CountedCode<typeof work>;

  beforeAll(() => {
    code = new CountedCode('work.ts');
    // What is read once for all runs is no part of any.
    code.exports.check(findings(1));
  });

  function check(set: Growing, amount: number, format?: Format): string[] {
    return grown(code, amount, (some) => {
      code.exports.check(set(some), format);
    });
  }

  test.each(Object.entries({ ...forms, ...relations, ...kinds, ...settings }))('by checking more %s', (_, set) => {
    expect(check(set, OBJECTS)).toEqual([]);
  });

  test.each(Object.entries(contents))('by checking more %s in an object', (_, set) => {
    expect(check(set, PARTS)).toEqual([]);
  });

  test.each(Object.entries(texts))('by checking a longer text of %s', (_, text) => {
    const set = (length: number): Given => manifestsWith(text(length));

    expect(check(set, CHARACTERS)).toEqual([]);
  });

  test('by printing more findings, in each format', () => {
    const wrong = code.exports.formats.map((format) => [format, check(findings, OBJECTS, format)]);

    expect(wrong).toEqual(code.exports.formats.map((format) => [format, []]));
  });
});

describe('steps are counted', () => {
  test('wherever a program takes some', () => {
    const code = new CountedCode<typeof import('./square')>('square.ts');
    const items = (amount: number): string[] => Array.from({ length: amount }, (_, index) => `i${index}`);

    for (const [name, way] of Object.entries(code.exports.square)) {
      const places = grown(code, PARTS, (amount) => way(items(amount)));
      expect([name, places.length > 0]).toEqual([name, true]);
    }
    for (const [name, way] of Object.entries(code.exports.straight)) {
      expect([name, grown(code, PARTS, (amount) => way(items(amount)))]).toEqual([name, []]);
    }
  });
});
