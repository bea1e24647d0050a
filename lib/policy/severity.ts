/** How much a finding weighs: an error is certainly wrong, a warning is worth a look or is asked of somebody else. */
export type Severity = 'error' | 'warning';
