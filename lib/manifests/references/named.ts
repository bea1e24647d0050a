import { clusterScoped, podSpecAt, podSpecs, type Consumer } from '../catalogue';
import type { EdgeKind, Reference, Target } from '../reference';
import { isObject, itemsOf, property, textOf, type Json, type JsonObject, type Resource } from '../resource';
import { emptyTrie, plant, walk, type Trie } from './walk';

/** The catalogue's entries by kind. */
export type ConsumerIndex = ReadonlyMap<string, Trie<Consumer>>;

/** Joins entries by the kinds that they occur in. */
export function indexConsumers(entries: readonly Consumer[]): ConsumerIndex {
  const index = new Map<string, Trie<Consumer>>();
  const add = (kind: string, pattern: string, entry: Consumer) => {
    const trie = index.get(kind) ?? emptyTrie<Consumer>();
    index.set(kind, trie);
    plant(trie, pattern, entry);
  };
  for (const entry of entries) {
    if (entry.kinds !== 'pod') for (const kind of entry.kinds) add(kind, entry.at, entry);
    else for (const kind of Object.keys(podSpecs)) add(kind, `${podSpecAt(kind) ?? ''}.${entry.at}`, entry);
  }
  return index;
}

interface Named {
  readonly name: string;
  readonly path: string;
  readonly at: string;
}

/** The names that an entry's value holds: text, or a list of texts, in itself or in one of its properties. */
function namesOf(entry: Consumer, value: Json, path: string): Named[] {
  const held = entry.name === undefined ? value : property(value, entry.name);
  const at = entry.name === undefined ? path : `${path}/${entry.name}`;
  if (typeof held === 'string') return held === '' ? [] : [{ name: held, path, at }];
  return itemsOf(held).flatMap((item, index) =>
    typeof item === 'string' && item !== ''
      ? [{ name: item, path: `${at}/${String(index)}`, at: `${at}/${String(index)}` }]
      : [],
  );
}

function kindsOf(entry: Consumer, holder: JsonObject): readonly string[] {
  if (entry.targets !== undefined) return entry.targets(holder);
  return [(entry.kindAt === undefined ? '' : textOf(holder[entry.kindAt])) || entry.target];
}

/** A port as a Service's consumers write it: a number, a name, or a mapping with one of both. */
function portOf(value: Json | undefined): string | number | undefined {
  if (typeof value === 'number' || (typeof value === 'string' && value !== '')) return value;
  if (!isObject(value)) return undefined;
  return portOf(value.name) ?? portOf(value.number);
}

interface Asked {
  readonly key?: string;
  readonly port?: string | number;
  readonly path: string;
  readonly keyAt?: string;
}

/** What is asked of the target: a key, each of several, a port, or the object alone. */
function askedOf(entry: Consumer, value: JsonObject, path: string): readonly Asked[] {
  if (entry.key !== undefined) {
    const key = textOf(property(value, entry.key));
    return key === '' ? [{ path }] : [{ key, path, keyAt: `${path}/${entry.key}` }];
  }
  if (entry.port !== undefined) {
    const port = portOf(property(value, entry.port));
    if (port !== undefined) return [{ port, path, keyAt: `${path}/${entry.port}` }];
    return entry.impliedPort === undefined ? [{ path }] : [{ port: entry.impliedPort, path }];
  }
  if (entry.items === undefined) return [{ path }];
  const base = `${path}/${entry.items}`;
  const items = itemsOf(property(value, entry.items)).flatMap((item, index) => {
    const key = textOf(property(item, 'key'));
    const itemPath = `${base}/${String(index)}`;
    return key === '' ? [] : [{ key, path: itemPath, keyAt: `${itemPath}/key` }];
  });
  return items.length === 0 ? [{ path }] : items;
}

/** What an asked target has of a key and of a port. */
function partsOf({ key, port }: Asked): Pick<Target, 'key' | 'port'> {
  return { ...(key === undefined ? {} : { key }), ...(port === undefined ? {} : { port }) };
}

function edgeOf({ by, items }: Consumer, { key }: Asked): EdgeKind {
  return key !== undefined && items !== undefined ? 'item' : (by ?? 'name');
}

function* referencesAt(entry: Consumer, value: Json, path: string, from: Resource): Iterable<Reference> {
  const holder = isObject(value) ? value : {};
  const stated = textOf(property(holder, entry.namespaceAt ?? 'namespace')) || from.namespace;
  const optional = entry.optional ?? property(holder, 'optional') === true;
  const lenient = entry.lenient ?? false;
  for (const { name, path: named, at } of namesOf(entry, value, path)) {
    for (const kind of kindsOf(entry, holder)) {
      const namespace = clusterScoped.has(kind) ? undefined : stated;
      for (const asked of askedOf(entry, holder, named)) {
        const by = edgeOf(entry, asked);
        const target = { kind, namespace, name, ...partsOf(asked) };
        const keyAt = asked.keyAt === undefined ? {} : { keyAt: asked.keyAt };
        yield { by, from, path: asked.path, at, ...keyAt, target, optional, lenient };
      }
    }
  }
}

/** Every reference that the catalogue finds in an object. */
export function namedReferences(resource: Resource, index: ConsumerIndex): Reference[] {
  const trie = index.get(resource.type);
  if (trie === undefined) return [];
  const found: Reference[] = [];
  walk(trie, resource.body, '', (entry, value, path) => {
    for (const reference of referencesAt(entry, value, path, resource)) found.push(reference);
  });
  return found;
}
