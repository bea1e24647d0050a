import { toResource } from '../../lib/manifests';
import { loadText } from '../../lib/manifests/load';
import { defaultSettings } from '../../lib/policy';
import { reporters, type Format } from '../../lib/policy/reporters';
import { allRules } from '../../lib/policy/rule-names';
import { validateSets } from '../../lib/policy/validate';
import type { Given } from './sets';

const REPORT = { color: false, rules: allRules, toolVersion: '0', root: '/', quiet: false };

/** Reads manifests, holds them against all rules, and prints what was found. */
export function validate(
  { text, objects = [], settings = {}, complete = false }: Given,
  format: Format = 'json',
): void {
  const resources = [...loadText(text, 'a.yaml').resources, ...objects.map((object) => toResource(object))];
  const { report } = validateSets([{ files: 1, resources }], {
    settings: { ...defaultSettings, ...settings },
    today: '2026-11-23',
    complete,
  });
  reporters[format](report, REPORT);
}

/** What some work costs of the processor, in milliseconds. */
function cost(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Twice as much of something may take that many times as long; what grows with the square takes four times as long. */
const MOST = 2.5;

/** How often a growth is measured again before it is believed; the machine may be busy with something else. */
const ATTEMPTS = 6;

/** Below so many milliseconds a growth says nothing. */
const LEAST = 8;

/** How many times as long twice as much takes; the least of some attempts, and of these each at its best. */
export function growth(make: (amount: number) => Given, amount: number, format?: Format): number {
  const [once, twice] = [make(amount), make(2 * amount)];
  let [short, long] = [Infinity, Infinity];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    short = Math.min(
      short,
      cost(() => {
        validate(once, format);
      }),
    );
    long = Math.min(
      long,
      cost(() => {
        validate(twice, format);
      }),
    );
    if (long < LEAST || long / short <= MOST) break;
  }
  return long < LEAST ? 1 : long / short;
}

/** What `growth` must not be above. */
export const MOST_GROWTH = MOST;
