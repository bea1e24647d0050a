import { type Cursor, isBlank, isBreak, isWord, startsPlain } from './cursor';
import type { Scalar } from './event';
import { invalid, tabIndents } from './fault';
import { TokenQueue } from './queue';
import { scanBlock, scanPlain, scanQuoted } from './scan-scalar';
import { scanTag } from './scan-tag';
import { TOKEN } from './token';

const [TAB, SPACE, PERCENT, DASH] = [9, 32, 37, 45];
const BEHIND_ANCHOR: ReadonlySet<number> = new Set(Buffer.from('?:,]}%@`'));

/** The most characters that a key without `?` may have up to its `:`. */
const MAX_KEY = 1024;

/** A place that turns out to be a key if a `:` follows on the same line. */
interface PossibleKey {
  possible: boolean;
  /** Whether nothing but a key can stand there. */
  required: boolean;
  /** The number of its first token. */
  number: number;
  position: number;
  line: number;
  column: number;
}

function byCode<T>(byMark: Readonly<Record<string, T>>): readonly (T | undefined)[] {
  const codes: (T | undefined)[] = Array.from({ length: 128 }, () => undefined);
  for (const [mark, value] of Object.entries(byMark)) codes[mark.charCodeAt(0)] = value;
  return codes;
}

function emptyKey(): PossibleKey {
  return { possible: false, required: false, number: 0, position: 0, line: 0, column: 0 };
}

function misplaced(position: number): Error {
  const fix = 'correct its indentation, or put a text with ": " in quotes';
  return invalid(position, 'an entry of a mapping or list where none can start', fix);
}

/** Cuts a document into tokens, as Go's yaml.v2 does: what starts a mapping is known only when its first `:` is read. */
export class Scanner {
  private readonly queue = new TokenQueue();
  private ready = false;
  /** The column of the block that is open; -1 outside of all. */
  private indent = -1;
  private readonly indents: number[] = [];
  private flowLevel = 0;
  /** Whether a key may start here. */
  private keyAllowed = true;
  /** By level of brackets. */
  private readonly keys: PossibleKey[] = [emptyKey()];

  constructor(private readonly cursor: Cursor) {}

  /** What the next token is; one of `TOKEN`. */
  get type(): number {
    if (!this.ready) {
      while (this.queue.isEmpty || this.startsWithPossibleKey()) this.fetch();
      this.ready = true;
    }
    return this.queue.type;
  }

  /** Where the token starts whose type was asked for. */
  get start(): number {
    return this.queue.start;
  }

  /** Where it ends. */
  get end(): number {
    return this.queue.end;
  }

  /** What it holds if it is a SCALAR. */
  get value(): Scalar | undefined {
    return this.queue.scalar;
  }

  /** Takes that token away. */
  drop(): void {
    this.ready = false;
    this.queue.drop();
  }

  private push(type: number, start: number, scalar?: Scalar): void {
    this.queue.push(type, start, this.cursor.position, scalar);
  }

  private get key(): PossibleKey {
    return (this.keys[this.flowLevel] ??= emptyKey());
  }

  /** Whether it depends on what comes if the first token is a key. */
  private startsWithPossibleKey(): boolean {
    for (let level = 0; level <= this.flowLevel; level++) {
      const key = this.keys[level];
      if (key?.possible === true && key.number === this.queue.first) return this.isStillPossible(key);
    }
    return false;
  }

  private isStillPossible(key: PossibleKey): boolean {
    if (!key.possible) return false;
    if (key.line === this.cursor.line && this.isNear(key.position)) return true;
    this.forget(key);
    return false;
  }

  /** Whether a key that starts at a place is not too long; what JavaScript counts twice counts once. */
  private isNear(position: number): boolean {
    const length = this.cursor.position - position;
    if (length <= MAX_KEY || length > 2 * MAX_KEY) return length <= MAX_KEY;
    return Array.from(this.cursor.text.slice(position, this.cursor.position)).length <= MAX_KEY;
  }

