/** What a token is: bits, so that a question can be about several. */
export const TOKEN = {
  END: 1 << 0,
  DOCUMENT_START: 1 << 1,
  DOCUMENT_END: 1 << 2,
  SEQUENCE_START: 1 << 3,
  MAPPING_START: 1 << 4,
  BLOCK_END: 1 << 5,
  FLOW_SEQUENCE_START: 1 << 6,
  FLOW_SEQUENCE_END: 1 << 7,
  FLOW_MAPPING_START: 1 << 8,
  FLOW_MAPPING_END: 1 << 9,
  BLOCK_ENTRY: 1 << 10,
  FLOW_ENTRY: 1 << 11,
  KEY: 1 << 12,
  VALUE: 1 << 13,
  ALIAS: 1 << 14,
  ANCHOR: 1 << 15,
  TAG: 1 << 16,
  SCALAR: 1 << 17,
} as const;

/** Where no document goes on. */
export const ENDS = TOKEN.END | TOKEN.DOCUMENT_START | TOKEN.DOCUMENT_END;
