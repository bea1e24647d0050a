import type { Graph } from '../manifests';
import type { Finding, Rule } from './rule';
import { rules } from './rules';

export * from './rule';
export * from './rules';
export * from './waiver';

/** One rule's findings; an error of the rule itself says which rule it was. */
function findingsOf(rule: Rule, graph: Graph): Finding[] {
  try {
    return [...rule.check(graph)];
  } catch (cause) {
    throw new Error(`rule ${rule.id} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** Holds every rule against a graph, in the order of the rules. */
export function checkGraph(graph: Graph): Finding[] {
  return rules.flatMap((rule) => findingsOf(rule, graph));
}
