import { grouped, MAX_DEPTH } from '../limits';
import { FaultError } from '../problem';
import { Cursor } from './cursor';
import {
  Collection,
  EVENT_ID,
  NO_PROPERTIES,
  type CollectionEvent,
  type Event,
  type Properties,
  type Scalar,
} from './event';
import { invalid } from './fault';
import { emptyScalar } from './scan-scalar';
import { Scanner } from './scanner';
import { TOKEN, type Token, type TokenType } from './token';

const BYTE_ORDER_MARK = 0xfeff;
const POP = { type: EVENT_ID.POP } as const;
const DOCUMENT = { type: EVENT_ID.DOCUMENT } as const;

/** Puts the tokens of a document together to its nodes, as Go's yaml.v2 does. */
class Parser {
  readonly events: Event[] = [];
  private readonly scanner: Scanner;
  private depth = 0;
  /** The innermost bracket that is open. */
  private bracket: Token | undefined;

  constructor(cursor: Cursor) {
    this.scanner = new Scanner(cursor);
  }

  document(): void {
    const explicit = this.is(TOKEN.DOCUMENT_START);
    if (explicit) this.scanner.drop();
    this.events.push(DOCUMENT);
    if (this.is(TOKEN.END) || (explicit && this.is(TOKEN.DOCUMENT_END))) this.empty();
    else this.node(true, false);
    this.events.push(POP);
    while (this.is(TOKEN.DOCUMENT_END)) this.scanner.drop();
    if (!this.is(TOKEN.END)) {
      const fix = 'start the next document with "---", or correct the indentation';
      throw invalid(this.scanner.peek().start, 'the document has ended, and kubectl reads no further', fix);
    }
  }

  private is(...types: readonly TokenType[]): boolean {
    return types.includes(this.scanner.peek().type);
  }

  private empty(): void {
    this.events.push(emptyScalar());
  }

  /**
   * Reads a node.
   * @param block - whether it may be one of lines
   * @param indentless - whether it may be a list whose dashes stand no deeper than the key
   */
  private node(block: boolean, indentless: boolean): void {
    if (this.depth >= MAX_DEPTH) {
      const message = `values are nested more than ${grouped(MAX_DEPTH)} deep`;
      throw new FaultError(this.scanner.peek().start, message, 'nest them less deep');
    }
    this.depth++;
    const token = this.scanner.peek();
    if (token.type === TOKEN.ALIAS) this.alias(token);
    else this.content(this.properties(token), block, indentless);
    this.depth--;
  }

  private alias({ start, end }: Token): void {
    this.events.push({ type: EVENT_ID.ALIAS, start, anchorStart: start + 1, anchorEnd: end });
    this.scanner.drop();
  }

  private properties({ type }: Token): Properties {
    if (type !== TOKEN.ANCHOR && type !== TOKEN.TAG) return NO_PROPERTIES;
    const found = { ...NO_PROPERTIES };
    for (let token = this.scanner.peek(); ; token = this.scanner.peek()) {
      if (token.type === TOKEN.ANCHOR && found.anchorStart < 0)
        [found.anchorStart, found.anchorEnd] = [token.start + 1, token.end];
      else if (token.type === TOKEN.TAG && found.tagStart < 0)
        [found.tagStart, found.tagEnd] = [token.start, token.end];
      else return found;
      this.scanner.drop();
    }
  }

  private content(properties: Properties, block: boolean, indentless: boolean): void {
    const token = this.scanner.peek();
    if (indentless && token.type === TOKEN.BLOCK_ENTRY) {
      this.collection(EVENT_ID.SEQUENCE, token, properties);
      this.indentlessSequence();
    } else if (token.scalar !== undefined) this.scalar(token, properties);
    else if (token.type === TOKEN.FLOW_SEQUENCE_START) this.flowSequence(token, properties);
    else if (token.type === TOKEN.FLOW_MAPPING_START) this.flowMapping(token, properties);
    else if (block && token.type === TOKEN.SEQUENCE_START) this.blockSequence(token, properties);
    else if (block && token.type === TOKEN.MAPPING_START) this.blockMapping(token, properties);
    else if (properties !== NO_PROPERTIES) this.add(emptyScalar(), properties);
    else throw this.noValue(token);
  }

  private noValue({ type, start }: Token): Error {
    const ended = type === TOKEN.END || type === TOKEN.DOCUMENT_START || type === TOKEN.DOCUMENT_END;
    if (ended && this.bracket !== undefined) {
      return invalid(this.bracket.start, 'the bracket that opens here is not closed', 'close the bracket or brace');
    }
    const fix = 'add the value, or put the text in quotes';
    return invalid(start, 'a "-", "?", ":", comma or bracket where a value is expected', fix);
  }

  private scalar({ scalar }: Token, properties: Properties): void {
    if (scalar === undefined) return;
    this.add(scalar, properties);
    this.scanner.drop();
  }

  private collection(type: CollectionEvent['type'], { start }: Token, properties: Properties): void {
    this.add(new Collection(type, start), properties);
  }

  private add(node: Collection | Scalar, properties: Properties): void {
    node.properties = properties;
    this.events.push(node);
  }

