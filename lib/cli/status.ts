/** How a command ends. */
export const STATUS = {
  /** Nothing at or above the threshold. */
  ok: 0,
  /** Findings. */
  findings: 1,
  /** Bad usage, input that could not be read or is invalid, nothing to check. */
  failed: 2,
} as const;

/** An exit status. */
export type Status = (typeof STATUS)[keyof typeof STATUS];

/** The part of a help text that every command ends with. */
export const STATUS_HELP = `
Exit status:
  0  done
  2  bad usage, or input that could not be read`;
