import { BlockList, isIPv4, isIPv6 } from 'node:net';
import {
  controllerLabels,
  isObject,
  itemsOf,
  property,
  scalarText,
  textMap,
  textOf,
  type FoundContainer,
  type Graph,
  type Json,
  type PodTemplate,
  type Resource,
} from '../manifests';
import { selectingNothing } from './dangling';
import { selects, type KnownLabels, type Labels } from './known-labels';
import { perGraph } from './per-graph';
import { all, some, type Tri } from './tri';

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

/** The label that the API server puts on every namespace. */
const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** Labels that service meshes put on pods when they are made. */
const INJECTED = /(^|\.)(istio\.io|linkerd\.io)\//;

/** Whether a label may come to a pod after its template. */
function isAdded(key: string): boolean {
  return controllerLabels.has(key) || INJECTED.test(key);
}

function knownOf({ labels, partly }: PodEnd): KnownLabels {
  return { labels, isOpen: (key) => partly === true || isAdded(key) };
}

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  if (isIPv4(address)) return 'ipv4';
  return isIPv6(address) ? 'ipv6' : undefined;
}

/** What is known of addresses and ranges: few of both are asked for, again and again. */
const ranges = new Map<string, Tri>();

function inRange(address: string, cidr: string): Tri {
  const key = `${address} ${cidr}`;
  if (!ranges.has(key)) ranges.set(key, findInRange(address, cidr));
  return ranges.get(key);
}

function findInRange(address: string, cidr: string): Tri {
  const [network = '', bits = ''] = cidr.split('/');
  const [family, own] = [familyOf(network), familyOf(address)];
  const length = /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  if (family === undefined || own === undefined || !(length <= (family === 'ipv4' ? 32 : 128))) return undefined;
  const list = new BlockList();
  list.addSubnet(network, length, family);
  return list.check(address, own);
}

function inBlock(address: string, block: Json): Tri {
  const except = some(itemsOf(property(block, 'except')), (range) => inRange(address, textOf(range)));
  return all([inRange(address, textOf(property(block, 'cidr'))), except === undefined ? undefined : !except]);
}

/** What is known of the namespaces of a set. */
type Namespaces = ReadonlyMap<string, KnownLabels>;

function namespacesOf(graph: Graph): Namespaces {
  const known = ({ name, body }: Resource): [string, KnownLabels] => {
    const labels = textMap(property(property(body, 'metadata'), 'labels'));
    return [name, { labels: { ...labels, [NAMESPACE_NAME]: name }, isOpen: () => false }];
  };
  return new Map(graph.ofKind('Namespace').map(known));
}

function namespaceKnown(namespace: string | undefined, namespaces: Namespaces): KnownLabels {
  if (namespace === undefined) return { labels: {}, isOpen: () => true };
  return namespaces.get(namespace) ?? { labels: { [NAMESPACE_NAME]: namespace }, isOpen: () => true };
}

/** Whether a peer of a policy in `own` means an end. Whether address ranges mean pods as well is up to the network. */
function isPeer(peer: Json, end: End, own: string | undefined, namespaces: Namespaces): Tri {
  const block = property(peer, 'ipBlock');
  if (block !== undefined && block !== null) return 'address' in end ? inBlock(end.address, block) : undefined;
  if ('address' in end) return false;
  const [spaces, pods] = [property(peer, 'namespaceSelector'), property(peer, 'podSelector')];
  const inNamespace =
    spaces === undefined || spaces === null
      ? sameNamespace(end.namespace, own)
      : selects(spaces, namespaceKnown(end.namespace, namespaces));
  return all([inNamespace, pods === undefined || pods === null ? true : selects(pods, knownOf(end))]);
}

/** A namespace that is left open may turn out to be any. */
function sameNamespace(one: string | undefined, other: string | undefined): Tri {
  if (one === other) return true;
  return one === undefined || other === undefined ? undefined : false;
}

/** Whether a port of a policy means a port of the pod that listens. */
function isPort(entry: Json, port: PodPort, listener: End): Tri {
  if ((textOf(property(entry, 'protocol')) || 'TCP') !== port.protocol) return false;
  const [first, last] = [property(entry, 'port'), property(entry, 'endPort')];
  if (first === undefined || first === null) return true;
  if (typeof first === 'number')
    return first <= port.number && port.number <= (typeof last === 'number' ? last : first);
  const names = 'address' in listener ? undefined : listener.ports;
  if (names === undefined) return undefined;
  const named = names.get(scalarText(first)) ?? [];
  return named.some(({ number, protocol }) => number === port.number && protocol === port.protocol);
}

