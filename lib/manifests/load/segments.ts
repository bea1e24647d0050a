/** A part of a stream that can be read on its own. */
export interface Chunk {
  readonly text: string;
  /** Where in the stream it starts, counted from 0. */
  readonly base: number;
  /** Where in `text` its segments start, the first at 0. */
  readonly starts: readonly number[];
}

/** Large enough that the cost of starting a parser does not count, small enough that its events die young. */
const CHUNK_LENGTH = 512 * 1024;

const MARKER = /\n(?:---|\.\.\.)(?=[ \t\r\n]|$)/g;

/** Nothing but comments, directives and blank lines: it belongs to the document that comes next. */
const PRELUDE = /^\uFEFF?(?:[ \t]*(?:#[^\0\r\n]*)?\r?(?:\n|$)|%[^\0\r\n]*\r?(?:\n|$))*$/;

/** A prelude is short; a long text is not tried. */
const MAX_PRELUDE = 64 * 1024;

function isPrelude(text: string, start: number, end: number): boolean {
  return end - start <= MAX_PRELUDE && PRELUDE.test(text.slice(start, end));
}

/** Where a document may start: at each `---`, and behind each line with `...`. */
function* boundaries(text: string): Generator<number> {
  for (const { index } of text.matchAll(MARKER)) {
    if (text.startsWith('-', index + 1)) yield index + 1;
    else yield text.indexOf('\n', index + 1) + 1 || text.length;
  }
}

/**
 * Where in a stream its documents start, each with the comments and directives before it, the first at 0. A `---` at the
 * start of a line is a marker wherever it stands: YAML allows it in no scalar.
 */
export function segmentStarts(text: string): number[] {
  const starts = [0];
  let last = 0;
  for (const at of boundaries(text)) {
    if (at === last || isPrelude(text, last, at)) continue;
    starts.push(at);
    last = at;
  }
  return starts;
}

/** Cuts a stream between documents into chunks of about `length` characters; all of it in one if it is shorter. */
export function* chunksOf(text: string, length = CHUNK_LENGTH): Generator<Chunk> {
  let base = 0;
  let starts: number[] = [];
  for (const start of segmentStarts(text)) {
    if (start - base >= length && starts.length > 0) {
      yield { text: text.slice(base, start), base, starts };
      base = start;
      starts = [];
    }
    starts.push(start - base);
  }
  yield { text: text.slice(base), base, starts };
}
