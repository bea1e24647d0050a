import {
  itemsOf,
  property,
  textMap,
  textOf,
  type Graph,
  type Json,
  type PodTemplate,
  type Resource,
} from '../../../manifests';
import { together } from '../../namespace';
import { targetPorts, type PodPort } from '../../network';
import { perGraph } from '../../per-graph';

/** Kinds through which callers come that are no pods of the set. */
const CALLERS: ReadonlySet<string> = new Set([
  'APIService',
  'GRPCRoute',
  'HTTPRoute',
  'Ingress',
  'MutatingWebhookConfiguration',
  'TCPRoute',
  'TLSRoute',
  'ValidatingWebhookConfiguration',
]);

/** A way from outside to pods of the set. */
export interface Entrance {
  /** What names the Service. */
  readonly from: Resource;
  readonly path: string;
  readonly service: Resource;
  readonly pod: PodTemplate;
  readonly port: PodPort;
}

/** Pods on the network of their node are outside every policy. */
function isBounded({ spec }: PodTemplate): boolean {
  return property(spec, 'hostNetwork') !== true;
}

const podsByService = perGraph(() => new WeakMap<Resource, readonly PodTemplate[]>());

/** The pods that a Service of the set certainly leads to. */
export function podsBehind(service: Resource, graph: Graph): readonly PodTemplate[] {
  const known = podsByService(graph).get(service);
  if (known !== undefined) return known;
  const selector = textMap(property(service.body.spec, 'selector'));
  const pods =
    Object.keys(selector).length === 0
      ? []
      : graph
          .podsMatching({ matchLabels: selector }, service.namespace)
          .filter((pod) => together(pod.owner, service) && isBounded(pod));
  podsByService(graph).set(service, pods);
  return pods;
}

function portsOf(service: Resource): readonly Json[] {
  return itemsOf(property(service.body.spec, 'ports'));
}

function entrances(from: Resource, path: string, service: Resource, ports: readonly Json[], graph: Graph): Entrance[] {
  return podsBehind(service, graph).flatMap((pod) =>
    ports.flatMap((port) => targetPorts(port, pod)).map((port) => ({ from, path, service, pod, port })),
  );
}

/** All ways from outside that a set says. */
export const entrancesOf = perGraph((graph): readonly Entrance[] => {
  const named = graph.references.flatMap(({ from, path, target }): Entrance[] => {
    if (target.kind !== 'Service' || !CALLERS.has(from.type)) return [];
    const [service, ...others] = new Set(graph.find('Service', target.namespace, target.name).map(({ by }) => by));
    if (service?.type !== 'Service' || others.length > 0) return [];
    const ports = portsOf(service).filter(
      (port) =>
        target.port === undefined || property(port, 'port') === target.port || property(port, 'name') === target.port,
    );
    return entrances(from, path, service, ports, graph);
  });
  const open = graph
    .ofKind('Service')
    .filter(({ body }) => /^(LoadBalancer|NodePort)$/.test(textOf(property(body.spec, 'type'))));
  return [...named, ...open.flatMap((service) => entrances(service, '/spec/ports', service, portsOf(service), graph))];
});