/** One rule of a policy; an empty list of either allows all. */
interface PeersAndPorts {
  readonly peers: readonly Json[];
  readonly ports: readonly Json[];
}

/** One NetworkPolicy, read. */
class Policy {
  readonly spec: Json | undefined;
  private readonly directions: Partial<Record<Direction, boolean>> = {};
  private readonly read: Partial<Record<Direction, readonly PeersAndPorts[]>> = {};

  constructor(readonly resource: Resource) {
    this.spec = property(resource.body, 'spec');
  }

  /** One label that pods must have to be selected, as `key=value`; undefined where there is none that can be told. */
  get firstLabel(): string | undefined {
    const labels = Object.entries(textMap(property(property(this.spec, 'podSelector'), 'matchLabels')));
    const [key, value] = labels.find(([name]) => !isAdded(name)) ?? [];
    return key === undefined || value === undefined ? undefined : `${key}=${value}`;
  }

  isFor(direction: Direction): boolean {
    return (this.directions[direction] ??= this.saysFor(direction));
  }

  /** Without `policyTypes` a policy is for ingress, and for egress where it has rules for that. */
  private saysFor(direction: Direction): boolean {
    const types = itemsOf(property(this.spec, 'policyTypes'));
    if (types.length > 0) return types.includes(direction);
    return direction === 'Ingress' || itemsOf(property(this.spec, 'egress')).length > 0;
  }

  /** Whether it shuts one direction and opens nothing, which makes no sense without others that do. */
  deniesAll(direction: Direction): boolean {
    return this.isFor(direction) && this.rules(direction).length === 0;
  }

  selects(pod: PodEnd): Tri {
    const selector = property(this.spec, 'podSelector');
    if (!isObject(this.spec)) return false;
    const meant = selector === undefined || selector === null ? true : selects(selector, knownOf(pod));
    return all([sameNamespace(pod.namespace, this.resource.namespace), meant]);
  }

  lets(direction: Direction, other: End, port: PodPort, listener: End, namespaces: Namespaces): Tri {
    let answer: Tri = false;
    for (const { peers, ports } of this.rules(direction)) {
      // The port first, which is known at once and mostly another one.
      const isOpen = ports.length === 0 || some(ports, (entry) => isPort(entry, port, listener));
      if (isOpen === false) continue;
      const isMeant =
        peers.length === 0 || some(peers, (peer) => isPeer(peer, other, this.resource.namespace, namespaces));
      const lets = all([isOpen, isMeant]);
      if (lets === true) return true;
      if (lets === undefined) answer = undefined;
    }
    return answer;
  }

  private rules(direction: Direction): readonly PeersAndPorts[] {
    return (this.read[direction] ??= this.readRules(direction));
  }

  private readRules(direction: Direction): PeersAndPorts[] {
    const [rules, side] = direction === 'Ingress' ? (['ingress', 'from'] as const) : (['egress', 'to'] as const);
    return itemsOf(property(this.spec, rules)).map((rule) => {
      return { peers: itemsOf(property(rule, side)), ports: itemsOf(property(rule, 'ports')) };
    });
  }
}

/** The policies that bound one direction of a pod's traffic. */
export interface Bounds {
  /** Those that certainly select it; none: everything is allowed, as far as the set tells. */
  readonly certain: readonly Resource[];
  /** One of them denies all, so that the set is where the namespace's traffic is decided; others may add to a narrow one. */
  readonly decided: boolean;
  /** Whether the policies let the pod talk with another end, at a port of whichever listens. */
  readonly lets: (other: End, port: PodPort) => Tri;
}

function push(groups: Map<string, Policy[]>, key: string, policy: Policy): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [policy]);
  else group.push(policy);
}

/** Policies of network plugins, which add to what NetworkPolicies allow. */
const OTHER_POLICIES = [
  'AdminNetworkPolicy',
  'BaselineAdminNetworkPolicy',
  'ClusterNetworkPolicy',
  'CiliumNetworkPolicy',
  'CiliumClusterwideNetworkPolicy',
  'FQDNNetworkPolicy',
  'GlobalNetworkPolicy',
  'NetworkPolicy.crd.projectcalico.org',
  'NetworkPolicy.projectcalico.org',
  'NetworkPolicy.policy.networking.k8s.io',
] as const;

/**
 * What the NetworkPolicies of a set allow
 * (https://kubernetes.io/docs/concepts/services-networking/network-policies/), in three answers: what depends on labels,
 * addresses or policies that the set does not have is unknown.
 */
