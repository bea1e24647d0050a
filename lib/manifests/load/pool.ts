import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type ChunkContent, readChunk } from './chunk';
import type { Chunk } from './segments';

/** A chunk for a worker. */
export interface Task {
  readonly id: number;
  readonly chunk: Chunk;
}

/** What a worker read; without `json` it leaves the chunk to the one who sent it. */
export interface Answer {
  readonly id: number;
  readonly json: string | undefined;
}

interface Pending extends Task {
  readonly settle: (content: ChunkContent) => void;
  readonly fail: (error: unknown) => void;
}

interface Seat {
  readonly worker: Worker;
  readonly tasks: Map<number, Pending>;
}

/** Input from which on workers pay for their start, in bytes; they gain a quarter at four times as much. */
const WORTHWHILE = 16 * 1024 * 1024;

/** More threads than this wait for the main thread to take their answers in. */
const MAX_WORKERS = 3;

/** The heap of a worker, in MiB: many times what a chunk needs. One that needs more is read here. */
const WORKER_HEAP = 128;

/** A worker has its next chunk at hand when it is done with one. */
const TASKS_PER_WORKER = 2;

/** Chunks that wait before the one who brings more has to read one. */
const BACKLOG = 16;

/** Exists beside compiled code only: a thread can not run TypeScript. */
const SCRIPT = join(__dirname, 'worker.js');

/** Reads chunks, in worker threads as well if there are any. Who asks gets the same from all threads. */
export class ChunkPool {
  private readonly seats: Seat[] = [];
  private readonly queue: Pending[] = [];
  private expected = 0;
  private count = 0;

  /** @param worthwhile - how many bytes there must be to read for workers to start */
  constructor(
    private readonly workers = Math.min(availableParallelism() - 1, MAX_WORKERS),
    private readonly worthwhile = WORTHWHILE,
  ) {}

  /** Says how many more bytes there are to read; the workers start when there are enough. */
  expect(bytes: number): void {
    const before = this.expected;
    this.expected += bytes;
    if (before >= this.worthwhile || this.expected < this.worthwhile || !existsSync(SCRIPT)) return;
    for (let count = 0; count < this.workers; count++) this.seats.push(this.seat());
  }

  /** Hands a chunk in. */
  async read(chunk: Chunk): Promise<ChunkContent> {
    if (this.seats.length === 0) return readChunk(chunk);
    return new Promise<ChunkContent>((settle, fail) => {
      this.queue.push({ id: this.count++, chunk, settle, fail });
      this.feed();
    });
  }

  /** Lends the workers a hand until no more than a few chunks wait, or none. */
  async help(waiting = BACKLOG): Promise<void> {
    while (this.queue.length > waiting) {
      readHere(this.queue.splice(0, 1));
      // Lets answers and new tasks pass.
      await setImmediate();
    }
  }

  /** Ends the workers. */
  async close(): Promise<void> {
    await Promise.all(this.seats.splice(0).map(({ worker }) => worker.terminate()));
  }

  private seat(): Seat {
    const seat: Seat = {
      worker: new Worker(SCRIPT, { resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP } }),
      tasks: new Map(),
    };
    seat.worker.on('message', ({ id, json }: Answer) => {
      const task = seat.tasks.get(id);
      seat.tasks.delete(id);
      this.feed();
      if (json !== undefined) task?.settle(JSON.parse(json) as ChunkContent);
      else if (task !== undefined) readHere([task]);
    });
    seat.worker.once('error', () => {
      // Out of memory, say. What it had to do is done here.
      this.seats.splice(this.seats.indexOf(seat), 1);
      void seat.worker.terminate();
      readHere(seat.tasks.values());
      if (this.seats.length === 0) readHere(this.queue.splice(0));
    });
    return seat;
  }

  private feed(): void {
    for (const { worker, tasks } of this.seats) {
      while (tasks.size < TASKS_PER_WORKER) {
        const task = this.queue.shift();
        if (task === undefined) return;
        tasks.set(task.id, task);
        worker.postMessage({ id: task.id, chunk: task.chunk } satisfies Task);
      }
    }
  }
}

function readHere(tasks: Iterable<Pending>): void {
  for (const { chunk, settle, fail } of tasks) {
    try {
      settle(readChunk(chunk));
    } catch (error) {
      fail(error);
    }
  }
}
