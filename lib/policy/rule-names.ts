import { nearest } from '../config';
import { patternMatcher } from '../manifests';
import type { Rule } from './rule';
import { rules } from './rules';
import { kustomizationBuilds } from './tree-rules';
import { waiverRules } from './waiver-rules';

/** Every rule that a finding can name, by id. */
export const allRules: readonly Rule[] = [...rules, ...waiverRules, kustomizationBuilds].sort((a, b) =>
  a.id < b.id ? -1 : 1,
);

const byId: ReadonlyMap<string, Rule> = new Map(allRules.map((rule) => [rule.id, rule]));

/** The rule of an id. */
export function ruleNamed(id: string): Rule | undefined {
  return byId.get(id);
}

/** The ids of the rules that fit a pattern, in which `*` stands for any characters. */
export function rulesLike(pattern: string): readonly string[] {
  return [...byId.keys()].filter(patternMatcher(pattern));
}

/** The id of the rule that was most likely meant. */
export function nearestRule(id: string): string | undefined {
  return nearest(id, byId.keys());
}
