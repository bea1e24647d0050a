import { all, some, type Tri } from '../../lib/policy/tri';

describe('of answers of which some are unknown', () => {
  test.each<[Tri[], Tri, Tri]>([
    [[], true, false],
    [[true, true], true, true],
    [[true, false], false, true],
    [[false, false], false, false],
    [[true, undefined], undefined, true],
    [[false, undefined], false, undefined],
    [[undefined], undefined, undefined],
  ])('%j all are %s and some are %s', (parts, every, any) => {
    expect(all(parts)).toBe(every);
    expect(some(parts)).toBe(any);
  });
});
