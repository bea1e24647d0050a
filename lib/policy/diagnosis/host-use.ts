import {
  hostNamesIn,
  itemsOf,
  property,
  stepsOf,
  textOf,
  valueAt,
  type EdgeKind,
  type Graph,
  type Product,
  type Reference,
} from '../../manifests';
import { isToldToOthers } from '../value-name';

/** How pods read an object's entries; that a role names it says nothing. */
const READING: ReadonlySet<EdgeKind> = new Set(['env', 'envFrom', 'volume', 'item', 'projected', 'subPath']);

/** Whether the entry that holds a host name is read by nobody, as far as the set shows. */
function isUnread({ from, path }: Reference, graph: Graph): boolean {
  if (from.type !== 'ConfigMap' && from.type !== 'Secret') return false;
  const [, key = ''] = stepsOf(path);
  const readers = graph.referencesTo({ kind: from.type, namespace: from.namespace, name: from.name });
  return !readers.some(({ by, target }) => READING.has(by) && (target.key === undefined || target.key === key));
}

/**
 * Whether a host stands in a file, which says many things of many names: those of its own parts, examples, namespaces. A port
 * beside it that the Service which is meant has shows that it is an address.
 */
function isOneNameOfMany({ from, path, target }: Reference, meant: readonly Product[]): boolean {
  const text = textOf(valueAt(from.body, path));
  if (!text.includes('\n')) return false;
  const stated = hostNamesIn(text).filter(({ service, implied }) => service === target.name && implied !== true);
  const ports = meant.flatMap(({ by }) =>
    itemsOf(property(by.body.spec, 'ports')).map((port) => property(port, 'port')),
  );
  return !stated.some(({ port }) => port === target.port && ports.includes(port));
}

/** Whether a name that no Service has may be something else than that of the Service which seems to be meant. */
export function isDoubtfulName(reference: Reference, meant: readonly Product[], graph: Graph): boolean {
  return isDoubtfulHost(reference, graph) || (reference.by === 'host' && isOneNameOfMany(reference, meant));
}

/** Whether a text names a host that perhaps nobody connects to: it is not read, or by its name it is for others to know. */
export function isDoubtfulHost(reference: Reference, graph: Graph): boolean {
  return reference.by === 'host' && (isToldToOthers(reference) || isUnread(reference, graph));
}
