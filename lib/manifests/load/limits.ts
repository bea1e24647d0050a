/** The largest file or stream that is read, in bytes. */
export const MAX_BYTES = 256 * 1024 * 1024;

/** How deep mappings and lists may stand in each other. */
export const MAX_DEPTH = 100;

/** How many values the aliases and merge keys of one file may repeat, each counted where it is repeated. */
export const MAX_REPEATED = 1_000_000;

/** How many values one YAML document may hold; a parsed value takes about 300 bytes of memory. */
export const MAX_VALUES = 4_000_000;

/** How many places of one file are told that can not be read; more are counted. */
export const MAX_PROBLEMS = 1000;

/** `n` as a person reads it: `1,000,000`. */
export function grouped(n: number): string {
  return n.toLocaleString('en-US');
}
