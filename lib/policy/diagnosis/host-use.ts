import {
  hostNamesIn,
  perList,
  perObject,
  stepsOf,
  textOf,
  valueAt,
  type EdgeKind,
  type Graph,
  type Product,
  type Reference,
  type Resource,
} from '../../manifests';
import { isInFile, isToldToOthers } from '../value-name';
import { portsOf } from './address';

/** How pods read an object's entries; that a role names it says nothing. */
const READING: ReadonlySet<EdgeKind> = new Set(['env', 'envFrom', 'volume', 'item', 'projected', 'subPath']);

/** What pods read of an object: all of it, or these keys. */
const readOf = perList((references: readonly Reference[]): { readonly all: boolean; readonly keys: Set<string> } => {
  const read = references.filter(({ by }) => READING.has(by)).map(({ target }) => target.key);
  return { all: read.includes(undefined), keys: new Set(read.filter((key) => key !== undefined)) };
});

/** Whether the entry that holds a host name is read by nobody, as far as the set shows. */
function isUnread({ from, path }: Reference, graph: Graph): boolean {
  if (from.type !== 'ConfigMap' && from.type !== 'Secret') return false;
  const [, key = ''] = stepsOf(path);
  const { all, keys } = readOf(graph.referencesTo({ kind: from.type, namespace: from.namespace, name: from.name }));
  return !all && !keys.has(key);
}

/** The ports, as a text says them, of each host in it. */
function statedPorts(text: string): ReadonlyMap<string, ReadonlySet<Reference['target']['port']>> {
  const byHost = new Map<string, Set<Reference['target']['port']>>();
  for (const { service, port, implied } of hostNamesIn(text)) {
    if (implied === true) continue;
    const ports = byHost.get(service) ?? new Set();
    byHost.set(service, ports.add(port));
  }
  return byHost;
}

/** By object and path; a file that names many hosts is gone through once for all of them. */
const statedIn = perObject<Resource, Map<string, ReturnType<typeof statedPorts>>>(() => new Map());

function portsStated(from: Resource, path: string, host: string): ReadonlySet<Reference['target']['port']> {
  const known = statedIn(from);
  const byHost = known.get(path) ?? statedPorts(textOf(valueAt(from.body, path)));
  known.set(path, byHost);
  return byHost.get(host) ?? new Set();
}

/**
 * Whether a host stands in a file, which says many things of many names: those of its own parts, examples, namespaces. A port
 * beside it that the Service which is meant has shows that it is an address.
 */
function isOneNameOfMany({ from, path, target }: Reference, meant: readonly Product[]): boolean {
  if (!isInFile({ from, path })) return false;
  const isStated = portsStated(from, path, target.name).has(target.port);
  return !(isStated && meant.some(({ by }) => portsOf(by).has(target.port)));
}

/** Whether a name that no Service has may be something else than that of the Service which seems to be meant. */
export function isDoubtfulName(reference: Reference, meant: readonly Product[], graph: Graph): boolean {
  return isDoubtfulHost(reference, graph) || (reference.by === 'host' && isOneNameOfMany(reference, meant));
}

/** Whether a text names a host that perhaps nobody connects to: it is not read, or by its name it is for others to know. */
export function isDoubtfulHost(reference: Reference, graph: Graph): boolean {
  return reference.by === 'host' && (isToldToOthers(reference) || isUnread(reference, graph));
}
