import type { Position } from '../resource';

const END = /\r?\n?$/;

/** A file's name and text, with its lines. */
export class Source {
  private starts: number[] | undefined;

  /** @param shown - whether the user has the text, which those who name a folder to render have not */
  constructor(
    readonly file: string,
    readonly text: string,
    private readonly shown = true,
  ) {}

  /** The place of a character, given as its index in the text. */
  positionAt(offset: number): Position {
    const starts = this.lineStarts();
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }

  /** The text of a line without its end; undefined past the end, and if the user has no such text. */
  lineAt(line: number): string | undefined {
    const starts = this.lineStarts();
    const start = starts[line - 1];
    if (start === undefined || !this.shown) return undefined;
    return this.text.slice(start, starts[line] ?? this.text.length).replace(END, '');
  }

  private lineStarts(): readonly number[] {
    if (this.starts !== undefined) return this.starts;
    const starts = [0];
    for (let at = this.text.indexOf('\n'); at >= 0; at = this.text.indexOf('\n', at + 1)) starts.push(at + 1);
    return (this.starts = starts);
  }
}
