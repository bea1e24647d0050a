import { all, every, some, type Tri } from '../../lib/policy/tri';

describe('of answers of which some are unknown', () => {
  test.each<[Tri[], Tri, Tri]>([
    [[], true, false],
    [[true, true], true, true],
    [[true, false], false, true],
    [[false, false], false, false],
    [[true, undefined], undefined, true],
    [[false, undefined], false, undefined],
    [[undefined], undefined, undefined],
  ])('%j all are %s and some are %s', (parts, allHold, someHold) => {
    expect(all(parts)).toBe(allHold);
    expect(every(parts, (part) => part)).toBe(allHold);
    expect(some(parts, (part) => part)).toBe(someHold);
  });
});
