/** All weights of a finding, the heaviest first. */
export const SEVERITIES = ['error', 'warning', 'advice'] as const;

/**
 * How much a finding weighs: an error is certainly wrong, a warning is likely wrong or asked of somebody else, advice is
 * hardening and hygiene that nobody asked for.
 */
export type Severity = (typeof SEVERITIES)[number];

/** Whether a finding weighs as much as a threshold, or more. */
export function reaches(severity: Severity, threshold: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
}
