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
