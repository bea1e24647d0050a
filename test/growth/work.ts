import { toResource, type Resource } from '../../lib/manifests';
import { loadText } from '../../lib/manifests/load';
import { defaultSettings } from '../../lib/policy';
import { formats, reporters, type Format } from '../../lib/policy/reporters';
import { allRules } from '../../lib/policy/rule-names';
import { validateSets } from '../../lib/policy/validate';
import type { Given } from './objects';

export { formats };

function resourcesOf({ text, objects = [] }: Given): Resource[] {
  return [...loadText(text, 'a.yaml').resources, ...objects.map((object) => toResource(object))];
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
