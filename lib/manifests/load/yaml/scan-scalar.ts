import { type Cursor, isBlank, isBreak, isFlowIndicator, isGap } from './cursor';
import { CHOMPING, Scalar, SCALAR_STYLE, type ScalarEvent } from './event';
import { invalid, tabIndents } from './fault';

const [TAB, SPACE, QUOTE, APOSTROPHE, HASH, COLON, BACKSLASH] = [9, 32, 34, 39, 35, 58, 92];
const [PLUS, MINUS, ZERO, NINE, PIPE] = [43, 45, 48, 57, 124];

/** A value that is left empty. */
export function emptyScalar(): Scalar {
  return new Scalar(SCALAR_STYLE.PLAIN, -1, -1, -1, true);
}

/** Steps to the end of a word of plain text. */
function plainWord(cursor: Cursor, inFlow: boolean): void {
  for (let { code } = cursor; !isGap(code); { code } = cursor) {
    if (code === COLON && cursor.isGapAt(1)) return;
    if (inFlow && isFlowIndicator(code)) return;
    cursor.position++;
  }
}

/** Steps to the next word; `broken` says whether lines have ended since the last one, and so does the result. */
function plainGap(cursor: Cursor, indent: number, broken: boolean): boolean {
  for (let { code } = cursor; ; { code } = cursor) {
    if (isBreak(code)) {
      cursor.newline();
      broken = true;
    } else if (isBlank(code)) {
      if (code === TAB && broken && cursor.column < indent) throw tabIndents(cursor.position);
      cursor.position++;
    } else return broken;
  }
}

/**
 * Reads text without quotes. The cursor is then at what comes next, perhaps lines below.
 * @param indent - of the first column that continues it
 */
export function scanPlain(cursor: Cursor, indent: number, inFlow: boolean): Scalar {
  const start = cursor.position;
  let end = start;
  let [broken, fast] = [false, true];
  for (;;) {
    if (cursor.column === 0 && (cursor.atEnd || cursor.atMarker)) break;
    if (cursor.code === HASH) break;
    const word = cursor.position;
    plainWord(cursor, inFlow);
    if (cursor.position > word) {
      end = cursor.position;
      if (broken) [broken, fast] = [false, false];
    }
    if (!isGap(cursor.code)) break;
    broken = plainGap(cursor, indent, broken);
    if (!inFlow && cursor.column < indent) break;
  }
  return new Scalar(SCALAR_STYLE.PLAIN, start, start, end, fast);
}

const SIMPLE_ESCAPES = '0abt\tnvfre "\'\\N_LP';
const HEX_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };
const MAX_CODE_POINT = 0x10ffff;

/** Steps over an escape in double quotes; over a line's end too, and says so. */
function escape(cursor: Cursor): boolean {
  const { text, position } = cursor;
  cursor.position++;
  if (isBreak(cursor.code)) {
    cursor.newline();
    return true;
  }
  const mark = text.charAt(position + 1);
  cursor.position++;
  if (SIMPLE_ESCAPES.includes(mark)) return false;
  const length = HEX_LENGTHS[mark];
  const fix = 'correct it, or double the backslash';
  if (length === undefined) throw invalid(position, 'an unknown escape in double quotes', fix);
  const digits = text.slice(cursor.position, cursor.position + length);
  const code = /^[0-9a-fA-F]+$/.test(digits) && digits.length === length ? Number.parseInt(digits, 16) : Infinity;
  if (code > MAX_CODE_POINT || (code >= 0xd800 && code <= 0xdfff)) {
    throw invalid(position, 'an escape of no character', fix);
  }
  cursor.position += length;
  return false;
}

/** Steps over what stands between quotes on one line, up to a gap or the closing quote; whether it was as it is read. */
function quotedWord(cursor: Cursor, quote: number): boolean {
  let fast = true;
  for (let { code } = cursor; !isGap(code); { code } = cursor) {
    if (code === quote) {
      if (quote !== APOSTROPHE || cursor.text.charCodeAt(cursor.position + 1) !== APOSTROPHE) break;
      fast = false;
      cursor.position += 2;
    } else if (code === BACKSLASH && quote === QUOTE) {
      fast = false;
      if (escape(cursor)) break;
    } else cursor.position++;
  }
  return fast;
}

