import { buildGraph, type Graph, type PodTemplate } from '../../lib/manifests';
import { endOf, networkOf, type End as NetworkEnd, type PodEnd, type PodPort } from '../../lib/policy/network';
import { all, type Tri } from '../../lib/policy/tri';
import type { Manifest } from '../support/manifest';

type Labels = Readonly<Record<string, string>>;

/** One end of a connection: a pod of the platform's namespace, of another namespace, or an address outside. */
export type End =
  { readonly pod: string } | { readonly namespace: string; readonly pods?: Labels } | { readonly address: string };

/** A port as a NetworkPolicy names it. */
export interface Port {
  readonly number: number;
  readonly protocol: 'TCP' | 'UDP';
}

const graphs = new WeakMap<readonly Manifest[], Graph>();

function graphOf(objects: readonly Manifest[]): Graph {
  const graph = graphs.get(objects) ?? buildGraph(objects);
  graphs.set(objects, graph);
  return graph;
}

/** The pods that carry `app`; a platform gives that label to one workload only. */
function podOf(graph: Graph, app: string): PodTemplate {
  const pod = graph.pods.find(({ labels }) => labels.app === app);
  if (pod === undefined) throw new Error(`no workload's pods have the label app=${app}`);
  return pod;
}

function podEnd(graph: Graph, end: End): PodEnd | undefined {
  return 'pod' in end ? endOf(podOf(graph, end.pod)) : undefined;
}

function networkEnd(graph: Graph, end: End): NetworkEnd {
  if ('pod' in end) return endOf(podOf(graph, end.pod));
  return 'address' in end ? end : { namespace: end.namespace, labels: end.pods ?? {} };
}

/**
 * Whether a connection passes the NetworkPolicies of a set as Kubernetes defines them: egress of a source in the
 * platform, and ingress of a target in it. Undefined where the set does not tell.
 */
export function reaches(objects: readonly Manifest[], from: End, to: End, port: Port): Tri {
  const graph = graphOf(objects);
  const network = networkOf(graph);
  const passes = (pod: PodEnd | undefined, way: 'Ingress' | 'Egress', other: End, at: PodPort): Tri =>
    pod === undefined || network.bounds(pod, way).lets(networkEnd(graph, other), at);
  return all([passes(podEnd(graph, from), 'Egress', to, port), passes(podEnd(graph, to), 'Ingress', from, port)]);
}
