/** What an event tells. */
export const EVENT_ID = { DOCUMENT: 1, SEQUENCE: 2, MAPPING: 3, SCALAR: 4, ALIAS: 5, POP: 6 } as const;

/** How a scalar is written. */
export const SCALAR_STYLE = {
  PLAIN: 1,
  SINGLE_QUOTED: 2,
  DOUBLE_QUOTED: 3,
  LITERAL_BLOCK: 4,
  FOLDED_BLOCK: 5,
} as const;

/** How many of the line ends behind a block scalar belong to it. */
export const CHOMPING = { CLIP: 1, STRIP: 2, KEEP: 3 } as const;

type Value<T> = T[keyof T];

/** Anchor and tag of a node, by where they stand; -1 where there is none. */
export interface Properties {
  readonly anchorStart: number;
  readonly anchorEnd: number;
  readonly tagStart: number;
  readonly tagEnd: number;
}

/** Of a node without anchor and tag. */
export const NO_PROPERTIES: Properties = { anchorStart: -1, anchorEnd: -1, tagStart: -1, tagEnd: -1 };

/** A mapping or list starts; its entries follow, and then a POP. */
export interface CollectionEvent extends Properties {
  readonly type: typeof EVENT_ID.MAPPING | typeof EVENT_ID.SEQUENCE;
  /** Its bracket, or its first entry. */
  readonly start: number;
}

/** A single value. */
export interface ScalarEvent extends Properties {
  readonly type: typeof EVENT_ID.SCALAR;
  /** Its first character, quotes and `|` included; -1 for a value that is left empty. */
  readonly start: number;
  /** What `scalarText` reads, without quotes; of a block its lines. */
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly style: Value<typeof SCALAR_STYLE>;
  readonly chomping: Value<typeof CHOMPING>;
  /** By how many spaces the lines of a block are indented. */
  readonly indent: number;
  /** Whether the text is the value as it stands. */
  readonly fast: boolean;
}

/** A value that is written elsewhere. */
export interface AliasEvent {
  readonly type: typeof EVENT_ID.ALIAS;
  readonly start: number;
  readonly anchorStart: number;
  readonly anchorEnd: number;
}

/** One step through a document, with places instead of texts: a document, its node, the nodes in it, and ends of them. */
export type Event =
  | CollectionEvent
  | ScalarEvent
  | AliasEvent
  | { readonly type: typeof EVENT_ID.DOCUMENT }
  | { readonly type: typeof EVENT_ID.POP };

/** A node as the parser makes it. Most have neither anchor nor tag, and there are many: those share one object. */
abstract class Node implements Properties {
  properties = NO_PROPERTIES;

  get anchorStart(): number {
    return this.properties.anchorStart;
  }

  get anchorEnd(): number {
    return this.properties.anchorEnd;
  }

  get tagStart(): number {
    return this.properties.tagStart;
  }

  get tagEnd(): number {
    return this.properties.tagEnd;
  }
}

/** A mapping or list, as the parser makes it. */
export class Collection extends Node implements CollectionEvent {
  constructor(
    readonly type: CollectionEvent['type'],
    readonly start: number,
  ) {
    super();
  }
}

/** A scalar, as the parser makes it. */
export class Scalar extends Node implements ScalarEvent {
  constructor(
    readonly style: ScalarEvent['style'],
    readonly start: number,
    readonly valueStart: number,
    readonly valueEnd: number,
    readonly fast: boolean,
    readonly indent = 0,
    readonly chomping: ScalarEvent['chomping'] = CHOMPING.CLIP,
  ) {
    super();
  }

  get type(): typeof EVENT_ID.SCALAR {
    return EVENT_ID.SCALAR;
  }
}
