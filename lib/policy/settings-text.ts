import { EVENT_ID, getScalarValue, load, parseEvents, SCALAR_STYLE, YAMLException, type Event } from 'js-yaml';
import type { Origin, Position } from '../manifests';
import { Source } from '../manifests/load/source';
import { escapePointer } from '../manifests/pointer';
import { InputError } from './input-error';

/** A settings file as a value, and where everything in it stands. */
export interface SettingsText {
  readonly value: unknown;
  readonly origin: Origin;
  /** The place of a property's name, where `origin.locate` gives that of its value. */
  locateKey(pointer: string): Position;
}

/** Offsets of one node in the text. */
interface Span {
  readonly key: number;
  readonly value: number;
}

/** A mapping or list that the walk is in. */
interface Level {
  readonly pointer: string;
  readonly list: boolean;
  /** The next item's number. */
  index: number;
  /** The property whose value comes next. */
  key: { readonly name: string; readonly at: number } | undefined;
}

/** Deeper than any settings are, so that a broken file is told from a long one. */
const MAX_DEPTH = 20;
const MAX_ALIASES = 100;

/** Where a node of the text starts; -1 for one that is left empty. */
function offsetOf(event: Event): number {
  if ('start' in event) return event.start;
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
  if (event.type !== EVENT_ID.SCALAR) return -1;
  const { style, valueStart } = event;
  return style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED ? valueStart - 1 : valueStart;
}

/** Where the nodes of the first document stand, by JSON Pointer; what an alias repeats stands at the alias. */
class Spans {
  readonly byPointer = new Map<string, Span>();
  private readonly levels: Level[] = [];

  constructor(
    private readonly text: string,
    events: readonly Event[],
  ) {
    for (const event of events) this.take(event);
  }

  private take(event: Event): void {
    if (event.type === EVENT_ID.POP) {
      this.levels.pop();
      return;
    }
    if (event.type === EVENT_ID.DOCUMENT) {
      this.levels.push({ pointer: '', list: true, index: -1, key: undefined });
      return;
    }
    const level = this.levels.at(-1);
    if (level === undefined) return;
    const pointer = this.place(level, event);
    if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
      this.levels.push({ pointer: pointer ?? '', list: event.type === EVENT_ID.SEQUENCE, index: 0, key: undefined });
    }
  }

  /** The pointer of a value; undefined for the name of a property. */
  private place(level: Level, event: Event): string | undefined {
    const at = offsetOf(event);
    // The document is a list of its one root, whose pointer is empty.
    if (level.index < 0) return this.note('', at, at);
    if (level.list) return this.note(`${level.pointer}/${level.index++}`, at, at);
    if (level.key === undefined) {
      const name = event.type === EVENT_ID.SCALAR ? getScalarValue(this.text, event) : '';
      level.key = { name, at };
      return undefined;
    }
    const { name, at: key } = level.key;
    level.key = undefined;
    // An empty value has no place of its own.
    const value = event.type === EVENT_ID.SCALAR && at >= 0 ? at : key;
    return this.note(`${level.pointer}/${escapePointer(name)}`, key, value);
  }

  private note(pointer: string, key: number, value: number): string {
    this.byPointer.set(pointer, { key, value });
    return pointer;
  }
}

/** The span of a pointer, or of the nearest thing around what is not there. */
function spanAt(spans: ReadonlyMap<string, Span>, pointer: string): Span {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const span = spans.get(at);
    if (span !== undefined) return span;
  }
  return spans.get('') ?? { key: 0, value: 0 };
}

function refusal(error: unknown, file: string): Error {
  if (!(error instanceof YAMLException)) return error instanceof Error ? error : new Error(String(error));
  const place = error.mark && { line: error.mark.line + 1, column: error.mark.column + 1 };
  return new InputError([{ file, ...place, message: `no valid YAML: ${error.reason}`, fix: 'correct the file' }]);
}

/**
 * Parses a settings file, which is YAML 1.2: `off` is a text there.
 * @throws InputError when it is no YAML or holds more than one document.
 */
export function parseSettingsText(source: string, file: string): SettingsText {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  let spans: ReadonlyMap<string, Span>;
  let value: unknown;
  try {
    const events = parseEvents(text, { maxDepth: MAX_DEPTH });
    spans = new Spans(text, events).byPointer;
    value = spans.size === 0 ? null : load(text, { maxDepth: MAX_DEPTH, maxAliases: MAX_ALIASES });
  } catch (error) {
    throw refusal(error, file);
  }
  const lines = new Source(file, text);
  const place = (offset: number): Position => lines.positionAt(Math.max(offset, 0));
  return {
    value,
    origin: {
      file,
      locate: (pointer) => place(spanAt(spans, pointer).value),
      lineAt: (line) => lines.lineAt(line),
    },
    locateKey: (pointer) => place(spanAt(spans, pointer).key),
  };
}
