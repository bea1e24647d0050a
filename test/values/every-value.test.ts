import { platforms } from '../defects/platforms';
import { survivors } from '../support/value-survivors';
import { areKilled, byPlace, trialsOf, type Trial } from '../support/value-trials';

const whole = new Set(survivors.flatMap((group) => group.places));
const partly = new Set(survivors.flatMap((group) => group.partly ?? []));

const results = platforms.flatMap(trialsOf).map((trial) => ({ trial, killed: areKilled([trial]) }));
const killed = results.filter((result) => result.killed).map(({ trial }) => trial);
const survived = results.filter((result) => !result.killed).map(({ trial }) => trial);

afterAll(() => {
  process.stdout.write(`${results.length} values changed, one at a time: ${killed.length} reported\n`);
});

/** The places of some trials that are not listed among others, with an example of each. */
function strangers(trials: readonly Trial[], listed: (place: string) => boolean): string[] {
  return [...byPlace(trials.filter(({ place }) => !listed(place)))].map(
    ([place, [first]]) => `${place} (${first?.platform.name ?? ''} ${first?.scalar.path ?? ''})`,
  );
}

test('every value that can be changed unnoticed is at a place that is listed with the reason', () => {
  expect(strangers(survived, (place) => whole.has(place) || partly.has(place))).toEqual([]);
});

test('no value at a place that is listed whole is reported', () => {
  expect(strangers(killed, (place) => !whole.has(place))).toEqual([]);
});

test('of each place that is listed in part some value is reported, and some is not', () => {
  const [some, others] = [byPlace(killed), byPlace(survived)];

  expect([...partly].filter((place) => !some.has(place) || !others.has(place))).toEqual([]);
});