export class Network {
  /** By a label that pods must have, and by namespace and that label. */
  private readonly policies = new Map<string, Policy[]>();
  private readonly placed = new Map<string, Policy[]>();
  private readonly hasOpen: boolean;
  private readonly namespaces: Namespaces;
  /** Whether something else than NetworkPolicies has a say. */
  private readonly hasOthers: boolean;
  private readonly known = new WeakMap<PodEnd, Partial<Record<Direction, Bounds>>>();

  constructor(private readonly graph: Graph) {
    for (const resource of graph.ofKind('NetworkPolicy')) {
      const policy = new Policy(resource);
      const key = policy.firstLabel ?? '';
      push(this.policies, key, policy);
      push(this.placed, `${resource.namespace ?? ''}\n${key}`, policy);
    }
    this.hasOpen = graph.ofKind('NetworkPolicy').some(({ namespace }) => namespace === undefined);
    this.namespaces = namespacesOf(graph);
    this.hasOthers = OTHER_POLICIES.some((kind) => graph.ofKind(kind).length > 0);
  }

  /** The policies that may select a pod by its namespace and labels. */
  private candidates({ namespace, labels, partly }: PodEnd): readonly Policy[] {
    if (partly === true) return [...this.policies.values()].flat();
    const keys = ['', ...Object.entries(labels).map(([key, value]) => `${key}=${value}`)];
    // Those of other namespaces are left out, unless either namespace is open.
    return this.hasOpen || namespace === undefined
      ? keys.flatMap((key) => this.policies.get(key) ?? [])
      : keys.flatMap((key) => this.placed.get(`${namespace}\n${key}`) ?? []);
  }

  /** The policies that select nothing, one of which may be meant for a pod. */
  private maybe({ namespace }: PodEnd, direction: Direction): { readonly policy: Policy }[] {
    return selectingNothing(this.graph, 'NetworkPolicy', namespace)
      .map((resource) => ({ policy: new Policy(resource) }))
      .filter(({ policy }) => policy.isFor(direction));
  }

  /** What bounds a pod's traffic in one direction. */
  bounds(pod: PodEnd, direction: Direction): Bounds {
    const held = this.known.get(pod) ?? {};
    this.known.set(pod, held);
    return (held[direction] ??= this.findBounds(pod, direction));
  }

  private findBounds(pod: PodEnd, direction: Direction): Bounds {
    const meant = this.candidates(pod)
      .filter((policy) => policy.isFor(direction))
      .map((policy) => ({ policy, selects: policy.selects(pod) }))
      .filter((found) => found.selects !== false);
    const certain = meant.filter((found) => found.selects === true);
    const lets = (other: End, port: PodPort): Tri => {
      const listener = direction === 'Ingress' ? pod : other;
      const by = (policies: readonly { readonly policy: Policy }[]) =>
        some(policies, ({ policy }) => policy.lets(direction, other, port, listener, this.namespaces));
      // What one policy allows is allowed, whatever the others say.
      if (meant.length === 0 || by(certain) === true) return true;
      if (certain.length === 0 || this.hasOthers) return undefined;
      if (by(meant) !== false) return undefined;
      return by(this.maybe(pod, direction)) === false ? false : undefined;
    };
    const decided = certain.some(({ policy }) => policy.deniesAll(direction));
    return { certain: certain.map(({ policy }) => policy.resource), decided, lets };
  }
}

/** The network of a graph, read once. */
export const networkOf = perGraph((graph) => new Network(graph));

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

const ends = new WeakMap<PodTemplate, PodEnd>();

/** A pod of a set as one end of a connection. */
export function endOf(pod: PodTemplate): PodEnd {
  const end = ends.get(pod) ?? makeEnd(pod);
  ends.set(pod, end);
  return end;
}

function makeEnd(pod: PodTemplate): PodEnd {
  const ports = new Map<string, PodPort[]>();
  for (const [name, port] of pod.containers.filter(({ lasting }) => lasting).flatMap(portsOf)) {
    ports.set(name, [...(ports.get(name) ?? []), port]);
  }
  return { namespace: pod.owner.namespace, labels: pod.labels, ports };
}

/** The ports of a pod that a Service's port leads to; none where a name is no port of the pod. */
export function targetPorts(servicePort: Json, pod: PodTemplate): readonly PodPort[] {
  const protocol = protocolOf(property(servicePort, 'protocol'));
  const target = property(servicePort, 'targetPort') ?? property(servicePort, 'port');
  if (typeof target === 'number') return [{ number: target, protocol }];
  const named = endOf(pod).ports?.get(textOf(target)) ?? [];
  return named.filter((port) => port.protocol === protocol);
}
