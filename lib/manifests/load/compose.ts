import { isObject, type Flaw, type Json, type JsonObject } from '../resource';
import { FaultError } from './problem';
import { coreTag, keyText, type Scalar, scalarValue } from './scalar';
import { EVENT_ID, type Event, SCALAR_STYLE, type ScalarEvent, scalarText } from './yaml';

/** A document as its parser's events tell it. */
export interface Composed {
  readonly value: Json;
  /** Where the value starts; -1 for an empty document. */
  readonly root: number;
  /** Keys that stand twice, by where they stand in the document. */
  readonly flaws: readonly Flaw[];
  /** How many values aliases repeat. */
  readonly repeated: number;
}

interface Anchor {
  /** Undefined until the value is complete. */
  value: Json | undefined;
  /** How many values it holds, those of aliases in it included. */
  size: number;
}

type Mutable = Record<string, Json>;

/** Go's reader stops where, of so many values, a greater part than this is repeated by aliases. */
const SMALL = { values: 400_000, part: 0.99 };
const LARGE = { values: 4_000_000, part: 0.1 };

function isExcessive(repeated: number, values: number): boolean {
  if (repeated <= 100 || values <= 1000) return false;
  const size = Math.min(Math.max(values, SMALL.values), LARGE.values);
  const share = (size - SMALL.values) / (LARGE.values - SMALL.values);
  return repeated / values > SMALL.part - (SMALL.part - LARGE.part) * share;
}

const ESCAPES = /[~/]/g;
const NONE: readonly Flaw[] = [];

/** A key as a part of a JSON Pointer. */
export function pointerPart(key: string): string {
  return key.replaceAll(ESCAPES, (mark) => (mark === '~' ? '~0' : '~1'));
}

/** Whether a key is `<<`, which takes in the keys of other mappings: without quotes, or with a tag that says so. */
export function isMergeKey(text: string, event: Event): boolean {
  if (event.type !== EVENT_ID.SCALAR || !text.startsWith('<<', event.valueStart)) return false;
  if (event.valueEnd - event.valueStart !== 2) return false;
  if (event.tagStart < 0) return event.style === SCALAR_STYLE.PLAIN;
  return event.tagEnd - event.tagStart === 1 || coreTag(text, event) === 'merge';
}

/**
 * The text of a key.
 * @throws FaultError if it has none.
 */
export function keyOf(text: string, event: ScalarEvent): string {
  const source = scalarText(text, event);
  const key = keyText(scalarValue(text, event, source), source);
  if (key !== undefined) return key;
  throw new FaultError(Math.max(event.start, 0), 'a key is empty or null', 'give the value a key, or quote the key');
}

