import { itemsOf, property, type Graph, type Json, type PodTemplate } from '../../../manifests';
import { endOf, targetPorts } from '../../network';
import { perGraph } from '../../per-graph';
import { podsBehind } from './outside-callers';

/** The numbers that Services of the set send to, by pod. */
const servedPorts = perGraph((graph) => {
  const served = new Map<PodTemplate, Set<number>>();
  for (const service of graph.ofKind('Service')) {
    for (const pod of podsBehind(service, graph)) {
      const numbers = served.get(pod) ?? new Set<number>();
      served.set(pod, numbers);
      for (const port of itemsOf(property(service.body.spec, 'ports'))) {
        for (const { number } of targetPorts(port, pod)) numbers.add(number);
      }
    }
  }
  return served;
});

function listeningOf(pod: PodTemplate, graph: Graph): { readonly names: string[]; readonly numbers: number[] } {
  const declared = [...(endOf(pod).ports ?? [])];
  return {
    names: declared.map(([name]) => name).filter((name) => name !== ''),
    numbers: [
      ...declared.flatMap(([, ports]) => ports.map(({ number }) => number)),
      ...(servedPorts(graph).get(pod) ?? []),
    ],
  };
}

/** The ports that some pods listen on, put together for all who ask about the same pods. */
export class Listening {
  /** The numbers in their order, each once. */
  readonly numbers: readonly number[];
  /** Whether one of the pods declares nothing and no Service leads to it, so that it may listen anywhere. */
  readonly open: boolean;
  private readonly names: ReadonlySet<string>;

  constructor(pods: readonly PodTemplate[], graph: Graph) {
    const each = pods.map((pod) => listeningOf(pod, graph));
    this.open = each.some(({ numbers }) => numbers.length === 0);
    this.names = new Set(each.flatMap(({ names }) => names));
    this.numbers = [...new Set(each.flatMap(({ numbers }) => numbers))].sort((one, other) => one - other);
  }

  /** Whether a port of a policy means one of them. */
  isOpenedBy(entry: Json): boolean {
    const [first, last] = [property(entry, 'port'), property(entry, 'endPort')];
    if (typeof first === 'number') return this.hasOneIn(first, typeof last === 'number' ? last : first);
    // What is no number and no text opens all, or is filled in later.
    return typeof first !== 'string' || !/^[a-z0-9-]+$/.test(first) || this.names.has(first);
  }

  private hasOneIn(first: number, last: number): boolean {
    let [low, high] = [0, this.numbers.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.numbers[middle] ?? 0) < first) low = middle + 1;
      else high = middle;
    }
    return (this.numbers[low] ?? Infinity) <= last;
  }
}
