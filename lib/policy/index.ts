import { buildGraph, type Graph, type GraphOptions } from '../manifests';
import type { Fault, Finding, Rule } from './rule';
import { rules } from './rules';
import type { Settings } from './settings';

export { requirementsOf } from './diagnosis';
export * from './report';
export * from './rule';
export * from './rules';
export * from './settings';
export * from './waiver';

/** What the graph has to know of the settings. */
export function graphOptions({ namespace, catalogue, external }: Settings): GraphOptions {
  return {
    ...(namespace === undefined ? {} : { namespace }),
    ...catalogue,
    external,
  };
}

/** The graph of some objects, rendered or loaded, as the settings have it. */
export function graphOf(objects: Iterable<unknown>, settings: Settings): Graph {
  return buildGraph(objects, graphOptions(settings));
}

/** One rule's faults; an error of the rule itself says which rule it was. */
function faultsOf(rule: Rule, graph: Graph, settings: Settings): Fault[] {
  try {
    return [...rule.check(graph, settings)];
  } catch (cause) {
    throw new Error(`rule ${rule.id} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function findingsOf(rule: Rule, graph: Graph, settings: Settings): Finding[] {
  const stated = Object.hasOwn(settings.rules, rule.id) ? settings.rules[rule.id] : undefined;
  if (stated === 'off') return [];
  return faultsOf(rule, graph, settings).map((fault) => ({
    ...fault,
    rule: rule.id,
    severity: stated ?? fault.severity ?? rule.severity,
  }));
}

/** A pointer whose list positions sort as numbers. */
function sortable(path: string): string {
  return path.replaceAll(/\d+/g, (digits) => digits.padStart(6, '0'));
}

/** Where a finding stands, as text that sorts: file, object, path, rule, message. */
function orderOf({ resource, path, rule, message }: Finding): readonly string[] {
  const { apiVersion, kind, namespace = '', name, origin } = resource;
  return [origin?.file ?? '', namespace, kind, name, apiVersion, sortable(path), rule, message];
}

function compare(one: readonly string[], other: readonly string[]): number {
  const differing = one.findIndex((text, index) => text !== other[index]);
  return differing < 0 ? 0 : (one[differing] ?? '') < (other[differing] ?? '') ? -1 : 1;
}

/** Holds every rule against a graph. The findings come in an order that does not depend on that of the objects. */
export function checkGraph(graph: Graph, settings: Settings): Finding[] {
  return rules
    .flatMap((rule) => findingsOf(rule, graph, settings))
    .map((finding) => ({ finding, order: orderOf(finding) }))
    .sort((one, other) => compare(one.order, other.order))
    .map(({ finding }) => finding);
}
