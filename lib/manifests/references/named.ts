import { clusterScoped, podSpecAt, type Consumer } from '../catalogue';
import type { EdgeKind, Reference, Target } from '../reference';
import { isObject, itemsOf, property, textOf, type Json, type JsonObject, type Resource } from '../resource';
import { select } from '../select';
import type { Index } from './draft';
import { namesInText, parsedJson } from './name-text';
import { emptyTrie, plant, walk, type Trie } from './walk';

/** The catalogue's entries by kind, joined for a kind when it is first asked for: few sets have many kinds. */
export class ConsumerIndex {
  private readonly ofPods: readonly Consumer[];
  private readonly byKind = new Map<string, Consumer[]>();
  private readonly tries = new Map<string, Trie<Consumer> | undefined>();

  constructor(entries: readonly Consumer[]) {
    this.ofPods = entries.filter(({ kinds }) => kinds === 'pod');
    for (const entry of entries) {
      for (const kind of entry.kinds === 'pod' ? [] : entry.kinds) {
        const held = this.byKind.get(kind);
        if (held === undefined) this.byKind.set(kind, [entry]);
        else held.push(entry);
      }
    }
  }

  /** What is looked for in objects of a kind; nothing where nothing is. */
  get(kind: string): Trie<Consumer> | undefined {
    if (!this.tries.has(kind)) this.tries.set(kind, this.joined(kind));
    return this.tries.get(kind);
  }

  private joined(kind: string): Trie<Consumer> | undefined {
    const own = this.byKind.get(kind) ?? [];
    const spec = podSpecAt(kind);
    if (own.length === 0 && spec === undefined) return undefined;
    const trie = emptyTrie<Consumer>();
    for (const entry of spec === undefined ? [] : this.ofPods) {
      plant(trie, [spec, entry.at].filter((part) => part !== '').join('.'), entry);
    }
    for (const entry of own) plant(trie, entry.at, entry);
    return trie;
  }
}

interface Named {
  readonly name: string;
  /** As the text of the name says it. */
  readonly namespace?: string | undefined;
  readonly path: string;
  readonly at: string;
}

/** Where an entry is looked for. */
interface Place {
  readonly from: Resource;
  readonly index: Index;
}

function textNames(entry: Consumer, text: string, path: string, at: string, place: Place): Named[] {
  // Most texts are names and nothing else.
  if (entry.form === undefined && entry.read === undefined) return [{ name: text, path, at }];
  const { from, index } = place;
  return namesInText(entry, text, from, index).map((found) => ({ ...found, path, at }));
}

/** The names that an entry's value holds: text, or a list of texts, in itself or in one of its properties. */
function namesOf(entry: Consumer, value: Json, path: string, place: Place): Named[] {
  const held = entry.name === undefined ? value : property(value, entry.name);
  const at = entry.name === undefined ? path : `${path}/${entry.name}`;
  if (typeof held === 'string') return held === '' ? [] : textNames(entry, held, path, at, place);
  return itemsOf(held).flatMap((item, index) => {
    const itemPath = `${at}/${String(index)}`;
    return typeof item === 'string' && item !== '' ? textNames(entry, item, itemPath, itemPath, place) : [];
  });
}

function kindsOf(entry: Consumer, holder: JsonObject, { from, index }: Place): readonly string[] {
  if (entry.targets !== undefined) return entry.targets(holder, from, index);
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
  if (entry.keys !== undefined) return entry.keys.map((key) => ({ key, path }));
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

/** How much a missing target counts. */
function weightOf(
  { optional, lenient = false }: Consumer,
  holder: JsonObject,
): Pick<Reference, 'optional' | 'lenient'> {
  return { optional: optional ?? property(holder, 'optional') === true, lenient };
}

function* referencesAt(entry: Consumer, value: Json, path: string, place: Place): Iterable<Reference> {
  const { from } = place;
  const holder = isObject(value) ? value : {};
  const stated = textOf(property(holder, entry.namespaceAt ?? 'namespace')) || (entry.inNamespace ?? from.namespace);
  const weight = weightOf(entry, holder);
  for (const { name, namespace: written, path: named, at } of namesOf(entry, value, path, place)) {
    for (const kind of kindsOf(entry, holder, place)) {
      const namespace = clusterScoped.has(kind) ? undefined : (written ?? stated);
      for (const asked of askedOf(entry, holder, named)) {
        const by = edgeOf(entry, asked);
        const target = { kind, namespace, name, ...partsOf(asked) };
        const keyAt = asked.keyAt === undefined ? {} : { keyAt: asked.keyAt };
        yield { by, from, path: asked.path, at, ...keyAt, target, ...weight };
      }
    }
  }
}

/** What an entry is about at its place: the value itself, or what stands in the JSON that it is. */
function valuesAt({ json }: Consumer, value: Json): readonly Json[] {
  if (json === undefined) return [value];
  const parsed = parsedJson(value);
  return isObject(parsed) ? select(parsed, json).map((found) => found.value) : [];
}

/** Every reference that the catalogue finds in an object. */
export function namedReferences(resource: Resource, entries: ConsumerIndex, index: Index): Reference[] {
  const trie = entries.get(resource.type);
  if (trie === undefined) return [];
  const found: Reference[] = [];
  const place: Place = { from: resource, index };
  walk(trie, resource.body, '', (entry, value, path) => {
    for (const inner of valuesAt(entry, value)) {
      for (const reference of referencesAt(entry, inner, path, place)) found.push(reference);
    }
  });
  return found;
}
