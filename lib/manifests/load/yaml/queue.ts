import type { Scalar } from './event';

/**
 * Tokens that are read and not yet taken, each with a number that counts all from the start. There are several to every
 * value of a document, so that none is an object.
 */
export class TokenQueue {
  private readonly types: number[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly scalars: (Scalar | undefined)[] = [];
  private head = 0;
  private tail = 0;
  private taken = 0;

  get isEmpty(): boolean {
    return this.head === this.tail;
  }

  /** The number of the first token. */
  get first(): number {
    return this.taken;
  }

  /** The number that the next token gets. */
  get next(): number {
    return this.taken + this.tail - this.head;
  }

  /** What the first token is; one of `TOKEN`. */
  get type(): number {
    return this.types[this.head] ?? 0;
  }

  /** Where the first token starts. */
  get start(): number {
    return this.starts[this.head] ?? 0;
  }

  /** Where the first token ends. */
  get end(): number {
    return this.ends[this.head] ?? 0;
  }

  /** What the first token holds if it is a SCALAR. */
  get scalar(): Scalar | undefined {
    return this.scalars[this.head];
  }

  push(type: number, start: number, end: number, scalar?: Scalar): void {
    this.set(this.tail++, type, start, end, scalar);
  }

  /** Puts a token of no length before the one with that number. */
  insert(number: number, type: number, start: number): void {
    const place = Math.max(number - this.taken, 0) + this.head;
    for (let at = this.tail++; at > place; at--) {
      this.set(at, this.types[at - 1] ?? 0, this.starts[at - 1] ?? 0, this.ends[at - 1] ?? 0, this.scalars[at - 1]);
    }
    this.set(place, type, start, start, undefined);
  }

  /** Takes the first token away. */
  drop(): void {
    this.taken++;
    if (++this.head === this.tail) this.head = this.tail = 0;
  }

  private set(at: number, type: number, start: number, end: number, scalar: Scalar | undefined): void {
    this.types[at] = type;
    this.starts[at] = start;
    this.ends[at] = end;
    this.scalars[at] = scalar;
  }
}
