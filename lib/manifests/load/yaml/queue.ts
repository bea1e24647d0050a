import type { Token } from './token';

/** Tokens that are read and not yet taken, each with a number that counts all from the start. */
export class TokenQueue {
  private tokens: Token[] = [];
  private head = 0;
  private taken = 0;

  get isEmpty(): boolean {
    return this.head === this.tokens.length;
  }

  /** The number of the first token. */
  get first(): number {
    return this.taken;
  }

  /** The number that the next token gets. */
  get next(): number {
    return this.taken + this.tokens.length - this.head;
  }

  /** The first token. */
  peek(): Token | undefined {
    return this.tokens[this.head];
  }

  push(token: Token): void {
    this.tokens.push(token);
  }

  /** Puts a token before the one with that number. */
  insert(number: number, token: Token): void {
    this.tokens.splice(Math.max(number - this.taken, 0) + this.head, 0, token);
  }

  /** Takes the first token away. */
  drop(): void {
    this.taken++;
    if (++this.head < this.tokens.length) return;
    this.tokens.length = 0;
    this.head = 0;
  }
}
