import {
  itemsOf,
  isObject,
  property,
  scalarText,
  textOf,
  type Graph,
  type Json,
  type Resource,
} from '../../../manifests';
import { portNumber } from './probes';
import type { Server } from './server';

/** How many pods of a server there may be. */
export interface Size {
  readonly fewest: number;
  readonly most: number;
}

function countOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
}

function nameIn(namespace: string | undefined, kind: string, name: string): string {
  return `${namespace ?? ''}/${kind}/${name}`;
}

const scalers = new WeakMap<Graph, ReadonlyMap<string, Resource>>();

function scalersOf(graph: Graph): ReadonlyMap<string, Resource> {
  const found =
    scalers.get(graph) ??
    new Map(
      graph.ofKind('HorizontalPodAutoscaler').map((scaler) => {
        const target = property(property(scaler.body, 'spec'), 'scaleTargetRef');
        const [kind, name] = [textOf(property(target, 'kind')), textOf(property(target, 'name'))];
        return [nameIn(scaler.namespace, kind, name), scaler];
      }),
    );
  scalers.set(graph, found);
  return found;
}

/** The pods of a server's workload, by its autoscaler's bounds or its replicas; one pod where neither says more. */
export function sizeOf({ graph, pod }: Server): Size {
  const { namespace, kind, name, body } = pod.owner;
  const scaler = property(scalersOf(graph).get(nameIn(namespace, kind, name))?.body, 'spec');
  const replicas = countOf(property(property(body, 'spec'), 'replicas')) ?? 1;
  if (scaler === undefined) return { fewest: replicas, most: replicas };
  return {
    fewest: countOf(property(scaler, 'minReplicas')) ?? 1,
    most: countOf(property(scaler, 'maxReplicas')) ?? replicas,
  };
}

/** Whether several pods of a server may run at once, and have to know of each other. */
export function isCluster(server: Server): boolean {
  return sizeOf(server).most > 1;
}

const selecting = new WeakMap<Graph, Map<string, ReadonlyMap<Resource, readonly Resource[]>>>();

function selectorOf(resource: Resource): Json {
  const spec = property(resource.body, 'spec');
  const selector = property(spec, resource.type === 'NetworkPolicy' ? 'podSelector' : 'selector');
  if (resource.type === 'Service') return { matchLabels: isObject(selector) ? selector : {} };
  return selector ?? {};
}

/** A Service without a selector means no pods, while a policy without one means all of them. */
function meansPods(resource: Resource): boolean {
  const selector = property(property(resource.body, 'spec'), 'selector');
  return resource.type !== 'Service' || (isObject(selector) && Object.keys(selector).length > 0);
}

/** The objects of a kind whose selector means a server's pods, of all servers found in one go. */
export function selectingPods(
  { graph, pod }: Server,
  kind: 'NetworkPolicy' | 'PodDisruptionBudget' | 'Service',
): readonly Resource[] {
  const byKind = selecting.get(graph) ?? new Map<string, ReadonlyMap<Resource, readonly Resource[]>>();
  selecting.set(graph, byKind);
  const found = byKind.get(kind) ?? collect(graph, kind);
  byKind.set(kind, found);
  return found.get(pod.owner) ?? [];
}

function collect(graph: Graph, kind: string): ReadonlyMap<Resource, readonly Resource[]> {
  const found = new Map<Resource, Resource[]>();
  for (const resource of graph.ofKind(kind).filter(meansPods)) {
    for (const { owner } of graph.podsMatching(selectorOf(resource), resource.namespace)) {
      const others = found.get(owner);
      if (others === undefined) found.set(owner, [resource]);
      else others.push(resource);
    }
  }
  return found;
}

/** The direction of traffic, with the names that NetworkPolicies have for it. */
export interface Direction {
  readonly type: 'Ingress' | 'Egress';
  readonly rules: 'ingress' | 'egress';
  readonly peers: 'from' | 'to';
}

/** What comes in: `ingress` rules list whom it may come `from`. */
export const INGRESS: Direction = { type: 'Ingress', rules: 'ingress', peers: 'from' };
/** What goes out: `egress` rules list whom it may go `to`. */
export const EGRESS: Direction = { type: 'Egress', rules: 'egress', peers: 'to' };

/** The policies that restrict a server's traffic in a direction; without one all of it passes. */
export function policiesOf(server: Server, { type, rules }: Direction): readonly Resource[] {
  return selectingPods(server, 'NetworkPolicy').filter(({ body }) => {
    const spec = property(body, 'spec');
    const types = property(spec, 'policyTypes');
    if (Array.isArray(types)) return types.includes(type);
    return type === 'Ingress' || property(spec, rules) !== undefined;
  });
}

function passesPort(server: Server, rule: Json, port: number): boolean {
  const ports = itemsOf(property(rule, 'ports'));
  return (
    ports.length === 0 ||
    ports.some((item) => {
      const first = property(item, 'port');
      const last = property(item, 'endPort');
      const number = portNumber(server, first);
      if (textOf(property(item, 'protocol')) === 'UDP') return false;
      return (
        first === undefined ||
        number === port ||
        (number !== undefined && number <= port && Number(scalarText(last)) >= port)
      );
    })
  );
}

/** The peers that policies let through to a port, or from it; all of them are the empty list. */
export function peersOf(server: Server, direction: Direction, port: number): readonly (readonly Json[])[] {
  return policiesOf(server, direction).flatMap(({ body }) =>
    itemsOf(property(property(body, 'spec'), direction.rules))
      .filter((rule) => passesPort(server, rule, port))
      .map((rule) => itemsOf(property(rule, direction.peers))),
  );
}
