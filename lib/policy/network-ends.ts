import {
  controllerLabels,
  itemsOf,
  perObject,
  property,
  textOf,
  type FoundContainer,
  type Json,
  type PodTemplate,
} from '../manifests';
import type { KnownLabels, Labels } from './known-labels';

/** Which traffic of a pod. */
export type Direction = 'Ingress' | 'Egress';

/** A transport protocol as ports and policies name it; TCP where they name none. */
export type Protocol = 'TCP' | 'UDP' | 'SCTP';

/** A port that a pod listens on. */
export interface PodPort {
  readonly number: number;
  readonly protocol: Protocol;
}

/** One end of a connection that is a pod. */
export interface PodEnd {
  readonly namespace: string | undefined;
  readonly labels: Labels;
  /** Ports by the names that its containers give them; absent where those are unknown. */
  readonly ports?: ReadonlyMap<string, readonly PodPort[]>;
  /** It may have labels beside `labels`. */
  readonly partly?: true;
}

/** One end of a connection: a pod, or an address. */
export type End = PodEnd | { readonly address: string };

/** Labels that service meshes put on pods when they are made. */
const INJECTED = /(^|\.)(istio\.io|linkerd\.io)\//;

/** Whether a label may come to a pod after its template. */
export function isAddedLabel(key: string): boolean {
  return controllerLabels.has(key) || INJECTED.test(key);
}

/** The labels of a pod as far as they are known. */
export function knownLabelsOf({ labels, partly }: PodEnd): KnownLabels {
  return { labels, isOpen: (key) => partly === true || isAddedLabel(key) };
}

function protocolOf(value: Json | undefined): Protocol {
  return value === 'UDP' || value === 'SCTP' ? value : 'TCP';
}

function portsOf({ body }: FoundContainer): [string, PodPort][] {
  return itemsOf(body.ports).flatMap((entry): [string, PodPort][] => {
    const number = property(entry, 'containerPort');
    const port = typeof number === 'number' ? { number, protocol: protocolOf(property(entry, 'protocol')) } : undefined;
    return port === undefined ? [] : [[textOf(property(entry, 'name')), port]];
  });
}

/** A pod of a set as one end of a connection. */
export const endOf = perObject((pod: PodTemplate): PodEnd => {
  const ports = new Map<string, PodPort[]>();
  for (const [name, port] of pod.containers.filter(({ lasting }) => lasting).flatMap(portsOf)) {
    const others = ports.get(name);
    if (others === undefined) ports.set(name, [port]);
    else others.push(port);
  }
  return { namespace: pod.owner.namespace, labels: pod.labels, ports };
});

/** The ports of a pod that a Service's port leads to; none where a name is no port of the pod. */
export function targetPorts(servicePort: Json, pod: PodTemplate): readonly PodPort[] {
  const protocol = protocolOf(property(servicePort, 'protocol'));
  const target = property(servicePort, 'targetPort') ?? property(servicePort, 'port');
  if (typeof target === 'number') return [{ number: target, protocol }];
  const named = endOf(pod).ports?.get(textOf(target)) ?? [];
  return named.filter((port) => port.protocol === protocol);
}