/** Reads text in quotes. */
export function scanQuoted(cursor: Cursor): Scalar {
  const { position: start, code: quote } = cursor;
  const open = (): Error => invalid(start, 'the quotes that open here are not closed', 'close the quotes');
  cursor.position++;
  let fast = true;
  for (;;) {
    if (cursor.column === 0 && (cursor.atEnd || cursor.atMarker)) throw open();
    if (!quotedWord(cursor, quote)) fast = false;
    let { code } = cursor;
    if (code === quote) break;
    for (; isGap(code) && !cursor.atEnd; { code } = cursor) {
      if (isBlank(code)) cursor.position++;
      else {
        fast = false;
        cursor.newline();
      }
    }
  }
  const end = cursor.position++;
  const style = quote === QUOTE ? SCALAR_STYLE.DOUBLE_QUOTED : SCALAR_STYLE.SINGLE_QUOTED;
  return new Scalar(style, start, start + 1, end, fast);
}

interface Header {
  readonly chomping: ScalarEvent['chomping'];
  /** By how much the lines are indented more than what they stand in; 0 where their first one tells. */
  readonly increment: number;
}

function chompingOf(code: number): Header['chomping'] | undefined {
  if (code === PLUS) return CHOMPING.KEEP;
  return code === MINUS ? CHOMPING.STRIP : undefined;
}

/** What stands behind the `|` or `>` of a block, up to the next line. */
function header(cursor: Cursor): Header {
  let chomping: Header['chomping'] = CHOMPING.CLIP;
  let increment = 0;
  let [chomped, indented] = [false, false];
  for (; ; cursor.position++) {
    const { code } = cursor;
    const found = chomped ? undefined : chompingOf(code);
    if (found !== undefined) [chomping, chomped] = [found, true];
    else if (!indented && code > ZERO && code <= NINE) [increment, indented] = [code - ZERO, true];
    else break;
  }
  cursor.blanks();
  cursor.comment();
  if (!isBreak(cursor.code)) {
    const reason = 'the line of "|" or ">" goes on';
    throw invalid(cursor.position, reason, 'put the text on its own lines below, or in quotes');
  }
  cursor.newline();
  return { chomping, increment };
}

/**
 * Steps over empty lines and the indentation of the next one that is not.
 * @param indent - of the block; 0 if it is not known yet
 * @returns the widest indentation seen
 */
function emptyLines(cursor: Cursor, indent: number): number {
  let widest = 0;
  for (;;) {
    while ((indent === 0 || cursor.column < indent) && cursor.code === SPACE) cursor.position++;
    widest = Math.max(widest, cursor.column);
    if (cursor.code === TAB && (indent === 0 || cursor.column < indent)) throw tabIndents(cursor.position);
    if (!isBreak(cursor.code)) return widest;
    cursor.newline();
  }
}

/**
 * Reads a block of text, from its `|` or `>` on.
 * @param parent - the indentation of what it stands in; -1 for none
 */
export function scanBlock(cursor: Cursor, parent: number): Scalar {
  const { position: start, code } = cursor;
  cursor.position++;
  const { chomping, increment } = header(cursor);
  const valueStart = cursor.position;
  let indent = increment > 0 ? Math.max(parent, 0) + increment : 0;
  const widest = emptyLines(cursor, indent);
  if (indent === 0) indent = Math.max(widest, parent + 1, 1);
  while (cursor.column === indent && !cursor.atEnd) {
    while (!isBreak(cursor.code)) cursor.position++;
    cursor.newline();
    emptyLines(cursor, indent);
  }
  const style = code === PIPE ? SCALAR_STYLE.LITERAL_BLOCK : SCALAR_STYLE.FOLDED_BLOCK;
  return new Scalar(style, start, valueStart, cursor.lineStart, false, indent, chomping);
}
