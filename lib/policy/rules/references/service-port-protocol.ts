import {
  itemsOf,
  property,
  scalarText,
  textMap,
  textOf,
  type FoundContainer,
  type Graph,
  type Json,
  type Resource,
} from '../../../manifests';
import { together } from '../../namespace';
import type { Fault, Rule } from '../../rule';

interface Declared {
  readonly name: string;
  readonly number: Json | undefined;
  readonly protocol: string;
}

function protocolOf(port: Json): string {
  return textOf(property(port, 'protocol')) || 'TCP';
}

function declaredBy({ body }: FoundContainer): Declared[] {
  return itemsOf(body.ports).map((port) => ({
    name: textOf(property(port, 'name')),
    number: property(port, 'containerPort'),
    protocol: protocolOf(port),
  }));
}

function portFault(port: Json, declared: readonly Declared[]): Pick<Fault, 'message' | 'fix' | 'severity'> | undefined {
  const target = property(port, 'targetPort') ?? property(port, 'port');
  const asked = protocolOf(port);
  const found = declared.filter(({ name, number }) => (typeof target === 'string' ? name : number) === target);
  if (target === '' || found.length === 0 || found.some(({ protocol }) => protocol === asked)) return undefined;
  const others = [...new Set(found.map(({ protocol }) => protocol))];
  const spoken = others.join(' and ');
  return {
    message: `port ${typeof target === 'string' ? `"${target}"` : scalarText(target)} of its pods is ${spoken}, and ${asked} is asked of it`,
    fix: `write protocol: ${others[0] ?? ''} here, or add a port of the other protocol to the container`,
    // A number reaches the pod whatever the pod declares.
    severity: typeof target === 'string' ? 'error' : 'warning',
  };
}

function ofService(service: Resource, graph: Graph): Fault[] {
  const { spec } = service.body;
  const selector = textMap(property(spec, 'selector'));
  const ports = itemsOf(property(spec, 'ports'));
  if (Object.keys(selector).length === 0 || ports.length === 0) return [];
  const pods = graph
    .podsMatching({ matchLabels: selector }, service.namespace)
    .filter(({ owner }) => together(owner, service));
  const declared = pods.flatMap(({ containers }) => containers.filter(({ lasting }) => lasting).flatMap(declaredBy));
  return ports.flatMap((port, index): Fault[] => {
    const fault = portFault(port, declared);
    const field = property(port, 'targetPort') === undefined ? 'port' : 'targetPort';
    return fault === undefined ? [] : [{ resource: service, path: `/spec/ports/${index}/${field}`, ...fault }];
  });
}

function example(protocol: string): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: names
spec:
  selector: { app: names }
  ports: [{ name: dns, port: 53, targetPort: dns, protocol: ${protocol} }]
---
apiVersion: v1
kind: Pod
metadata:
  name: names
  labels: { app: names }
spec:
  containers: [{ name: names, image: "names:1.4", ports: [{ name: dns, containerPort: 53, protocol: UDP }] }]
`;
}

/** A port is looked up by its name and its protocol, and the protocol is TCP where nothing is said. */
export const servicePortProtocol: Rule = {
  id: 'service-port-protocol',
  family: 'references',
  severity: 'error',
  summary: 'Every port that a Service sends to is of the protocol that the Service speaks.',
  why: 'A port by name is found under the same protocol only: the Service has no endpoint for it, and nobody is answered.',
  bad: example('TCP'),
  good: example('UDP'),
  remedy: 'Write the same protocol in both places.',
  source: 'https://kubernetes.io/docs/reference/networking/service-protocols/',
  check: (graph) => graph.ofKind('Service').flatMap((service) => ofService(service, graph)),
};
