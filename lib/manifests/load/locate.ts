import { EVENT_ID, parseEvents, SCALAR_STYLE, type Event, type ScalarEvent } from 'js-yaml';
import { isMergeKey, keyOf, offsetOf } from './compose';
import { MAX_DEPTH } from './limits';

const HEADER = /[|>][-+0-9]*[ \t]*(?:#.*)?\r?\n?$/;

/** The places of a document's values, for the questions of those who found something wrong with them. */
export class Places {
  private readonly events: readonly Event[];
  /** By event, the index of the event behind its node. */
  private readonly after: Int32Array;
  private readonly anchors = new Map<string, number[]>();
  private readonly root: number;

  /**
   * @param text - a document, with other documents perhaps
   * @param root - where the value of the document starts in it, counted from 0
   */
  constructor(
    private readonly text: string,
    root: number,
  ) {
    this.events = parseEvents(text, { maxDepth: MAX_DEPTH });
    this.after = new Int32Array(this.events.length);
    this.root = this.index(root);
  }

  /**
   * Where in the text, counted from 0, a value stands: a single value itself, a mapping or list its key. What is not there
   * stands where the nearest thing around it does.
   */
  offsetOf(parts: readonly string[]): number {
    let [node, place] = [this.root, this.startOf(this.root)];
    for (const part of parts) {
      const found = this.child(node, part);
      if (found === undefined) break;
      node = found[0];
      // An item that is left empty has no place of its own.
      if (found[1] >= 0) place = found[1];
    }
    return place;
  }

  /** Works out the ends of all nodes; returns the root of the document whose value starts there. */
  private index(root: number): number {
    const open: number[] = [];
    let first = 0;
    this.events.forEach((event, index) => {
      if (event.type === EVENT_ID.POP) this.after[open.pop() ?? 0] = index + 1;
      else if (event.type === EVENT_ID.SCALAR || event.type === EVENT_ID.ALIAS) this.after[index] = index + 1;
      else open.push(index);
      if (this.events[index - 1]?.type === EVENT_ID.DOCUMENT && offsetOf(event) === root) first = index;
      if (event.type !== EVENT_ID.ALIAS && 'anchorStart' in event && event.anchorStart >= 0) {
        const name = this.text.slice(event.anchorStart, event.anchorEnd);
        const set = this.anchors.get(name);
        if (set === undefined) this.anchors.set(name, [index]);
        else set.push(index);
      }
    });
    return first;
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
    return type === EVENT_ID.SEQUENCE ? this.item(node, part) : undefined;
  }

  private item(parent: number, part: string): [number, number] | undefined {
    let node = parent + 1;
    for (let left = Number(part); left > 0 && !this.isEnd(node); left--) node = this.after[node] ?? 0;
    if (!/^[0-9]+$/.test(part) || this.isEnd(node)) return undefined;
    return [node, this.startOf(node)];
  }

  /** The last entry that sets the key, merged ones included. */
  private entry(parent: number, part: string): [number, number] | undefined {
    let found: [number, number] | undefined;
    for (let key = parent + 1; !this.isEnd(key);) {
      const value = this.after[key] ?? 0;
      const event = this.events[key];
      if (event !== undefined && isMergeKey(this.text, event)) found = this.merged(value, part) ?? found;
      else if (this.keyAt(key) === part) found = [value, this.placeOf(value, key)];
      key = this.after[value] ?? 0;
    }
    return found;
  }

  private merged(value: number, part: string): [number, number] | undefined {
    if (this.events[value]?.type !== EVENT_ID.SEQUENCE) return this.child(value, part);
    for (let item = value + 1; !this.isEnd(item); item = this.after[item] ?? 0) {
      const found = this.child(item, part);
      if (found !== undefined) return found;
    }
    return undefined;
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
    if (event === undefined) return 0;
    return event.type === EVENT_ID.SCALAR ? this.scalarStart(event) : offsetOf(event);
  }

  /** Of a block of text its `|` or `>`. */
  private scalarStart(event: ScalarEvent): number {
    const start = offsetOf(event);
    if (event.style !== SCALAR_STYLE.LITERAL_BLOCK && event.style !== SCALAR_STYLE.FOLDED_BLOCK) return start;
    const line = this.text.lastIndexOf('\n', start - 2) + 1;
    const header = HEADER.exec(this.text.slice(line, start));
    return header === null ? start : line + header.index;
  }
}
