/** How soon somebody has to look: at once, or on the next working day. */
export type AlertSeverity = 'critical' | 'warning';

/** A time as Prometheus writes it. */
export type PromDuration = `${number}${'s' | 'm' | 'h'}`;

/** A fault that is told to people while it lasts. */
export interface Alert {
  readonly severity: AlertSeverity;
  /** How long the fault must last first. */
  readonly for: PromDuration;
  /** The PromQL expression that has a result while the fault is there. */
  readonly expr: string;
  /** What is wrong, in one sentence; `{{ $labels.pod }}` and the like name what it is about. */
  readonly summary: string;
}

/** Alerts by name, in PascalCase. The runbook has a heading of that name for each. */
export type Alerts<Name extends string = string> = Readonly<Record<Name, Alert>>;
