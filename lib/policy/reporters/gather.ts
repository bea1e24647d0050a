import type { ReportedFinding } from '../report';
import type { Place } from '../rule';

/** Findings that say the same, as one. */
export interface Gathered {
  /** The first of them. */
  readonly finding: ReportedFinding;
  /** Where else it holds. */
  readonly others: readonly (Place & Pick<ReportedFinding, 'at'>)[];
}

/** Findings with the same words gathered, each at its first place. */
export function gather(findings: readonly ReportedFinding[]): Gathered[] {
  const groups = new Map<string, { finding: ReportedFinding; others: Gathered['others'][number][] }>();
  for (const finding of findings) {
    const { rule, severity, message, fix, related = [] } = finding;
    const key = JSON.stringify([rule, severity, message, fix]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { finding, others: [...related] });
    else for (const place of [finding, ...related]) group.others.push(place);
  }
  return [...groups.values()];
}

/** The findings that count. */
export function counted(findings: readonly ReportedFinding[]): ReportedFinding[] {
  return findings.filter(({ waived }) => waived === undefined);
}
