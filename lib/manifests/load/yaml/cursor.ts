const GAP = 1;
const FLOW = 2;
const WORD = 4;
const START = 8;

/** By ASCII character, what it can be. */
const CLASSES = new Uint8Array(128);
for (let code = 33; code < 127; code++) CLASSES[code] = START;
for (const indicator of '-?:,[]{}#&*!|>\'"%@`') CLASSES[indicator.charCodeAt(0)] = 0;
for (const gap of '\0\t\n\r ') CLASSES[gap.charCodeAt(0)] = GAP;
for (const indicator of ',?[]{}') CLASSES[indicator.charCodeAt(0)] = FLOW;
for (let code = 0; code < 128; code++) {
  if (/[-0-9A-Z_a-z]/.test(String.fromCharCode(code))) CLASSES[code] = (CLASSES[code] ?? 0) | WORD;
}

const [TAB, LINE_FEED, RETURN, SPACE, HASH] = [9, 10, 13, 32, 35];
const [DASH, DOT] = [45, 46];
const [NEXT_LINE, LINE_SEPARATOR, PARAGRAPH_SEPARATOR] = [0x85, 0x2028, 0x2029];

function classOf(code: number): number {
  return code < 128 ? (CLASSES[code] ?? 0) : 0;
}

/** Whether a character ends a line. For Go these are more than for YAML 1.2. */
export function isBreak(code: number): boolean {
  if (code < 128) return code === LINE_FEED || code === RETURN;
  return code === NEXT_LINE || code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR;
}

/** Where the line starts whose predecessor ends at a place. kubectl takes one more `\r` off before it reads. */
export function behindBreak(text: string, at: number): number {
  if (text.charCodeAt(at) !== RETURN) return at + 1;
  const next = text.charCodeAt(at + 1);
  if (next === LINE_FEED) return at + 2;
  return next === RETURN && text.charCodeAt(at + 2) === LINE_FEED ? at + 3 : at + 1;
}

/** Whether a character is a space or a tab. */
export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

/** Whether a character separates words: a space, a tab, a line's end, the end of all. */
export function isGap(code: number): boolean {
  return code < 128 ? (classOf(code) & GAP) !== 0 : isBreak(code);
}

/** Whether a character ends plain text in brackets. */
export function isFlowIndicator(code: number): boolean {
  return (classOf(code) & FLOW) !== 0;
}

/** Whether a character may stand in the name of an anchor. */
export function isWord(code: number): boolean {
  return (classOf(code) & WORD) !== 0;
}

/** Whether plain text starts here, whatever comes next. */
export function startsPlain(code: number): boolean {
  return code < 128 ? (classOf(code) & START) !== 0 : !isBreak(code);
}

/**
 * A place in the text of one document. The document ends with a line's end, so that what runs to the end of a word or
 * line need not ask for the end of all.
 */
export class Cursor {
  line = 0;
  lineStart: number;

  /** @param end - where the next document starts, or behind the last character of the text, where a NUL stands */
  constructor(
    readonly text: string,
    public position: number,
    readonly end: number,
  ) {
    this.lineStart = position;
  }

  get code(): number {
    return this.text.charCodeAt(this.position);
  }

  get column(): number {
    return this.position - this.lineStart;
  }

  get atEnd(): boolean {
    return this.position >= this.end;
  }

  /** Whether a line starts here with `---` or `...` and no word behind it. */
  get atMarker(): boolean {
    const { text, position, code } = this;
    if (position !== this.lineStart || (code !== DASH && code !== DOT)) return false;
    return text.charCodeAt(position + 1) === code && text.charCodeAt(position + 2) === code && this.isGapAt(3);
  }

  /** Whether a character that many places ahead separates words. */
  isGapAt(ahead: number): boolean {
    return isGap(this.text.charCodeAt(this.position + ahead));
  }

  /** Steps behind the end of a line. */
  newline(): void {
    this.position = this.lineStart = behindBreak(this.text, this.position);
    this.line++;
  }

  /** Steps over spaces and tabs. */
  blanks(): void {
    while (isBlank(this.code)) this.position++;
  }

  /** Steps over spaces. */
  spaces(): void {
    while (this.code === SPACE) this.position++;
  }

  /** Steps to the end of the line if a comment starts here. */
  comment(): void {
    if (this.code !== HASH) return;
    while (!isBreak(this.code)) this.position++;
  }
}