/** `__proto__` is a key like any other. */
function put(into: Mutable, key: string, value: Json): void {
  if (key !== '__proto__') into[key] = value;
  else Object.defineProperty(into, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Builds the value of a document from its parser's events. */
class Composer {
  private at = 0;
  private readonly anchors = new Map<string, Anchor>();
  private readonly path: (string | number)[] = [];
  private depth = 0;
  /** How many values there are so far, the document itself and what aliases repeat included. */
  private nodes = 1;
  private repeated = 0;
  private readonly flaws: Flaw[] = [];

  constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
  ) {}

  document(): Composed {
    this.at++;
    const root = offsetOf(this.peek());
    const value = this.value();
    return { value, root, flaws: this.flaws.length === 0 ? NONE : this.flaws, repeated: this.repeated };
  }

  private peek(): Event {
    const event = this.events[this.at];
    if (event === undefined) throw new RangeError('the event stream ends early');
    return event;
  }

  private value(): Json {
    const event = this.peek();
    if (event.type === EVENT_ID.ALIAS) return this.alias();
    const anchor = this.open(event);
    const before = this.nodes++;
    const value = this.content(event);
    if (anchor !== undefined) [anchor.value, anchor.size] = [value, this.nodes - before];
    return value;
  }

  private content(event: Event): Json {
    this.at++;
    switch (event.type) {
      case EVENT_ID.SCALAR:
        return this.scalar(event);
      case EVENT_ID.MAPPING:
        return this.mapping();
      case EVENT_ID.SEQUENCE:
        return this.sequence();
      default:
        throw new RangeError('the event stream is out of order');
    }
  }

  private scalar(event: ScalarEvent): Scalar {
    const value = scalarValue(this.text, event);
    if (typeof value !== 'number' || Number.isFinite(value)) return value;
    throw new FaultError(event.start, 'JSON, and so Kubernetes, has no such number', 'put it in quotes');
  }

  private open(event: Event): Anchor | undefined {
    if (!('anchorStart' in event) || event.anchorStart < 0) return undefined;
    const anchor = { value: undefined, size: 0 };
    this.anchors.set(this.text.slice(event.anchorStart, event.anchorEnd), anchor);
    return anchor;
  }

  private alias(): Json {
    const event = this.peek();
    if (event.type !== EVENT_ID.ALIAS) throw new RangeError('the event stream is out of order');
    this.at++;
    const anchor = this.anchors.get(this.text.slice(event.anchorStart, event.anchorEnd));
    const { start } = event;
    if (anchor === undefined) {
      throw new FaultError(
        start,
        'an alias names an anchor that is not set before it',
        'set the anchor, or quote the text',
      );
    }
    if (anchor.value === undefined) {
      throw new FaultError(start, 'an alias stands inside of what it repeats', 'write the value out');
    }
    this.nodes += anchor.size + 1;
    this.repeated += anchor.size;
    if (isExcessive(this.repeated, this.nodes)) {
      throw new FaultError(start, 'aliases repeat more than kubectl takes', 'write the values out');
    }
    return anchor.value;
  }

  private sequence(): Json {
    const items: Json[] = [];
    const depth = this.depth++;
    while (this.peek().type !== EVENT_ID.POP) {
      this.path[depth] = items.length;
      items.push(this.value());
    }
    this.at++;
    this.depth = depth;
    return items;
  }

  private mapping(): JsonObject {
    const into: Mutable = {};
    const depth = this.depth++;
    let merged: Set<string> | undefined;
    for (let event = this.peek(); event.type !== EVENT_ID.POP; event = this.peek()) {
      if (isMergeKey(this.text, event)) {
        this.path[depth] = '<<';
        this.merge(into, (merged ??= new Set()));
        continue;
      }
      const key = this.key(event);
      this.path[depth] = key;
      // Most keys are new, which the first question answers without a call.
      if (into[key] !== undefined && Object.hasOwn(into, key) && merged?.delete(key) !== true) this.flaw(key);
      put(into, key, this.value());
    }
    this.at++;
    this.depth = depth;
    return into;
  }

  private key(event: Event): string {
    if (event.type !== EVENT_ID.SCALAR && event.type !== EVENT_ID.ALIAS) {
      const message = 'a mapping or list stands where a key is expected';
      throw new FaultError(offsetOf(event), message, 'quote it if it is a template; else write a plain key');
    }
    if (event.type === EVENT_ID.SCALAR && event.anchorStart < 0) {
      this.at++;
      this.nodes++;
      return keyOf(this.text, event);
    }
    const value = this.value();
    const key = isObject(value) || Array.isArray(value) ? undefined : keyText(value as Scalar);
    if (key !== undefined) return key;
    throw new FaultError(Math.max(offsetOf(event), 0), 'an alias stands where a key is expected', 'write the key out');
  }

  /** Takes in what `<<` names. As in Go's yaml.v2 it wins over what stands before it, and a list's first items win. */
  private merge(into: Mutable, merged: Set<string>): void {
    // An anchor may stand even there, and counts from there on.
    this.value();
    const event = this.peek();
    const value = this.value();
    const sources = Array.isArray(value) && event.type === EVENT_ID.SEQUENCE ? (value as readonly Json[]) : [value];
    for (const source of [...sources].reverse()) {
      if (!isObject(source)) {
        const offset = Math.max(offsetOf(event), 0);
        throw new FaultError(offset, '"<<" takes a mapping or a list of mappings', 'name mappings only');
      }
      for (const [key, item] of Object.entries(source as Mutable)) {
        if (!Object.hasOwn(into, key)) merged.add(key);
        put(into, key, item);
      }
    }
  }

  private flaw(key: string): void {
    const path = this.path.slice(0, this.depth).map((part) => `/${pointerPart(String(part))}`);
    this.flaws.push({ rule: 'duplicate-key', path: path.join(''), key });
  }
}

/** Where a node of the text starts; -1 for one that is left empty. */
export function offsetOf(event: Event): number {
  return 'start' in event ? event.start : -1;
}

/**
 * The value of a document.
 * @throws FaultError if it can not be a value of JSON.
 */
export function compose(text: string, events: readonly Event[]): Composed {
  return new Composer(text, events).document();
}
