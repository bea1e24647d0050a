import { COMMAND_MARK, UNPRINTABLE } from './printable';

/** A character by its code units, as JSON writes what it cannot hold. */
function escaped(mark: string): string {
  // Line ends stand between values only; in texts they are escaped already.
  if (mark === '\n') return mark;
  return mark.replaceAll(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * A value as JSON, indented, that parses to the very same value and in which nothing stands that a terminal or a log would
 * obey.
 */
export function escapedJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll(UNPRINTABLE, escaped).replaceAll(COMMAND_MARK, escaped);
}
