import type { Graph } from '../manifests';
import type { Finding } from './rule';
import { rules } from './rules';

export * from './rule';
export * from './rules';
export * from './waiver';

/** Holds every rule against a graph, in the order of the rules. */
export function checkGraph(graph: Graph): Finding[] {
  return rules.flatMap((rule) => [...rule.check(graph)]);
}
