import type { Position } from '../resource';

/** How much of a text one entry of the index is for, in characters; a power of two. */
const BLOCK = 1024;

/** The most of a line that anybody shows, in characters. */
const LONGEST_LINE = 1000;

/** Where lines start, noted for every block of a text: small beside it, however short or long its lines are. */
class LineIndex {
  /** By block, how many lines end before it. */
  private readonly ends: Uint32Array;
  /** By block, where the line starts that the block starts in. */
  private readonly starts: Uint32Array;

  constructor(private readonly text: string) {
    const blocks = Math.floor(text.length / BLOCK) + 1;
    [this.ends, this.starts] = [new Uint32Array(blocks), new Uint32Array(blocks)];
    let [lines, start] = [0, 0];
    let end = text.indexOf('\n');
    for (let block = 0; block < blocks; block++) {
      for (; end >= 0 && end < block * BLOCK; end = text.indexOf('\n', start)) {
        lines++;
        start = end + 1;
      }
      [this.ends[block], this.starts[block]] = [lines, start];
    }
  }

  positionAt(offset: number): Position {
    const block = Math.floor(offset / BLOCK);
    let [lines, start] = [this.ends[block] ?? 0, this.starts[block] ?? 0];
    // Not beyond the place: the line may go on for long.
    const before = this.text.slice(block * BLOCK, offset);
    for (let end = before.indexOf('\n'); end >= 0; end = before.indexOf('\n', end + 1)) {
      lines++;
      start = block * BLOCK + end + 1;
    }
    return { line: lines + 1, column: offset - start + 1 };
  }

  /** Where a line starts; undefined past the last. */
  startOf(line: number): number | undefined {
    const ended = line - 1;
    if (ended < 0) return undefined;
    const block = this.lastWithin(ended);
    let start = this.starts[block] ?? 0;
    for (let lines = this.ends[block] ?? 0; lines < ended; lines++) {
      const end = this.text.indexOf('\n', Math.max(start, block * BLOCK));
      if (end < 0) return undefined;
      start = end + 1;
    }
    return start;
  }

  /** The last block before which no more than so many lines end. */
  private lastWithin(lines: number): number {
    let [low, high] = [0, this.ends.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.ends[middle] ?? 0) <= lines) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** A file's name and text, with its lines. */
export class Source {
  private index: LineIndex | undefined;

  /** @param shown - whether the user has the text, which those who name a folder to render have not */
  constructor(
    readonly file: string,
    readonly text: string,
    private readonly shown = true,
  ) {}

  /** The place of a character, given as its index in the text. */
  positionAt(offset: number): Position {
    return this.lines().positionAt(offset);
  }

  /** The text of a line without its end, and of a long one the first part; undefined past the end, and if the user has no such text. */
  lineAt(line: number): string | undefined {
    const start = this.shown ? this.lines().startOf(line) : undefined;
    if (start === undefined) return undefined;
    const part = this.text.slice(start, start + LONGEST_LINE);
    const end = part.indexOf('\n');
    return (end < 0 ? part : part.slice(0, end)).replace(/\r$/, '');
  }

  private lines(): LineIndex {
    return (this.index ??= new LineIndex(this.text));
  }
}
