import fc from 'fast-check';
import { PartNames } from '../../../lib/manifests/load/part-names';

/** Whether a name stands in another between marks, at the first place where it does at all. */
function isPart(part: string, name: string): boolean {
  const at = name.indexOf(part);
  if (part === '' || at < 0) return false;
  return [name.charAt(at - 1), name.charAt(at + part.length)].every((next) => !/[a-z0-9]/i.test(next));
}

const name = fc.string({ unit: fc.constantFrom('a', 'b', '-', '.'), maxLength: 6 });

describe('names that may be a part of another', () => {
  test('are found as by trying each of them', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name), name, (known, whole) => {
        const names = new PartNames<string>();
        for (const one of known) names.add(one, one);

        expect(new Set(names.in(whole).map(({ item }) => item))).toEqual(
          new Set(known.filter((one) => isPart(one, whole))),
        );
      }),
      { numRuns: 2000 },
    );
  });

  test('say which of them came first, and those of one name give the first that is meant', () => {
    const names = new PartNames<number>();
    for (const [index, one] of ['till', 'shop', 'till'].entries()) names.add(one, index);

    expect(names.in('a-shop-till-b', (item) => item > 0)).toEqual([
      { name: 'shop', item: 1, order: 1 },
      { name: 'till', item: 2, order: 2 },
    ]);
  });
});
