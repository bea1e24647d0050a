import type { Scalar } from './event';

/** What a token is. */
export const TOKEN = {
  END: 0,
  DOCUMENT_START: 1,
  DOCUMENT_END: 2,
  SEQUENCE_START: 3,
  MAPPING_START: 4,
  BLOCK_END: 5,
  FLOW_SEQUENCE_START: 6,
  FLOW_SEQUENCE_END: 7,
  FLOW_MAPPING_START: 8,
  FLOW_MAPPING_END: 9,
  BLOCK_ENTRY: 10,
  FLOW_ENTRY: 11,
  KEY: 12,
  VALUE: 13,
  ALIAS: 14,
  ANCHOR: 15,
  TAG: 16,
  SCALAR: 17,
} as const;

/** One of `TOKEN`. */
export type TokenType = (typeof TOKEN)[keyof typeof TOKEN];

/** The smallest part of a document that has a meaning. */
export interface Token {
  readonly type: TokenType;
  readonly start: number;
  readonly end: number;
  /** Of a SCALAR. */
  readonly scalar: Scalar | undefined;
}
