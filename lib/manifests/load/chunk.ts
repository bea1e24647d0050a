import { compose } from './compose';
import type { Document } from './document';
import { looksLikeJson, readJson } from './json';
import { grouped, MAX_VALUES } from './limits';
import { type Fault, FaultError } from './problem';
import type { Chunk } from './segments';
import { parseDocument, parsable } from './yaml';

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

function holdsTooMuch(text: string, start: number, end: number): boolean {
  if (end - start <= ALWAYS_READ) return false;
  let count = 0;
  for (let at = start; at < end; at++) {
    if (separates(text.charCodeAt(at)) && ++count > MAX_VALUES) return true;
  }
  return false;
}

function moved(document: Document, by: number): Document {
  const { start, end, root } = document;
  return { ...document, start: start + by, end: end + by, root: root + by };
}

const TEMPLATE = '{{';

/** What no text may hold: control characters, and halves of characters. */
const FORBIDDEN =
  /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** A line that parts documents, with a comment at most. */
const PARTING = /---(?:(?!\uFEFF)[\s\x85])*(?:#.*)?$/sy;

/** Reads the documents of a chunk. One that can not be read is a fault, and takes no other with it. */
class ChunkReader {
  readonly documents: Document[] = [];
  readonly faults: Fault[] = [];
  private readonly text: string;
  /** The first forbidden character from where the reader is on. */
  private forbidden = -1;

  constructor(private readonly chunk: Chunk) {
    this.text = parsable(chunk.text);
  }

  /** Reads the document of a segment. */
  read(index: number): void {
    const { starts, text } = this.chunk;
    const [start, end] = [starts[index] ?? 0, starts[index + 1] ?? this.text.length - 1];
    try {
      this.document(this.behindParting(start, end), end);
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      if (this.isJson(start, end)) return;
      const isTemplate = text.slice(start, end).includes(TEMPLATE);
      const fix = isTemplate ? 'render the template first, and check what it renders to' : error.fix;
      // What is missed at the end is missed behind the last word, not where the next document starts.
      const last = start + text.slice(start, end).trimEnd().length;
      this.faults.push({ offset: Math.min(error.offset, last), message: error.message, fix });
    }
  }

  /** Where the document starts: behind its `---`, which kubectl wants to stand alone. At the very start it leaves it in. */
  private behindParting(start: number, end: number): number {
    const { text, base } = this.chunk;
    if (!text.startsWith('---', start)) return start;
    const newline = text.indexOf('\n', start);
    const line = newline < 0 || newline >= end ? end : newline;
    PARTING.lastIndex = 0;
    if (!PARTING.test(text.slice(start, line))) {
      const word = text.slice(start + 3, line).search(/\S/) + start + 3;
      const fix = 'put what is behind it on the next line';
      throw new FaultError(word, 'not valid YAML: kubectl wants "---" alone on its line', fix);
    }
    return base + start === 0 ? start : Math.min(line + 1, end);
  }

  private document(start: number, end: number): void {
    this.refuseForbidden(start, end);
    if (holdsTooMuch(this.text, start, end)) {
      const message = `a document holds more than ${grouped(MAX_VALUES)} values`;
      throw new FaultError(start, message, 'split it into several documents');
    }
    const { root, value, flaws, repeated } = compose(this.text, parseDocument(this.text, start, end));
    if (value !== null)
      this.documents.push({ value, flaws, repeated, start, end: Math.min(end, this.chunk.text.length), root });
  }

  /** Takes in what is JSON all the same, though not YAML: of escapes and line ends the two think differently. */
  private isJson(start: number, end: number): boolean {
    const text = this.chunk.text.slice(start, end);
    const documents = looksLikeJson(text) ? readJson(text) : undefined;
    for (const document of documents ?? []) this.documents.push(moved(document, start));
    return documents !== undefined;
  }

  private refuseForbidden(start: number, end: number): void {
    const { text } = this.chunk;
    if (this.forbidden < start) {
      FORBIDDEN.lastIndex = start;
      this.forbidden = FORBIDDEN.exec(text)?.index ?? Infinity;
    }
    if (this.forbidden >= end) return;
    const fix = 'remove the character, or write it as an escape in double quotes';
    throw new FaultError(this.forbidden, 'not valid YAML: a control character', fix);
  }
}

/** Reads the documents of a chunk, each on its own, as kubectl does. */
export function readChunk(chunk: Chunk): ChunkContent {
  const reader = new ChunkReader(chunk);
  for (let index = 0; index < chunk.starts.length; index++) reader.read(index);
  const { documents, faults } = reader;
  return { documents, faults };
}