  private blockSequence(token: Token, properties: Properties): void {
    this.collection(EVENT_ID.SEQUENCE, token, properties);
    this.scanner.drop();
    while (this.is(TOKEN.BLOCK_ENTRY)) {
      this.scanner.drop();
      if (this.is(TOKEN.BLOCK_ENTRY, TOKEN.BLOCK_END)) this.empty();
      else this.node(true, false);
    }
    this.endBlock('list');
  }

  private indentlessSequence(): void {
    while (this.is(TOKEN.BLOCK_ENTRY)) {
      this.scanner.drop();
      if (this.is(TOKEN.BLOCK_ENTRY, TOKEN.KEY, TOKEN.VALUE, TOKEN.BLOCK_END)) this.empty();
      else this.node(true, false);
    }
    this.events.push(POP);
  }

  private blockMapping(token: Token, properties: Properties): void {
    this.collection(EVENT_ID.MAPPING, token, properties);
    this.scanner.drop();
    while (this.is(TOKEN.KEY)) {
      this.blockPart();
      if (this.is(TOKEN.VALUE)) this.blockPart();
      else this.empty();
    }
    this.endBlock('mapping');
  }

  /** A key or its value, behind the token that announces it. */
  private blockPart(): void {
    this.scanner.drop();
    if (this.is(TOKEN.KEY, TOKEN.VALUE, TOKEN.BLOCK_END)) this.empty();
    else this.node(true, true);
  }

  private endBlock(what: string): void {
    const { type, start } = this.scanner.peek();
    if (type === TOKEN.VALUE) throw invalid(start, 'a ":" without a key before it', 'write the key, or quote the text');
    if (type !== TOKEN.BLOCK_END) {
      const fix = `give all entries of the ${what} the same indentation`;
      throw invalid(start, `bad indentation of a ${what} entry`, fix);
    }
    this.events.push(POP);
    this.scanner.drop();
  }

  private flowSequence(token: Token, properties: Properties): void {
    this.collection(EVENT_ID.SEQUENCE, token, properties);
    this.flowEntries(token, TOKEN.FLOW_SEQUENCE_END, () => {
      if (this.is(TOKEN.KEY)) this.flowPair();
      else this.node(false, false);
    });
  }

  /** A mapping of one entry in a list, which needs no braces. */
  private flowPair(): void {
    this.collection(EVENT_ID.MAPPING, this.scanner.peek(), NO_PROPERTIES);
    this.flowEntry(TOKEN.FLOW_SEQUENCE_END);
    this.events.push(POP);
  }

  private flowMapping(token: Token, properties: Properties): void {
    this.collection(EVENT_ID.MAPPING, token, properties);
    this.flowEntries(token, TOKEN.FLOW_MAPPING_END, () => {
      if (this.is(TOKEN.KEY)) this.flowEntry(TOKEN.FLOW_MAPPING_END);
      else {
        this.node(false, false);
        this.empty();
      }
    });
  }

  /** An entry that starts with a key, which may be empty, and so may be its value. */
  private flowEntry(end: TokenType): void {
    this.scanner.drop();
    if (this.is(TOKEN.VALUE, TOKEN.FLOW_ENTRY, end)) this.empty();
    else this.node(false, false);
    const hasValue = this.is(TOKEN.VALUE);
    if (hasValue) this.scanner.drop();
    if (!hasValue || this.is(TOKEN.FLOW_ENTRY, end)) this.empty();
    else this.node(false, false);
  }

  /** What stands between brackets, up to the closing one. */
  private flowEntries(opening: Token, end: TokenType, entry: () => void): void {
    const outer = this.bracket;
    this.bracket = opening;
    this.scanner.drop();
    for (let first = true; !this.is(end); first = false) {
      if (!first) {
        if (!this.is(TOKEN.FLOW_ENTRY)) throw this.noComma();
        this.scanner.drop();
        if (this.is(end)) break;
      }
      entry();
    }
    this.events.push(POP);
    this.scanner.drop();
    this.bracket = outer;
  }

  private noComma(): Error {
    if (this.is(TOKEN.END, TOKEN.DOCUMENT_START, TOKEN.DOCUMENT_END)) return this.noValue(this.scanner.peek());
    const fix = 'add it, close the bracket or brace, or put the text in quotes';
    return invalid(this.scanner.peek().start, 'a comma is missing between the entries of brackets', fix);
  }
}

/**
 * The events of one document, of which a line with `---` is no part.
 * @param text - `parsable`, perhaps with other documents
 * @param end - right behind a line's end
 * @throws FaultError where Go's reader refuses it.
 */
export function parseDocument(text: string, start = 0, end = text.length - 1): readonly Event[] {
  const mark = text.charCodeAt(start) === BYTE_ORDER_MARK ? 1 : 0;
  const parser = new Parser(new Cursor(text, start + mark, end));
  parser.document();
  return parser.events;
}

/** A text as the parser wants it: with the line end that kubectl adds to the last line, and the NUL behind it. */
export function parsable(text: string): string {
  return text.endsWith('\n') ? `${text}\0` : `${text}\n\0`;
}
