import { itemsOf, property, textMap, type Graph, type PodTemplate, type Resource } from '../../../manifests';
import { together } from '../../namespace';
import { targetPorts, type PodPort } from '../../network';
import { perGraph } from '../../per-graph';

/** Pods behind a Service, and the port of theirs that a connection arrives at. */
export interface Backend {
  readonly pod: PodTemplate;
  readonly port: PodPort;
}

/** Whether pods find their peers through a Service's name. */
export function isHeadless({ body }: Resource): boolean {
  return property(property(body, 'spec'), 'clusterIP') === 'None';
}

function backendPorts(service: Resource, pod: PodTemplate, asked: string | number | undefined): readonly PodPort[] {
  const spec = property(service.body, 'spec');
  // The name of a headless Service leads to the pods themselves, at whatever port is asked for.
  if (isHeadless(service) && typeof asked === 'number') return [{ number: asked, protocol: 'TCP' }];
  const ports = itemsOf(property(spec, 'ports')).filter(
    (port) => asked === undefined || property(port, 'port') === asked || property(port, 'name') === asked,
  );
  return ports.flatMap((port) => targetPorts(port, pod));
}

/** Workloads behind one Service that are looked at; a Service of more is no address of anything in particular. */
const MOST_BACKENDS = 100;

function findBackends(service: Resource, asked: string | number | undefined, graph: Graph): readonly Backend[] {
  const spec = property(service.body, 'spec');
  const selector = textMap(property(spec, 'selector'));
  if (Object.keys(selector).length === 0 || property(spec, 'type') === 'ExternalName') return [];
  const pods = graph.podsMatching({ matchLabels: selector }, service.namespace);
  if (pods.length > MOST_BACKENDS) return [];
  return pods
    .filter((pod) => together(pod.owner, service))
    .flatMap((pod) => backendPorts(service, pod, asked).map((port) => ({ pod, port })));
}

const backends = perGraph(() => new Map<Resource, Map<string | number | undefined, readonly Backend[]>>());

/** The pods behind a Service at a port; the same list for all who ask for it. */
export function backendsOf(service: Resource, asked: string | number | undefined, graph: Graph): readonly Backend[] {
  const byPort = backends(graph).get(service) ?? new Map<string | number | undefined, readonly Backend[]>();
  backends(graph).set(service, byPort);
  const found = byPort.get(asked) ?? findBackends(service, asked, graph);
  byPort.set(asked, found);
  return found;
}
