import { escapedJson } from '../../lib/text';
import { flawsOf, HOSTILE } from '../support/hostile';

describe('a value as JSON', () => {
  test.each(Object.entries(HOSTILE))('with %s is read as the same value, and may be printed', (_, text) => {
    const value = { [text]: [text, { [`a${text}`]: text }], other: text };
    const printed = escapedJson(value);

    expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(value)));
    expect(flawsOf(printed)).toEqual([]);
  });

  test('is what JSON.stringify writes where nothing is to be escaped', () => {
    const value = { a: 'Läden: "x" \\ \n', b: [1, null, true, {}], c: { d: '\u0301' } };

    expect(escapedJson(value)).toBe(JSON.stringify(value, null, 2));
  });
});
