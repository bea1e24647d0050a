import { BlockList, isIPv4, isIPv6 } from 'node:net';
import {
  isObject,
  itemsOf,
  property,
  scalarText,
  textMap,
  textOf,
  type Graph,
  type Json,
  type Resource,
} from '../manifests';
import { selects, type KnownLabels } from './known-labels';
import { isAddedLabel, knownLabelsOf, type Direction, type End, type PodEnd, type PodPort } from './network-ends';
import { all, some, type Tri } from './tri';

/** The label that the API server puts on every namespace. */
const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  if (isIPv4(address)) return 'ipv4';
  return isIPv6(address) ? 'ipv6' : undefined;
}

function inRange(address: string, cidr: string): Tri {
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
export type Namespaces = ReadonlyMap<string, KnownLabels>;

/** The namespaces that a set has. */
export function namespacesOf(graph: Graph): Namespaces {
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
  return all([inNamespace, pods === undefined || pods === null ? true : selects(pods, knownLabelsOf(end))]);
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

/** One peer and the ports of its rule; without a peer anybody is meant. */
interface Allowance {
  readonly own: string | undefined;
  readonly peer: Json | undefined;
  readonly ports: readonly Json[];
}

/** Where a policy has its rules for a direction, and a rule its peers. */
const RULES = { Ingress: { name: 'ingress', side: 'from' }, Egress: { name: 'egress', side: 'to' } } as const;

/** One NetworkPolicy, read. */
export class Policy {
  readonly spec: Json | undefined;
  private readonly directions: Partial<Record<Direction, boolean>> = {};

  constructor(readonly resource: Resource) {
    this.spec = property(resource.body, 'spec');
  }

  /** One label that pods must have to be selected, as `key=value`; undefined where there is none that can be told. */
  get firstLabel(): string | undefined {
    return firstLabelOf(this.selector);
  }

  /** The labels of the pods that it bounds. */
  get selector(): Json | undefined {
    return property(this.spec, 'podSelector');
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
    return this.isFor(direction) && itemsOf(property(this.spec, RULES[direction].name)).length === 0;
  }

  selects(pod: PodEnd): Tri {
    const { selector } = this;
    if (!isObject(this.spec)) return false;
    const meant = selector === undefined || selector === null ? true : selects(selector, knownLabelsOf(pod));
    return all([sameNamespace(pod.namespace, this.resource.namespace), meant]);
  }

  /** All that its rules for a direction allow. An empty list of peers or ports allows all. */
  allowances(direction: Direction): Allowance[] {
    const { name, side } = RULES[direction];
    const own = this.resource.namespace;
    return itemsOf(property(this.spec, name)).flatMap((rule): Allowance[] => {
      const [peers, ports] = [itemsOf(property(rule, side)), itemsOf(property(rule, 'ports'))];
      return peers.length === 0 ? [{ own, peer: undefined, ports }] : peers.map((peer) => ({ own, peer, ports }));
    });
  }
}

function firstLabelOf(selector: Json | undefined): string | undefined {
  const labels = Object.entries(textMap(property(selector, 'matchLabels')));
  const [key, value] = labels.find(([name]) => !isAddedLabel(name)) ?? [];
  return key === undefined || value === undefined ? undefined : `${key}=${value}`;
}

/** What several policies allow in one direction, by whom it is for. */
class Allowances {
  private readonly forAny: Allowance[] = [];
  /** For addresses; pods may have any, so that one with the same ports says as much of them as all do. */
  private readonly blocks: Allowance[] = [];
  private readonly blocksForPods: Allowance[] = [];
  private readonly byLabel = new Map<string, Allowance[]>();
  private readonly others: Allowance[] = [];

  constructor(allowances: Iterable<Allowance>) {
    const [known, portsOfBlocks] = [new Set<string>(), new Set<string>()];
    for (const allowance of allowances) {
      const ports = JSON.stringify(allowance.ports);
      const id = JSON.stringify([allowance.own, allowance.peer, ports]);
      if (known.has(id)) continue;
      known.add(id);
      this.add(allowance);
      const isBlock = (property(allowance.peer, 'ipBlock') ?? null) !== null;
      if (isBlock && !portsOfBlocks.has(ports)) this.blocksForPods.push(allowance);
      if (isBlock) portsOfBlocks.add(ports);
    }
  }

  private add(allowance: Allowance): void {
    const { peer } = allowance;
    if (peer === undefined) this.forAny.push(allowance);
    else if ((property(peer, 'ipBlock') ?? null) !== null) this.blocks.push(allowance);
    else {
      const label = firstLabelOf(property(peer, 'podSelector'));
      const same = label === undefined ? this.others : (this.byLabel.get(label) ?? []);
      if (label !== undefined) this.byLabel.set(label, same);
      same.push(allowance);
    }
  }

  /** Those that may be for an end, in lists. */
  for(end: End): Iterable<readonly Allowance[]> {
    if ('address' in end) return [this.forAny, this.blocks];
    const common = [this.forAny, this.others, this.blocksForPods];
    if (end.partly === true) return [...common, ...this.byLabel.values()];
    return [...common, ...Object.entries(end.labels).map(([key, value]) => this.byLabel.get(`${key}=${value}`) ?? [])];
  }
}

/** Orders objects by their names. */
export function byName(one: Resource, other: Resource): number {
  if (one.name === other.name) return 0;
  return one.name < other.name ? -1 : 1;
}

/** Policies that bound the same pods, asked together. */
export class PolicyList {
  private readonly allowances: Partial<Record<Direction, Allowances>> = {};
  private readonly denials: Partial<Record<Direction, boolean>> = {};
  private sorted: readonly Resource[] | undefined;

  constructor(readonly policies: readonly Policy[]) {}

  /** The first of them by name. */
  first(count: number): readonly Resource[] {
    return (this.sorted ??= this.policies.map(({ resource }) => resource).sort(byName)).slice(0, count);
  }

  /** Whether one of them shuts a direction and opens nothing. */
  deniesAll(direction: Direction): boolean {
    return (this.denials[direction] ??= this.policies.some((policy) => policy.deniesAll(direction)));
  }

  /** Whether one of them lets another end talk with the pods that they bound. */
  lets(direction: Direction, other: End, port: PodPort, listener: End, namespaces: Namespaces): Tri {
    const allowances = (this.allowances[direction] ??= new Allowances(
      this.policies.flatMap((policy) => policy.allowances(direction)),
    ));
    let answer: Tri = false;
    for (const list of allowances.for(other)) {
      for (const { own, peer, ports } of list) {
        // The port first, which is known at once and mostly another one.
        const isOpen = ports.length === 0 || some(ports, (entry) => isPort(entry, port, listener));
        if (isOpen === false) continue;
        const lets = all([isOpen, peer === undefined || isPeer(peer, other, own, namespaces)]);
        if (lets === true) return true;
        if (lets === undefined) answer = undefined;
      }
    }
    return answer;
  }
}
