import type { Graph } from '../../../manifests';

/** Kinds by which other plug-ins say what a NetworkPolicy says. */
const OTHERS = ['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy', 'GlobalNetworkPolicy', 'AdminNetworkPolicy'];

/** Whether something else than NetworkPolicies bounds pods of a set. */
export function hasOtherPolicies(graph: Graph): boolean {
  return OTHERS.some((kind) => graph.ofKind(kind).length > 0);
}
