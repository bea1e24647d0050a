import { platforms } from '../defects/platforms';
import { survivors } from '../support/value-survivors';
import { areKilled, byPlace, killedOf, trialsOf, type Trial } from '../support/value-trials';

/** The environments with the most kinds of objects first; every value of all is tried by `npm run test:values`. */
const places = byPlace([...platforms].reverse().flatMap(trialsOf));

const whole = new Set(survivors.flatMap((group) => group.places));
const partly = new Set(survivors.flatMap((group) => group.partly ?? []));

/** Of so many places that are reported one is tried here, which takes a run of all rules each. */
const ONE_OF = 4;

/** The first example of each place. */
function examples(wanted: (place: string) => boolean): Trial[] {
  return [...places].flatMap(([place, [first]]) => (first !== undefined && wanted(place) ? [first] : []));
}

function shown(trials: readonly Trial[]): string[] {
  return trials.map(({ place, platform, scalar }) => `${place} (${platform.name} ${scalar.path})`);
}

afterAll(() => {
  const rows = survivors.map((group) => {
    const count = group.places.length + (group.partly?.length ?? 0);
    return `  ${String(count).padStart(4)}  ${group.reason}`;
  });
  const killed = places.size - whole.size - partly.size;
  process.stdout.write(
    `${places.size} kinds of places: ${killed} are reported, the rest is left because\n${rows.join('\n')}\n`,
  );
});

describe('a changed value', () => {
  test('is reported, or its place is listed with the reason why not', () => {
    const open = examples((place) => !whole.has(place) && !partly.has(place)).filter((_, at) => at % ONE_OF === 0);

    expect(shown(open.filter((trial) => !areKilled([trial])))).toEqual([]);
  });

  test('is reported by nothing at a place that is listed', () => {
    const listed = examples((place) => whole.has(place));
    const killed = platforms.flatMap((platform) => killedOf(listed.filter((trial) => trial.platform === platform)));

    expect(shown(killed)).toEqual([]);
  });
});

test('every listed place is one of the environments, and listed once', () => {
  const listed = survivors.flatMap((group) => [...group.places, ...(group.partly ?? [])]);

  expect(listed.filter((place) => !places.has(place))).toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
});
