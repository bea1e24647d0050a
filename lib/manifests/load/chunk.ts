import { parseEvents, YAMLException, type Event } from 'js-yaml';
import type { Flaw, Json } from '../resource';
import { Composer } from './compose';
import { grouped, MAX_DEPTH, MAX_VALUES } from './limits';
import { type Fault, FaultError } from './problem';
import type { Chunk } from './segments';

/** A document that is not empty. Places are characters of the chunk, counted from 0. */
export interface Document {
  readonly value: Json;
  readonly flaws: readonly Flaw[];
  /** How many values its aliases repeat. */
  readonly repeated: number;
  /** Where the text starts that can be read on its own, with the comments before the document. */
  readonly start: number;
  /** Where that text ends. */
  readonly end: number;
  /** Where the value starts. */
  readonly root: number;
}

/** All that a chunk says, in its order. */
export interface ChunkContent {
  readonly documents: readonly Document[];
  readonly faults: readonly Fault[];
}

/** Texts up to this length can not hold enough values to be refused for it. */
const ALWAYS_READ = 2 * MAX_VALUES;

/** Whether a character can start a further value: a line's end, a comma, an opening bracket or brace. */
function separates(code: number): boolean {
  return code === 10 || code === 44 || code === 91 || code === 123;
}

function holdsTooMuch(text: string): boolean {
  if (text.length <= ALWAYS_READ) return false;
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    if (separates(text.charCodeAt(at)) && ++count > MAX_VALUES) return true;
  }
  return false;
}

/** Advice by what a parser says. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/still open/, 'close it, or indent its further lines'],
  [/tab characters/, 'indent with spaces'],
  [/indentation/, 'give the entries of one mapping or list the same indentation'],
  [/null byte|non-printable/, 'remove the character, or write it as an escape in double quotes'],
  [/quoted scalar/, 'close the quotes'],
  [/flow collection/, 'close the bracket or brace'],
];
const TEMPLATE = '{{';

/** The parser's own words, without the parts that repeat the text: it may be a secret. */
function reasonOf({ reason }: YAMLException): string {
  if (reason === 'deficient indentation') return 'a quote, bracket or brace is still open where its indentation ends';
  return reason.replace(/(?:: | ").*$/s, '').replace(/ for$/, '');
}

function adviceFor(reason: string, text: string): string {
  if (text.includes(TEMPLATE)) return 'render the template first, and check what it renders to';
  return ADVICE.find(([pattern]) => pattern.test(reason))?.[1] ?? 'correct the YAML at this place';
}

function faultOf(error: unknown, text: string, start: number): Fault {
  if (error instanceof FaultError) {
    return { offset: start + error.offset, message: error.message, fix: error.fix };
  }
  if (!(error instanceof YAMLException)) throw error;
  // What is missed at the end is missed behind the last word, not where the next document starts.
  const offset = start + Math.min(error.mark?.position ?? 0, text.trimEnd().length);
  if (error.reason.includes('maxDepth')) {
    const message = `values are nested more than ${grouped(MAX_DEPTH)} deep`;
    return { offset, message, fix: 'nest them less deep' };
  }
  const reason = reasonOf(error);
  return { offset, message: `not valid YAML: ${reason}`, fix: adviceFor(reason, text) };
}

/** Reads one chunk. A document that can not be read is a fault, and takes no other with it. */
class ChunkReader {
  readonly documents: Document[] = [];
  readonly faults: Fault[] = [];

  constructor(private readonly chunk: Chunk) {}

  /** Reads the segments from one to another as one text; returns why it can not. */
  read(first: number, last: number): Fault | undefined {
    const { text, starts } = this.chunk;
    const [start, end] = [starts[first] ?? 0, starts[last] ?? text.length];
    const part = start === 0 && end === text.length ? text : text.slice(start, end);
    if (holdsTooMuch(part)) {
      const message = `a document holds more than ${grouped(MAX_VALUES)} values`;
      return { offset: start, message, fix: 'split it into several documents' };
    }
    let events: readonly Event[];
    try {
      events = parseEvents(part, { maxDepth: MAX_DEPTH });
    } catch (error) {
      return faultOf(error, part, start);
    }
    this.compose(part, events, first, last);
    return undefined;
  }

  private compose(part: string, events: readonly Event[], first: number, last: number): void {
    const { starts, text } = this.chunk;
    const base = starts[first] ?? 0;
    const composer = new Composer(part, events);
    let segment = first;
    while (!composer.done) {
      const root = (composer.root ?? -1) + base;
      try {
        const { value, flaws, repeated } = composer.next();
        if (value === null) continue;
        while (segment + 1 < last && (starts[segment + 1] ?? 0) <= root) segment++;
        const [start, end] = [starts[segment] ?? 0, starts[segment + 1] ?? text.length];
        this.documents.push({ value, flaws, repeated, start, end, root });
      } catch (error) {
        this.faults.push(faultOf(error, part, base));
      }
    }
  }
}

/** Reads a chunk: all of it at once, and only if that fails each segment on its own. */
export function readChunk(chunk: Chunk): ChunkContent {
  const reader = new ChunkReader(chunk);
  const count = chunk.starts.length;
  const fault = reader.read(0, count);
  if (fault === undefined) return reader;
  if (count === 1) return { documents: [], faults: [fault] };
  for (let index = 0; index < count; index++) {
    const alone = reader.read(index, index + 1);
    if (alone !== undefined) reader.faults.push(alone);
  }
  return reader;
}
