import type { Origin, Position, SourcePlace } from '../resource';
import { Places } from './locate';
import type { Source } from './source';

/** The document that was asked last. Its places take several times as much memory as its text, so that no other's are kept. */
let latest: { readonly document: DocumentText; readonly places: Places } | undefined;

/** Lets go of the places that are kept, when nobody asks for any more of them. */
export function releasePlaces(): void {
  latest = undefined;
}

/** A document in its file. Who asks for many places does well to ask document by document: each is then read once. */
export class DocumentText {
  /**
   * @param start - where its text starts; this and the others as characters of the file
   * @param end - where that text ends
   * @param root - where the document's value starts
   */
  constructor(
    readonly source: Source,
    private readonly start: number,
    private readonly end: number,
    private readonly root: number,
  ) {}

  /** Where in the file a value stands, given by its keys and indexes from the document's top. */
  offsetOf(parts: readonly string[]): number {
    if (parts.length === 0) return this.root;
    if (latest?.document !== this) {
      latest = undefined;
      latest = { document: this, places: new Places(this.source.text.slice(this.start, this.end)) };
    }
    return this.start + latest.places.offsetOf(parts);
  }
}

/** The keys and indexes of a JSON Pointer. */
export function pointerParts(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Where one object of a document was read from. */
export class DocumentOrigin implements Origin {
  /** What was asked before: a finding's place is asked for by all who sort or print it. */
  private offsets: Map<string, number> | undefined;

  /** @param prefix - the keys and indexes that lead to the object, for the items of a list */
  constructor(
    private readonly document: DocumentText,
    private readonly prefix: readonly string[],
  ) {}

  get file(): string {
    return this.document.source.file;
  }

  locate(pointer: string): Position {
    const offsets = (this.offsets ??= new Map<string, number>());
    const offset = offsets.get(pointer) ?? this.document.offsetOf([...this.prefix, ...pointerParts(pointer)]);
    offsets.set(pointer, offset);
    return this.document.source.positionAt(offset);
  }

  lineAt(line: number): string | undefined {
    return this.document.source.lineAt(line);
  }
}

/** Where an object was rendered: its place is in what came of that, and in the files that it came from. */
export class RenderedOrigin implements Origin {
  /** @param sourceOf - the place in the files for a JSON Pointer in the object */
  constructor(
    private readonly rendered: Origin,
    readonly sourceOf: (pointer: string) => SourcePlace | undefined,
  ) {}

  get file(): string {
    return this.rendered.file;
  }

  locate(pointer: string): Position {
    return this.rendered.locate(pointer);
  }

  lineAt(line: number): string | undefined {
    return this.rendered.lineAt(line);
  }
}
