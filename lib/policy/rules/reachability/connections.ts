import {
  describe,
  perList,
  property,
  stepsOf,
  textOf,
  type Graph,
  type PodTemplate,
  type Product,
  type Reference,
  type Resource,
} from '../../../manifests';
import { causeOf } from '../../diagnosis/cause';
import { together } from '../../namespace';
import { perGraph } from '../../per-graph';
import { scaleOf } from '../../scale';
import { isInFile, isToldToOthers, perText, valueName } from '../../value-name';
import { backendsOf, isHeadless, type Backend } from './backends';

/** A pod that is told of a Service. */
export interface Connection {
  readonly source: PodTemplate;
  readonly service: Resource;
  /** Where the Service's name stands, first of all places. */
  readonly reference: Reference;
  readonly others: Reference[];
  readonly backends: readonly Backend[];
  /** Whether the pod reads that very address; a pod that takes a whole object or file may not use all that is in it. */
  readonly certain: boolean;
}

interface Reader {
  readonly pod: PodTemplate;
  readonly certain: boolean;
}

/** Names of values that may as well say how the program itself is called. */
const OWN_NAME = /base_?url|root_?url|domain|host_?name|server_?name|self/i;

/** Whether a value is the address of something to connect to; whole files say many things of many hosts. */
const isAddress = perText((named): boolean => !isInFile(named) && !OWN_NAME.test(valueName(named)));

/** The object and key that the text with a host ends up under: the holder's own, or that of the Secret it makes. */
function entryOf({ from, path }: Reference): { kind: string; name: string; key: string } | undefined {
  const steps = stepsOf(path);
  if (from.type === 'ExternalSecret') {
    const name = textOf(property(property(property(from.body, 'spec'), 'target'), 'name')) || from.name;
    return { kind: 'Secret', name, key: steps.at(-1) ?? '' };
  }
  return from.type === 'ConfigMap' || from.type === 'Secret'
    ? { kind: from.type, name: from.name, key: steps[1] ?? '' }
    : undefined;
}

/** The pods that read the text with a host: the one it stands in, or those that take the entry or the whole object. */
function readersOf(reference: Reference, graph: Graph): Reader[] {
  const own = graph.podOf(reference.from);
  const address = isAddress(reference);
  if (own !== undefined) return [{ pod: own, certain: address }];
  const entry = entryOf(reference);
  if (entry === undefined) return [];
  const certainty = new Map<PodTemplate, boolean>();
  for (const { from, target } of graph.referencesTo({ ...entry, namespace: reference.from.namespace })) {
    const pod = together(from, reference.from) ? graph.podOf(from) : undefined;
    if (pod === undefined || (target.key !== undefined && target.key !== entry.key)) continue;
    certainty.set(pod, certainty.get(pod) === true || (address && target.key !== undefined));
  }
  return [...certainty].map(([pod, certain]) => ({ pod, certain }));
}

/** What a host names, or was certainly meant to: a wrong name does not hide what is shut behind it. */
function namedBy(reference: Reference, graph: Graph): readonly Product[] {
  const { target } = reference;
  const found = graph.find('Service', target.namespace, target.name);
  if (found.length > 0 || graph.answer(reference).is !== 'dangling') return found;
  // The world tells something of objects of the whole cluster alone, and a Service is none.
  const { certain, meant } = causeOf(reference, graph, { world: 'open' });
  return certain ? meant : [];
}

/** The one Service of the set that a host means. */
function serviceOf(reference: Reference, graph: Graph): Resource | undefined {
  const { target } = reference;
  const [service, ...others] = new Set(namedBy(reference, graph).map(({ by }) => by));
  return others.length === 0 && service?.type === 'Service' && service.namespace === target.namespace
    ? service
    : undefined;
}

/** A pod that shares the node's network is outside every policy. */
function onHostNetwork({ spec }: PodTemplate): boolean {
  return property(spec, 'hostNetwork') === true;
}

/** Names of values by which the pods of a workload find each other. */
const PEERS = /peer|cluster|seed|join|raft|gossip/i;
const isOfPeers = perText((named): boolean => PEERS.test(valueName(named)));

/**
 * Whether a pod is told its own name, which is mostly for others: for a certificate, or as the address that it gives out. A
 * headless Service is there to be asked for peers, unless there is only one pod.
 */
function isItself({ backends: behind, service, source, reference }: Connection, graph: Graph): boolean {
  if (!behind.some(({ pod }) => pod === source)) return false;
  if ((scaleOf(source.owner, graph)?.most ?? 1) <= 1) return true;
  return behind.every(({ pod }) => pod === source) && !isHeadless(service) && !isOfPeers(reference);
}

function connectionsVia(reference: Reference, graph: Graph): Connection[] {
  const service = serviceOf(reference, graph);
  if (service === undefined || isToldToOthers(reference)) return [];
  const behind = backendsOf(service, reference.target.port, graph);
  if (behind.length === 0 || behind.some(({ pod }) => onHostNetwork(pod))) return [];
  return readersOf(reference, graph)
    .filter(({ pod }) => !onHostNetwork(pod))
    .map(({ pod, certain }): Connection => ({ source: pod, service, reference, others: [], backends: behind, certain }))
    .filter((connection) => !isItself(connection, graph));
}

const portsAt = perList((of: readonly Backend[]) => of.map(({ port }) => `${port.number}/${port.protocol}`).join());

function keyOf({ source, service, backends: behind, certain }: Connection): string {
  const { namespace } = source.owner;
  return [describe(source.owner), namespace, service.namespace, service.name, portsAt(behind), certain].join(' ');
}

/** The references to hosts, in an order that does not depend on that of the files. */
const hostReferences = perGraph((graph) => {
  const keyed = graph.references
    .filter(({ by }) => by === 'host')
    .map((reference) => ({ reference, key: `${describe(reference.from)} ${reference.path}` }));
  keyed.sort((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)));
  return keyed.map(({ reference }) => reference);
});

/** Every connection that a set's texts tell a pod of, each once with all its places. */
export const connectionsOf: (graph: Graph) => readonly Connection[] = perGraph((graph) => {
  const connections = new Map<string, Connection>();
  for (const reference of hostReferences(graph)) {
    for (const connection of connectionsVia(reference, graph)) {
      const key = keyOf(connection);
      const known = connections.get(key);
      if (known === undefined) connections.set(key, connection);
      else known.others.push(reference);
    }
  }
  return [...connections.values()];
});

/** The pods that are told of any host, certainly or perhaps, with the first place that does. */
export const hostUsers: (graph: Graph) => ReadonlyMap<PodTemplate, { reference: Reference; certain: boolean }> =
  perGraph((graph) => {
    const users = new Map<PodTemplate, { reference: Reference; certain: boolean }>();
    for (const reference of hostReferences(graph)) {
      if (isToldToOthers(reference)) continue;
      for (const { pod, certain } of readersOf(reference, graph)) {
        if (!onHostNetwork(pod) && users.get(pod)?.certain !== true) users.set(pod, { reference, certain });
      }
    }
    return users;
  });
