import type { Flaw, Json } from '../resource';

/** A document that is not empty. Places are characters of the chunk, counted from 0. */
export interface Document {
  readonly value: Json;
  readonly flaws: readonly Flaw[];
  /** How many values its aliases repeat. */
  readonly repeated: number;
  /** Where its text starts, behind the line that parts it from the one before. */
  readonly start: number;
  /** Where its text ends. */
  readonly end: number;
  /** Where the value starts. */
  readonly root: number;
}
