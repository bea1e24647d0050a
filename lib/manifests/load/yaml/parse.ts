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
import { ENDS, TOKEN } from './token';

const BYTE_ORDER_MARK = 0xfeff;
const POP = { type: EVENT_ID.POP } as const;
const DOCUMENT = { type: EVENT_ID.DOCUMENT } as const;

/** Puts the tokens of a document together to its nodes, as Go's yaml.v2 does. */
class Parser {
  readonly events: Event[] = [];
  private readonly scanner: Scanner;
  private depth = 0;
  /** Where the innermost bracket stands that is open. */
  private bracket: number | undefined;

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
      throw invalid(this.scanner.start, 'the document has ended, and kubectl reads no further', fix);
    }
  }

  /** Whether the next token is one of those whose bits are given. */
  private is(types: number): boolean {
    return (this.scanner.type & types) !== 0;
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
      throw new FaultError(this.scanner.start, message, 'nest them less deep');
    }
    this.depth++;
    if (this.is(TOKEN.ALIAS)) this.alias();
    else this.content(this.properties(), block, indentless);
    this.depth--;
  }

  private alias(): void {
    const { start, end } = this.scanner;
    this.events.push({ type: EVENT_ID.ALIAS, start, anchorStart: start + 1, anchorEnd: end });
    this.scanner.drop();
  }

  /** An anchor and a tag, each once at most. */
  private properties(): Properties {
    if (!this.is(TOKEN.ANCHOR | TOKEN.TAG)) return NO_PROPERTIES;
    const found = { ...NO_PROPERTIES };
    while (this.is(TOKEN.ANCHOR | TOKEN.TAG)) {
      const { start, end } = this.scanner;
      const isAnchor = this.is(TOKEN.ANCHOR);
      if ((isAnchor ? found.anchorStart : found.tagStart) >= 0) break;
      if (isAnchor) [found.anchorStart, found.anchorEnd] = [start + 1, end];
      else [found.tagStart, found.tagEnd] = [start, end];
      this.scanner.drop();
    }
    return found;
  }

  private content(properties: Properties, block: boolean, indentless: boolean): void {
    if (this.is(TOKEN.SCALAR)) this.scalar(properties);
    else if (block && this.is(TOKEN.MAPPING_START)) this.blockMapping(properties);
    else if (block && this.is(TOKEN.SEQUENCE_START)) this.blockSequence(properties);
    else if (indentless && this.is(TOKEN.BLOCK_ENTRY)) this.indentlessSequence(properties);
    else if (this.is(TOKEN.FLOW_SEQUENCE_START)) this.flowSequence(properties);
    else if (this.is(TOKEN.FLOW_MAPPING_START)) this.flowMapping(properties);
    else if (properties !== NO_PROPERTIES) this.add(emptyScalar(), properties);
    else throw this.noValue();
  }

  private noValue(): Error {
    if (this.is(ENDS) && this.bracket !== undefined) {
      return invalid(this.bracket, 'the bracket that opens here is not closed', 'close the bracket or brace');
    }
    const fix = 'add the value, or put the text in quotes';
    return invalid(this.scanner.start, 'a "-", "?", ":", comma or bracket where a value is expected', fix);
  }

  private scalar(properties: Properties): void {
    this.add(this.scanner.value ?? emptyScalar(), properties);
    this.scanner.drop();
  }

  private collection(type: CollectionEvent['type'], properties: Properties): void {
    this.add(new Collection(type, this.scanner.start), properties);
  }

  private add(node: Collection | Scalar, properties: Properties): void {
    node.properties = properties;
    this.events.push(node);
  }

  private blockSequence(properties: Properties): void {
    this.collection(EVENT_ID.SEQUENCE, properties);
    this.scanner.drop();
    while (this.is(TOKEN.BLOCK_ENTRY)) {
      this.scanner.drop();
      if (this.is(TOKEN.BLOCK_ENTRY | TOKEN.BLOCK_END)) this.empty();
      else this.node(true, false);
    }
    this.endBlock('list');
  }

  private indentlessSequence(properties: Properties): void {
    this.collection(EVENT_ID.SEQUENCE, properties);
    while (this.is(TOKEN.BLOCK_ENTRY)) {
      this.scanner.drop();
      if (this.is(TOKEN.BLOCK_ENTRY | TOKEN.KEY | TOKEN.VALUE | TOKEN.BLOCK_END)) this.empty();
      else this.node(true, false);
    }
    this.events.push(POP);
  }

  private blockMapping(properties: Properties): void {
    this.collection(EVENT_ID.MAPPING, properties);
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
    if (this.is(TOKEN.KEY | TOKEN.VALUE | TOKEN.BLOCK_END)) this.empty();
    else this.node(true, true);
  }

  private endBlock(what: string): void {
    if (!this.is(TOKEN.BLOCK_END)) {
      const { start } = this.scanner;
      if (this.is(TOKEN.VALUE))
        throw invalid(start, 'a ":" without a key before it', 'write the key, or quote the text');
      const fix = `give all entries of the ${what} the same indentation`;
      throw invalid(start, `bad indentation of a ${what} entry`, fix);
    }
    this.events.push(POP);
    this.scanner.drop();
  }

  private flowSequence(properties: Properties): void {
    this.collection(EVENT_ID.SEQUENCE, properties);
    this.flowEntries(TOKEN.FLOW_SEQUENCE_END, () => {
      if (this.is(TOKEN.KEY)) this.flowPair();
      else this.node(false, false);
    });
  }

  /** A mapping of one entry in a list, which needs no braces. */
  private flowPair(): void {
    this.collection(EVENT_ID.MAPPING, NO_PROPERTIES);
    this.flowEntry(TOKEN.FLOW_SEQUENCE_END);
    this.events.push(POP);
  }

  private flowMapping(properties: Properties): void {
    this.collection(EVENT_ID.MAPPING, properties);
    this.flowEntries(TOKEN.FLOW_MAPPING_END, () => {
      if (this.is(TOKEN.KEY)) this.flowEntry(TOKEN.FLOW_MAPPING_END);
      else {
        this.node(false, false);
        this.empty();
      }
    });
  }

  /** An entry that starts with a key, which may be empty, and so may be its value. */
  private flowEntry(end: number): void {
    this.scanner.drop();
    if (this.is(TOKEN.VALUE | TOKEN.FLOW_ENTRY | end)) this.empty();
    else this.node(false, false);
    const hasValue = this.is(TOKEN.VALUE);
    if (hasValue) this.scanner.drop();
    if (!hasValue || this.is(TOKEN.FLOW_ENTRY | end)) this.empty();
    else this.node(false, false);
  }

  /** What stands between brackets, up to the closing one. */
  private flowEntries(end: number, entry: () => void): void {
    const outer = this.bracket;
    this.bracket = this.scanner.start;
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
    if (this.is(ENDS)) return this.noValue();
    const fix = 'add it, close the bracket or brace, or put the text in quotes';
    return invalid(this.scanner.start, 'a comma is missing between the entries of brackets', fix);
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
