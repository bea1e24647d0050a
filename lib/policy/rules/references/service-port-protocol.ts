import {
  FEW,
  itemsOf,
  perList,
  perObject,
  property,
  scalarText,
  textMap,
  textOf,
  type Graph,
  type Json,
  type PodTemplate,
  type Resource,
} from '../../../manifests';
import { byNamespace } from '../../namespace';
import { maskName } from '../../../text';
import type { Fault, Rule } from '../../rule';

function protocolOf(port: Json): string {
  return textOf(property(port, 'protocol')) || 'TCP';
}

/** The protocols of ports, by the names and the numbers of these. */
type Declared = ReadonlyMap<Json | undefined, ReadonlySet<string>>;

function together(declared: Iterable<Declared>): Declared {
  const all = new Map<Json | undefined, Set<string>>();
  for (const one of declared) {
    for (const [port, protocols] of one) {
      const known = all.get(port) ?? new Set();
      all.set(port, known);
      for (const protocol of protocols) known.add(protocol);
    }
  }
  return all;
}

const declaredBy = perObject(({ containers }: PodTemplate): Declared => {
  const ports = containers.filter(({ lasting }) => lasting).flatMap(({ body }) => itemsOf(body.ports));
  return together(
    ports.flatMap((port) => {
      const protocols = new Set([protocolOf(port)]);
      const number = property(port, 'containerPort');
      return [new Map([[textOf(property(port, 'name')), protocols]]), new Map([[number, protocols]])];
    }),
  );
});

/** What pods declare by their namespaces, that of many put together once for all Services before them. */
const declaredIn = perList((pods: readonly PodTemplate[]) => {
  const placed = [...byNamespace(pods, ({ owner }) => owner.namespace)];
  return new Map(
    placed.map(([namespace, own]): [string | undefined, readonly Declared[]] => {
      const declared = own.map(declaredBy);
      return [namespace, own.length > FEW ? [together(declared)] : declared];
    }),
  );
});

function portFault(port: Json, declared: readonly Declared[]): Pick<Fault, 'message' | 'fix' | 'severity'> | undefined {
  const target = property(port, 'targetPort') ?? property(port, 'port');
  const asked = protocolOf(port);
  const others = [...new Set(declared.flatMap((ports) => [...(ports.get(target) ?? [])]))];
  if (target === '' || others.length === 0 || others.includes(asked)) return undefined;
  const spoken = others.map(maskName).join(' and ');
  return {
    message: `port ${typeof target === 'string' ? `"${target}"` : scalarText(target)} of its pods is ${spoken}, and ${asked} is asked of it`,
    fix: `write protocol: ${maskName(others[0] ?? '')} here, or add a port of the other protocol to the container`,
    // A number reaches the pod whatever the pod declares.
    severity: typeof target === 'string' ? 'error' : 'warning',
  };
}

function ofService(service: Resource, graph: Graph): Fault[] {
  const { spec } = service.body;
  const selector = textMap(property(spec, 'selector'));
  const ports = itemsOf(property(spec, 'ports'));
  if (Object.keys(selector).length === 0 || ports.length === 0) return [];
  const pods = graph.podsMatching({ matchLabels: selector }, service.namespace);
  const declared = declaredIn(pods).get(service.namespace) ?? [];
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
