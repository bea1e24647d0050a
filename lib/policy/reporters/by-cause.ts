import { maskName } from '../../text';
import { groupBy } from '../group-by';
import type { ReportedFinding } from '../report';

/** Findings that one repair puts right, in a line. */
export interface CauseSum {
  /** How many places there are; of keys that an object lacks, how many keys. */
  readonly count: number;
  readonly text: string;
}

/** Keys that an object lacks are one matter; else it is what the findings say. */
function causeOf({ rule, cause, target, message }: ReportedFinding): string {
  if (cause !== 'missing-key' || target === undefined) return JSON.stringify([rule, message]);
  return JSON.stringify([rule, target.kind, target.namespace, target.name]);
}

function sumOf(findings: readonly [ReportedFinding, ...ReportedFinding[]]): CauseSum {
  const [{ target, message }] = findings;
  const keys = new Set(findings.flatMap((finding) => finding.target?.key ?? []));
  if (target !== undefined && findings.every(({ cause }) => cause === 'missing-key') && keys.size > 1) {
    return { count: keys.size, text: `keys are missing in ${target.kind} "${maskName(target.name)}"` };
  }
  const count = findings.reduce((sum, { related = [] }) => sum + 1 + related.length, 0);
  return { count, text: `${count === 1 ? 'place' : 'places'}: ${message}` };
}

/** What findings come from, that of most places first. */
export function sumsByCause(findings: readonly ReportedFinding[]): CauseSum[] {
  const sums = [...groupBy(findings, causeOf).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [sumOf([first, ...others])],
  );
  return sums.sort((one, other) => other.count - one.count);
}
