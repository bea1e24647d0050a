import { Buffer } from 'node:buffer';
import type { Writable } from 'node:stream';

/** Standard input, which another process can go on with. */
export class Stdin {
  private readonly blocks: Buffer[] = [];
  private taken = false;

  /** @param most - how many bytes are read of it; one block more tells that there are more */
  constructor(private readonly most: number) {}

  /** Whether any of it has been read. */
  get isTaken(): boolean {
    return this.taken;
  }

  /** Reads it to its end, or until there is too much. */
  async read(): Promise<Buffer> {
    this.taken = true;
    let size = 0;
    for await (const block of process.stdin.iterator({ destroyOnReturn: false })) {
      this.blocks.push(Buffer.from(block as Buffer));
      size += (block as Buffer).length;
      if (size > this.most) break;
    }
    return Buffer.concat(this.blocks);
  }

  /** Hands on what has been read, and then the rest. */
  pass(to: Writable): void {
    for (const block of this.blocks.splice(0)) to.write(block);
    if (process.stdin.readableEnded) to.end();
    else process.stdin.pipe(to);
  }
}
