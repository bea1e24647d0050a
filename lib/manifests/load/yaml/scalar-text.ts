import { behindBreak, isBlank, isBreak } from './cursor';
import { CHOMPING, SCALAR_STYLE, type ScalarEvent } from './event';

const [SPACE, APOSTROPHE, BACKSLASH] = [32, 39, 92];

/** What a line's end becomes in a text: a line feed, unless it is one of Unicode's separators. */
function breakAt(text: string, at: number): string {
  const code = text.charCodeAt(at);
  return code > 0x85 ? text.charAt(at) : '\n';
}

/** The first character from a place on that fits. */
function find(text: string, at: number, end: number, fits: (code: number) => boolean): number {
  while (at < end && !fits(text.charCodeAt(at))) at++;
  return at;
}

/** What stands for the line ends between two words: a space for a single one, the others as they are. */
function fold(breaks: string): string {
  if (!breaks.startsWith('\n')) return breaks;
  return breaks.length === 1 ? ' ' : breaks.slice(1);
}

/** What becomes of the gap that starts at a place, and where it ends; `escaped` if a backslash took the first line end. */
function gapText(text: string, start: number, end: number, escaped: boolean): readonly [string, number] {
  let breaks = '';
  let at = start;
  for (; at < end;) {
    const code = text.charCodeAt(at);
    if (isBreak(code)) {
      breaks += breakAt(text, at);
      at = behindBreak(text, at);
    } else if (isBlank(code)) at++;
    else break;
  }
  if (escaped) return [breaks, at];
  return [breaks === '' ? text.slice(start, at) : fold(breaks), at];
}

const ESCAPES: Readonly<Record<string, string>> = {
  0: '\0',
  a: '\u0007',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\u001B',
  N: '\u0085',
  _: '\u00A0',
  L: '\u2028',
  P: '\u2029',
};
const HEX_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** What an escape stands for, and where it ends. */
function escapeText(text: string, at: number): readonly [string, number] {
  const mark = text.charAt(at + 1);
  const length = HEX_LENGTHS[mark];
  if (length === undefined) return [ESCAPES[mark] ?? mark, at + 2];
  const end = at + 2 + length;
  return [String.fromCodePoint(Number.parseInt(text.slice(at + 2, end), 16)), end];
}

/** Text over several lines, or with escapes, as it is read: plain text and text in quotes. */
function flowText(text: string, { style, valueStart, valueEnd }: ScalarEvent): string {
  const special = (code: number): boolean =>
    isBlank(code) ||
    isBreak(code) ||
    (code === BACKSLASH && style === SCALAR_STYLE.DOUBLE_QUOTED) ||
    (code === APOSTROPHE && style === SCALAR_STYLE.SINGLE_QUOTED);
  let result = '';
  for (let at = valueStart; at < valueEnd;) {
    const word = at;
    at = find(text, at, valueEnd, special);
    result += text.slice(word, at);
    if (at >= valueEnd) break;
    const code = text.charCodeAt(at);
    let piece = "'";
    if (code === APOSTROPHE) at += 2;
    else if (code !== BACKSLASH) [piece, at] = gapText(text, at, valueEnd, false);
    else if (isBreak(text.charCodeAt(at + 1))) [piece, at] = gapText(text, behindBreak(text, at + 1), valueEnd, true);
    else [piece, at] = escapeText(text, at);
    result += piece;
  }
  return result;
}

/** The lines of a block, and the line ends between them. */
class Block {
  /** Line ends since the last line that is not empty. */
  breaks = '';
  private at: number;

  constructor(
    private readonly text: string,
    private readonly event: ScalarEvent,
  ) {
    this.at = event.valueStart;
  }

  /** The next line that is not empty, without its indentation; undefined behind the last one. */
  next(): string | undefined {
    const { text, event } = this;
    for (; this.at < event.valueEnd; this.at = behindBreak(text, this.at)) {
      const limit = this.at + event.indent;
      while (this.at < limit && text.charCodeAt(this.at) === SPACE) this.at++;
      const start = this.at;
      if (!isBreak(text.charCodeAt(start))) {
        this.at = find(text, start, event.valueEnd, isBreak);
        return text.slice(start, this.at);
      }
      this.breaks += breakAt(text, start);
    }
    return undefined;
  }

  /** Steps behind the line's end, which is the first of the next breaks. */
  endLine(): void {
    this.breaks = breakAt(this.text, this.at);
    this.at = behindBreak(this.text, this.at);
  }
}

function blockText(text: string, event: ScalarEvent): string {
  const block = new Block(text, event);
  const folded = event.style === SCALAR_STYLE.FOLDED_BLOCK;
  let result = '';
  let [first, indented] = [true, false];
  for (let line = block.next(); line !== undefined; line = block.next()) {
    const indents = isBlank(line.charCodeAt(0));
    result += folded && !first && !indented && !indents ? fold(block.breaks) : block.breaks;
    result += line;
    [first, indented] = [false, indents];
    block.endLine();
  }
  const { breaks } = block;
  if (event.chomping === CHOMPING.STRIP) return result;
  if (event.chomping === CHOMPING.KEEP) return result + breaks;
  return first ? result : result + breaks.charAt(0);
}

/** The text of a scalar. */
export function scalarText(text: string, event: ScalarEvent): string {
  if (event.fast) return event.start < 0 ? '' : text.slice(event.valueStart, event.valueEnd);
  const isBlock = event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK;
  return isBlock ? blockText(text, event) : flowText(text, event);
}
