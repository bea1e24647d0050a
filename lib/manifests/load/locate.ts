import { isMergeKey, keyOf, offsetOf } from './compose';
import { jsonAsYaml } from './json';
import { FaultError } from './problem';
import { EVENT_ID, parsable, parseDocument, type Event } from './yaml';

/** The events of a document that has been read; none of the odd JSON that YAML can not be made of. */
function eventsOf(text: string): readonly Event[] {
  for (const readable of [(): string => text, (): string => jsonAsYaml(text)]) {
    try {
      return parseDocument(parsable(readable()));
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
    }
  }
  return [];
}

/** The root comes right behind the event of the document. */
const ROOT = 1;

const INDEX = /^[0-9]+$/;

/** The places of a document's values, for the questions of those who found something wrong with them. */
export class Places {
  private readonly events: readonly Event[];
  /** By event, the index of the event behind its node. */
  private readonly after: Int32Array;
  private readonly anchors = new Map<string, number[]>();
  private readonly items = new Map<number, readonly number[]>();
  private readonly keys = new Map<number, ReadonlyMap<string, number>>();

  /** @param text - a document */
  constructor(private readonly text: string) {
    this.events = eventsOf(text);
    this.after = new Int32Array(this.events.length);
    this.index();
  }

  /**
   * Where in the text, counted from 0, a value stands: a single value itself, a mapping or list its key. What is not there
   * stands where the nearest thing around it does.
   */
  offsetOf(parts: readonly string[]): number {
    let [node, place] = [ROOT, this.startOf(ROOT)];
    for (const part of parts) {
      const found = this.child(node, part);
      if (found === undefined) break;
      node = found[0];
      // An item that is left empty has no place of its own.
      if (found[1] >= 0) place = found[1];
    }
    return place;
  }

  /** Works out the ends of all nodes. */
  private index(): void {
    const open: number[] = [];
    this.events.forEach((event, index) => {
      if (event.type === EVENT_ID.POP) this.after[open.pop() ?? 0] = index + 1;
      else if (event.type === EVENT_ID.SCALAR || event.type === EVENT_ID.ALIAS) this.after[index] = index + 1;
      else open.push(index);
      if (event.type !== EVENT_ID.ALIAS && 'anchorStart' in event && event.anchorStart >= 0) {
        const name = this.text.slice(event.anchorStart, event.anchorEnd);
        const set = this.anchors.get(name);
        if (set === undefined) this.anchors.set(name, [index]);
        else set.push(index);
      }
    });
  }

  /** A node that is meant where an alias may stand: the last with the anchor before it. */
  private resolve(node: number): number {
    const event = this.events[node];
    if (event?.type !== EVENT_ID.ALIAS) return node;
    const set = this.anchors.get(this.text.slice(event.anchorStart, event.anchorEnd)) ?? [];
    let [low, high] = [0, set.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((set[middle] ?? 0) < node) low = middle + 1;
      else high = middle;
    }
    return set[low - 1] ?? node;
  }

  /** The node under a key or an index, and its place. */
  private child(parent: number, part: string): [node: number, place: number] | undefined {
    const node = this.resolve(parent);
    const type = this.events[node]?.type;
    if (type === EVENT_ID.MAPPING) return this.entry(node, part);
    return type === EVENT_ID.SEQUENCE && INDEX.test(part) ? this.item(node, Number(part)) : undefined;
  }

  private item(parent: number, index: number): [number, number] | undefined {
    const item = this.itemsOf(parent)[index];
    return item === undefined ? undefined : [item, this.startOf(item)];
  }

  private entry(parent: number, part: string): [number, number] | undefined {
    const key = this.keysOf(parent).get(part);
    if (key === undefined) return undefined;
    const value = this.after[key] ?? 0;
    return [value, this.placeOf(value, key)];
  }

  /** The items of a list; gone through once, whatever is asked of it. */
  private itemsOf(parent: number): readonly number[] {
    const known = this.items.get(parent);
    if (known !== undefined) return known;
    const items: number[] = [];
    for (let item = parent + 1; !this.isEnd(item); item = this.after[item] ?? 0) items.push(item);
    this.items.set(parent, items);
    return items;
  }

  /** By their texts the keys of a mapping, of each the last that sets it, merged ones included; gone through once as well. */
  private keysOf(parent: number): ReadonlyMap<string, number> {
    const known = this.keys.get(parent);
    if (known !== undefined) return known;
    const keys = new Map<string, number>();
    for (let key = parent + 1; !this.isEnd(key);) {
      const value = this.after[key] ?? 0;
      const event = this.events[key];
      const text = this.keyAt(key);
      if (event !== undefined && isMergeKey(this.text, event)) this.merge(value, keys);
      else if (text !== undefined) keys.set(text, key);
      key = this.after[value] ?? 0;
    }
    this.keys.set(parent, keys);
    return keys;
  }

  /** Adds what `<<` names. Of a list the first items win. */
  private merge(value: number, into: Map<string, number>): void {
    const sources = this.events[value]?.type === EVENT_ID.SEQUENCE ? this.itemsOf(value) : [value];
    for (const source of sources.toReversed()) {
      const node = this.resolve(source);
      if (this.events[node]?.type !== EVENT_ID.MAPPING) continue;
      for (const [text, key] of this.keysOf(node)) into.set(text, key);
    }
  }

  private keyAt(node: number): string | undefined {
    const event = this.events[this.resolve(node)];
    return event?.type === EVENT_ID.SCALAR ? keyOf(this.text, event) : undefined;
  }

  private isEnd(node: number): boolean {
    return (this.events[node] ?? { type: EVENT_ID.POP }).type === EVENT_ID.POP;
  }

  private placeOf(value: number, key: number): number {
    const type = this.events[this.resolve(value)]?.type;
    const single = type === EVENT_ID.SCALAR ? this.startOf(value) : -1;
    return single < 0 ? this.startOf(key) : single;
  }

  private startOf(node: number): number {
    const event = this.events[node];
    return event === undefined ? 0 : offsetOf(event);
  }
}
