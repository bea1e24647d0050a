import type { Resource } from '../resource';
import { type ChunkContent, readChunk } from './chunk';
import { LONG_JSON, looksLikeJson, readJson } from './json';
import { grouped, MAX_BYTES } from './limits';
import { Intake, type Reading } from './objects';
import { type Problem, problemAt } from './problem';
import { type Chunk, chunksOf } from './segments';
import { Source } from './source';

/** What was read. */
export interface Loaded {
  readonly resources: readonly Resource[];
  readonly problems: readonly Problem[];
  /** How many files hold objects or could not be read. */
  readonly files: number;
}

const BYTE_ORDER_MARK = '\uFEFF';

/** A text without the mark that some editors put before it. */
export function withoutMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

/** What there is to say of a file that is too large. */
export function tooLarge(file: string): Problem {
  const message = `larger than ${grouped(MAX_BYTES / 2 ** 20)} MiB, which is the most that is read`;
  return problemAt(file, undefined, message, 'split it, or name only the files that hold manifests');
}

/** What there is to say of a file or folder without objects. */
export function nothingToCheck(file: string): Problem {
  const message = `nothing to check in ${file === '-' ? 'standard input' : `"${file}"`}`;
  return problemAt(file, undefined, message, 'name a file or folder with Kubernetes manifests');
}

/** A text that is being read: first cut, then its chunks read, here or elsewhere, then put together. */
export class TextReading {
  private readonly intake: Intake;

  constructor(
    private readonly source: Source,
    reading: Reading,
  ) {
    this.intake = new Intake(source, reading);
  }

  /** The parts that can be read apart from each other; none if the text is read already. */
  *chunks(): Generator<Chunk> {
    const { text } = this.source;
    const documents = text.length > LONG_JSON && looksLikeJson(text) ? readJson(text) : undefined;
    if (documents === undefined) yield* chunksOf(text);
    else this.intake.add({ documents, faults: [] }, 0);
  }

  /** Takes in what a chunk says. Chunks must come in their order. */
  add(chunk: Chunk, content: ChunkContent): void {
    this.intake.add(content, chunk.base);
  }

  /** What has been read. */
  get loaded(): Loaded {
    const { resources, problems } = this.intake;
    return { resources, problems, files: resources.length + problems.length > 0 ? 1 : 0 };
  }
}

/** Reads a text, in this thread. */
export function readText(source: Source, reading: Reading): Loaded {
  if (source.text.length > MAX_BYTES) return { resources: [], problems: [tooLarge(source.file)], files: 1 };
  const text = new TextReading(source, reading);
  for (const chunk of text.chunks()) text.add(chunk, readChunk(chunk));
  return text.loaded;
}

/**
 * Reads the objects of a text: YAML, also of several documents, or JSON. Lists of objects count as their items.
 * @param file - what the user calls it; `-` for standard input
 */
export function loadText(text: string, file: string): Loaded {
  const loaded = readText(new Source(file, withoutMark(text)), { found: false });
  return loaded.files > 0 ? loaded : { ...loaded, problems: [nothingToCheck(file)] };
}
