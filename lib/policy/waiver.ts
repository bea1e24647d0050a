/** A finding let through where somebody said why. */
export interface Waiver {
  /** The rule's id. */
  readonly rule: string;
  /** The object, as `Kind/name` with `*` for any characters. Absent: any. */
  readonly resource?: string;
  /** Part of the finding's path or message that it is for, such as an image's repository. Absent: any. */
  readonly about?: string;
  /** Why it is allowed, and what has to happen for the waiver to go. */
  readonly reason: string;
  /** The last day it holds, as `YYYY-MM-DD` in UTC; from the day after, the finding counts again. */
  readonly expires?: string;
}

/**
 * Whether a name fits a pattern in which `*` stands for any characters. Each part of the pattern is looked for once, at its
 * first place behind the one before, so that no star is ever tried again.
 */
export function fits(pattern: string, name: string): boolean {
  const [first = '', ...middle] = pattern.split('*');
  const last = middle.pop();
  if (last === undefined) return name === pattern;
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  for (const part of middle) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at + last.length <= name.length;
}