  private forget(key: PossibleKey): void {
    if (key.possible && key.required) {
      throw invalid(key.position, 'no ":" behind a key', 'write "key: value", or indent what continues a text');
    }
    key.possible = false;
  }

  private saveKey(): void {
    if (!this.keyAllowed) return;
    const { key, cursor } = this;
    this.forget(key);
    key.possible = true;
    key.required = this.flowLevel === 0 && this.indent === cursor.column;
    key.number = this.queue.next;
    key.position = cursor.position;
    key.line = cursor.line;
    key.column = cursor.column;
  }

  /** Reads the next token into the queue, and those that come with it. */
  private fetch(): void {
    const { cursor } = this;
    this.toToken();
    this.unroll(cursor.column);
    if (cursor.column === 0 && (cursor.atEnd || cursor.atMarker)) this.marker();
    else if (startsPlain(cursor.code)) this.plain();
    else this.indicator(cursor.code);
  }

  /** Steps over blanks, line ends and comments. A tab is no blank where it would be indentation. */
  private toToken(): void {
    const { cursor } = this;
    for (;;) {
      const tabs = this.flowLevel > 0 || !this.keyAllowed;
      while (cursor.code === SPACE || (tabs && cursor.code === TAB)) cursor.position++;
      cursor.comment();
      if (!isBreak(cursor.code)) return;
      cursor.newline();
      if (this.flowLevel === 0) this.keyAllowed = true;
    }
  }

  /** Opens a block at a column if none is open there; `number` is that of the token it starts with. */
  private roll(column: number, number: number, type: number, start: number): void {
    if (this.flowLevel > 0 || this.indent >= column) return;
    this.indents.push(this.indent);
    this.indent = column;
    this.queue.insert(number, type, start);
  }

  /** Closes the blocks that are indented further. */
  private unroll(column: number): void {
    if (this.flowLevel > 0) return;
    while (this.indent > column) {
      this.push(TOKEN.BLOCK_END, this.cursor.position);
      this.indent = this.indents.pop() ?? -1;
    }
  }

  /** The end of the text, `---` or `...`. */
  private marker(): void {
    const { cursor } = this;
    this.unroll(-1);
    this.forget(this.key);
    this.keyAllowed = false;
    const { position: start, code, atEnd } = cursor;
    if (!atEnd) cursor.position += 3;
    this.push(atEnd ? TOKEN.END : code === DASH ? TOKEN.DOCUMENT_START : TOKEN.DOCUMENT_END, start);
  }

  private indicator(code: number): void {
    const fetch = Scanner.fetchers[code];
    if (fetch === undefined) this.refuse(code);
    fetch(this);
  }

  private refuse(code: number): never {
    const { position } = this.cursor;
    if (isBlank(code)) throw tabIndents(position);
    const mark = String.fromCharCode(code);
    if (code === PERCENT && this.cursor.column === 0)
      throw invalid(position, 'a directive, which kubectl takes none of', 'remove the line, or quote its text');
    throw invalid(position, `a text that starts with "${mark}"`, 'put it in quotes');
  }

  /** Takes an indicator of one character in. */
  private single(type: number): void {
    const start = this.cursor.position++;
    this.push(type, start);
  }

  private flowStart(type: number): void {
    this.saveKey();
    this.flowLevel++;
    this.key.possible = false;
    this.keyAllowed = true;
    this.single(type);
  }

  private flowEnd(type: number): void {
    this.forget(this.key);
    if (this.flowLevel > 0) this.flowLevel--;
    this.keyAllowed = false;
    this.single(type);
  }

  private flowEntry(): void {
    this.forget(this.key);
    this.keyAllowed = true;
    this.single(TOKEN.FLOW_ENTRY);
  }

  private dash(): void {
    if (!this.cursor.isGapAt(1)) this.plain();
    else this.blockIndicator(TOKEN.BLOCK_ENTRY, TOKEN.SEQUENCE_START);
  }

  private question(): void {
    if (this.flowLevel === 0 && !this.cursor.isGapAt(1)) this.plain();
    else this.blockIndicator(TOKEN.KEY, TOKEN.MAPPING_START);
  }

