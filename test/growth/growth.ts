import { toResource, type Resource } from '../../lib/manifests';
import { loadText } from '../../lib/manifests/load';
import { defaultSettings, graphOf, requirementsOf } from '../../lib/policy';
import { reporters, type Format } from '../../lib/policy/reporters';
import { allRules } from '../../lib/policy/rule-names';
import { validateSets } from '../../lib/policy/validate';
import type { Given } from './sets';

function resourcesOf({ text, objects = [] }: Given): Resource[] {
  return [...loadText(text, 'a.yaml').resources, ...objects.map((object) => toResource(object))];
}

/** Reads manifests, and works out a place in each object. */
export function read(given: Given): void {
  for (const { origin } of resourcesOf(given)) origin?.locate('/metadata/name');
}

/** Reads manifests, looks up all that they name, and says why something is not there. */
export function relate(given: Given): void {
  const settings = { ...defaultSettings, ...given.settings };
  requirementsOf(graphOf(resourcesOf(given), settings), settings);
}

/** Reads manifests, holds them against all rules, and prints what was found. */
export function check(given: Given, format: Format = 'json'): void {
  const { settings = {}, complete = false } = given;
  const { report } = validateSets([{ files: 1, resources: resourcesOf(given) }], {
    settings: { ...defaultSettings, ...settings },
    today: '2026-11-23',
    complete,
  });
  reporters[format](report, { color: false, rules: allRules, toolVersion: '0', root: '/', quiet: false });
}

/** What some work costs of the processor, in milliseconds. */
function cost(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Twice as much of something may take that many times as long; what grows with the square takes four times as long. */
export const MOST_GROWTH = 2.5;

/** How often a growth is measured again before it is believed: the machine may be busy with something else. */
const ATTEMPTS = 6;

/** Below so many milliseconds a growth says nothing. */
const LEAST = 8;

/** How many times as long some work takes for twice as much, each at its best of some attempts. */
export function growth(work: (given: Given) => void, make: (amount: number) => Given, amount: number): number {
  const [once, twice] = [make(amount), make(2 * amount)];
  let [short, long] = [Infinity, Infinity];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const [one, two] = [once, twice].map((given) => cost(() => work(given)));
    [short, long] = [Math.min(short, one ?? 0), Math.min(long, two ?? 0)];
    if (long < LEAST) return 1;
    if (long / short <= MOST_GROWTH) break;
  }
  return long / short;
}
