import type { Graph, Resource } from '../manifests';
import { selectingNothing } from './dangling';
import { endOf, targetPorts, type Direction, type End, type PodEnd, type PodPort } from './network-ends';
import { byName, namespacesOf, Policy, PolicyList, type Namespaces } from './network-policies';
import { perGraph } from './per-graph';
import { some, type Tri } from './tri';

export { endOf, targetPorts };
export type { Direction, End, PodEnd, PodPort, Protocol } from './network-ends';

/** The policies that bound one direction of a pod's traffic. */
export interface Bounds {
  /** How many certainly select it; with none everything is allowed, as far as the set tells. */
  readonly certain: number;
  /** The first of these by name. */
  readonly first: (count: number) => readonly Resource[];
  /** All of these, each list the same for all pods that it bounds. */
  readonly lists: readonly PolicyList[];
  /** One of them denies all, so that the set is where the namespace's traffic is decided; others may add to a narrow one. */
  readonly decided: boolean;
  /** Whether the policies let the pod talk with another end, at a port of whichever listens. */
  readonly lets: (other: End, port: PodPort) => Tri;
}

function push<K, V>(groups: Map<K, V[]>, key: K, item: V): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
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

/** Policies of one namespace with the same selector, so that a pod asks all of them at once. */
class PolicyGroup {
  private readonly policies: Policy[] = [];
  private readonly lists: Partial<Record<Direction, PolicyList>> = {};

  add(policy: Policy): void {
    this.policies.push(policy);
  }

  selects(pod: PodEnd): Tri {
    return this.policies[0]?.selects(pod);
  }

  /** Those that are for a direction. */
  of(direction: Direction): PolicyList {
    return (this.lists[direction] ??= new PolicyList(this.policies.filter((policy) => policy.isFor(direction))));
  }
}

/**
 * What the NetworkPolicies of a set allow
 * (https://kubernetes.io/docs/concepts/services-networking/network-policies/), in three answers: what depends on labels,
 * addresses or policies that the set does not have is unknown.
 */
export class Network {
  /** By a label that pods must have, and by namespace and that label. */
  private readonly groups = new Map<string, PolicyGroup[]>();
  private readonly placed = new Map<string, PolicyGroup[]>();
  private readonly hasOpen: boolean;
  private readonly namespaces: Namespaces;
  /** Whether something else than NetworkPolicies has a say. */
  private readonly hasOthers: boolean;
  private readonly known = new WeakMap<PodEnd, Partial<Record<Direction, Bounds>>>();
  /** By direction and namespace those that select nothing, one of which may be meant for a pod. */
  private readonly mislaid = new Map<string, PolicyList>();

  constructor(private readonly graph: Graph) {
    const known = new Map<string, PolicyGroup>();
    for (const resource of graph.ofKind('NetworkPolicy')) {
      const policy = new Policy(resource);
      const { namespace = '' } = resource;
      const id = JSON.stringify([namespace, policy.selector]);
      const group = known.get(id) ?? this.start(namespace, policy.firstLabel ?? '');
      known.set(id, group);
      group.add(policy);
    }
    this.hasOpen = graph.ofKind('NetworkPolicy').some(({ namespace }) => namespace === undefined);
    this.namespaces = namespacesOf(graph);
    this.hasOthers = OTHER_POLICIES.some((kind) => graph.ofKind(kind).length > 0);
  }

  private start(namespace: string, key: string): PolicyGroup {
    const group = new PolicyGroup();
    push(this.groups, key, group);
    push(this.placed, `${namespace}\n${key}`, group);
    return group;
  }

  /** The policies that may select a pod by its namespace and labels. */
  private candidates({ namespace, labels, partly }: PodEnd): readonly PolicyGroup[] {
    if (partly === true) return [...this.groups.values()].flat();
    const keys = ['', ...Object.entries(labels).map(([key, value]) => `${key}=${value}`)];
    // Those of other namespaces are left out, unless either namespace is open.
    return this.hasOpen || namespace === undefined
      ? keys.flatMap((key) => this.groups.get(key) ?? [])
      : keys.flatMap((key) => this.placed.get(`${namespace}\n${key}`) ?? []);
  }

  private mislaidIn(namespace: string | undefined, direction: Direction): PolicyList {
    const id = `${direction} ${namespace ?? ''}`;
    const known = this.mislaid.get(id);
    if (known !== undefined) return known;
    const policies = selectingNothing(this.graph, 'NetworkPolicy', namespace).map((resource) => new Policy(resource));
    const found = new PolicyList(policies.filter((policy) => policy.isFor(direction)));
    this.mislaid.set(id, found);
    return found;
  }

  /** What bounds a pod's traffic in one direction. */
  bounds(pod: PodEnd, direction: Direction): Bounds {
    const held = this.known.get(pod) ?? {};
    this.known.set(pod, held);
    return (held[direction] ??= this.findBounds(pod, direction));
  }

  private findBounds(pod: PodEnd, direction: Direction): Bounds {
    const own = this.candidates(pod).map((group) => ({ list: group.of(direction), selects: group.selects(pod) }));
    const listsOf = (wanted: Tri): PolicyList[] =>
      own.filter(({ selects }) => selects === wanted).map(({ list }) => list);
    const [certain, possible] = [listsOf(true), listsOf(undefined)];
    const count = (lists: readonly PolicyList[]): number =>
      lists.reduce((sum, { policies }) => sum + policies.length, 0);
    const lets = (other: End, port: PodPort): Tri => {
      const listener = direction === 'Ingress' ? pod : other;
      const by = (lists: readonly PolicyList[]) =>
        some(lists, (list) => list.lets(direction, other, port, listener, this.namespaces));
      // What one policy allows is allowed, whatever the others say.
      const allowed = by(certain);
      if (count(certain) + count(possible) === 0 || allowed === true) return true;
      if (count(certain) === 0 || this.hasOthers) return undefined;
      if (allowed === undefined || by(possible) !== false) return undefined;
      return by([this.mislaidIn(pod.namespace, direction)]) === false ? false : undefined;
    };
    const first = (most: number): readonly Resource[] =>
      certain
        .flatMap((list) => list.first(most))
        .sort(byName)
        .slice(0, most);
    const decided = certain.some((list) => list.deniesAll(direction));
    return { certain: count(certain), first, lists: certain, decided, lets };
  }
}

/** The network of a graph, read once. */
export const networkOf = perGraph((graph) => new Network(graph));