  /** A `-`, `?`, or `:` without a key before it: in a block it starts an entry, and the block itself with the first. */
  private blockIndicator(type: number, block: number): void {
    const { cursor, flowLevel } = this;
    if (flowLevel === 0) {
      if (!this.keyAllowed) throw misplaced(cursor.position);
      this.roll(cursor.column, this.queue.next, block, cursor.position);
    }
    this.forget(this.key);
    this.keyAllowed = flowLevel === 0 || type === TOKEN.BLOCK_ENTRY;
    this.single(type);
  }

  private colon(): void {
    if (this.flowLevel === 0 && !this.cursor.isGapAt(1)) {
      this.plain();
      return;
    }
    const { key } = this;
    if (!this.isStillPossible(key)) {
      this.blockIndicator(TOKEN.VALUE, TOKEN.MAPPING_START);
      return;
    }
    this.queue.insert(key.number, TOKEN.KEY, key.position);
    this.roll(key.column, key.number, TOKEN.MAPPING_START, key.position);
    key.possible = false;
    this.keyAllowed = false;
    this.single(TOKEN.VALUE);
  }

  private anchor(type: number): void {
    const { cursor } = this;
    this.saveKey();
    this.keyAllowed = false;
    const start = cursor.position++;
    while (isWord(cursor.code)) cursor.position++;
    if (cursor.position === start + 1 || !(cursor.isGapAt(0) || BEHIND_ANCHOR.has(cursor.code))) {
      throw invalid(start, 'a name of an anchor with other characters than letters, digits, "-" and "_"', 'rename it');
    }
    this.push(type, start);
  }

  private tag(): void {
    this.saveKey();
    this.keyAllowed = false;
    const start = this.cursor.position;
    scanTag(this.cursor);
    this.push(TOKEN.TAG, start);
  }

  private block(): void {
    if (this.flowLevel > 0) this.refuse(this.cursor.code);
    this.forget(this.key);
    this.keyAllowed = true;
    this.scalar(scanBlock(this.cursor, this.indent));
  }

  private quoted(): void {
    this.saveKey();
    this.keyAllowed = false;
    this.scalar(scanQuoted(this.cursor));
  }

  private plain(): void {
    const { cursor } = this;
    this.saveKey();
    const scalar = scanPlain(cursor, this.indent + 1, this.flowLevel > 0);
    this.keyAllowed = cursor.lineStart > scalar.valueEnd;
    this.scalar(scalar);
  }

  private scalar(scalar: Scalar): void {
    this.push(TOKEN.SCALAR, scalar.start, scalar);
  }

  /** By the indicator that it starts with, how a token is read. */
  private static readonly fetchers = byCode<(scanner: Scanner) => void>({
    '[': (scanner) => {
      scanner.flowStart(TOKEN.FLOW_SEQUENCE_START);
    },
    ']': (scanner) => {
      scanner.flowEnd(TOKEN.FLOW_SEQUENCE_END);
    },
    '{': (scanner) => {
      scanner.flowStart(TOKEN.FLOW_MAPPING_START);
    },
    '}': (scanner) => {
      scanner.flowEnd(TOKEN.FLOW_MAPPING_END);
    },
    ',': (scanner) => {
      scanner.flowEntry();
    },
    '-': (scanner) => {
      scanner.dash();
    },
    '?': (scanner) => {
      scanner.question();
    },
    ':': (scanner) => {
      scanner.colon();
    },
    '*': (scanner) => {
      scanner.anchor(TOKEN.ALIAS);
    },
    '&': (scanner) => {
      scanner.anchor(TOKEN.ANCHOR);
    },
    '!': (scanner) => {
      scanner.tag();
    },
    '|': (scanner) => {
      scanner.block();
    },
    '>': (scanner) => {
      scanner.block();
    },
    "'": (scanner) => {
      scanner.quoted();
    },
    '"': (scanner) => {
      scanner.quoted();
    },
  });
}
