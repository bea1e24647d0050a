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

const MARKER = /\n---/g;

/**
 * Where in a stream its documents start, each with the line that parts it from the one before, the first at 0. For
 * kubectl a `---` at the start of a line is such a line, wherever it stands and whatever comes behind it.
 */
export function segmentStarts(text: string): number[] {
  const starts = [0];
  for (const { index } of text.matchAll(MARKER)) starts.push(index + 1);
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
