import { danglingFaults } from '../../diagnosis';
import type { Rule } from '../../rule';

/** A rule on the references of one sort: what it says of them is worked out by the diagnosis. */
export function referenceRule(meta: Omit<Rule, 'family' | 'check'>): Rule {
  return { ...meta, family: 'references', check: (graph, settings) => danglingFaults(graph, settings, meta.id) };
}
