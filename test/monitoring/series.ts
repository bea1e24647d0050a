import type { MetricName } from '../../lib/components';

/** One series as promtool takes it: its name with labels, and its values a minute apart. */
export interface Series {
  readonly metric: MetricName;
  readonly labels: Readonly<Record<string, string>>;
  readonly values: string;
}

/** A fault, as what is measured while it lasts, and what people are told of it. */
export interface Fault {
  readonly series: readonly Series[];
  /** The alert's labels besides its severity and the environment. */
  readonly labels: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The same measured for others is a fault all the same, as it is that something is missing here. @default false */
  readonly ofAbsence?: boolean;
}

/** What an alert is held against. */
export interface AlertCase {
  /** Minutes after which it has to be told. */
  readonly after: number;
  readonly faults: readonly Fault[];
  /** What is measured where nothing is wrong, as near to a fault as that can be. */
  readonly healthy: readonly Series[];
}

/** Where faults are measured. */
export interface Place {
  readonly namespace: string;
  readonly prefix: string;
  readonly project: string;
  readonly databaseInstance: string;
  /** The containers whose metrics are read. */
  readonly scraped: readonly string[];
}

/** A value that stays for hours. */
export function steady(value: number): string {
  return `${value}x180`;
}

/** A value that grows by the same each minute. */
export function growing(by: number): string {
  return `0+${by}x180`;
}

/** Makes series of one namespace. */
export function seriesIn(namespace: string) {
  return (metric: MetricName, labels: Readonly<Record<string, string>>, values: string): Series => ({
    metric,
    labels: { namespace, ...labels },
    values,
  });
}

/** The same, measured somewhere else. */
export function elsewhere({ metric, labels, values }: Series): Series {
  const moved = Object.entries(labels).map(([name, value]): [string, string] =>
    ['namespace', 'project_id', 'database_id'].includes(name) ? [name, `other-${value}`] : [name, value],
  );
  return { metric, labels: Object.fromEntries(moved), values };
}
