import type { Target } from '../../manifests';
import { maskName } from '../../text';
import { VARIANCES } from '../diagnosis/cause';
import { groupBy } from '../group-by';
import type { ReportedFinding } from '../report';

/** Findings that one repair puts right, in a line. */
export interface CauseSum {
  /** How many places there are; of keys that an object lacks, how many keys. */
  readonly count: number;
  readonly text: string;
}

/** How many names are told that have something in common. */
const NAMED = 2;

/** What was done wrong with the name that a finding is about, in words; undefined if its cause is another. */
function varianceOf({ cause = '', target }: ReportedFinding): string | undefined {
  const known: Readonly<Record<string, string>> = VARIANCES;
  return target !== undefined && Object.hasOwn(known, cause) ? known[cause] : undefined;
}

/** Keys that an object lacks are one matter, and names that lack the same; else it is what the findings say. */
function causeOf(finding: ReportedFinding): string {
  const { rule, cause, target, message } = finding;
  if (varianceOf(finding) !== undefined) return JSON.stringify([cause]);
  if (cause !== 'missing-key' || target === undefined) return JSON.stringify([rule, message]);
  return JSON.stringify([rule, target.kind, target.namespace, target.name]);
}

function nameOf({ kind, name }: Target): string {
  return `${kind} "${maskName(name)}"`;
}

function named(names: ReadonlySet<string>): string {
  const more = names.size > NAMED ? ` and ${names.size - NAMED} more` : '';
  return [...names].slice(0, NAMED).join(', ') + more;
}

function sumOf(findings: readonly [ReportedFinding, ...ReportedFinding[]]): CauseSum {
  const [{ target, message }] = findings;
  const keys = new Set(findings.flatMap((finding) => finding.target?.key ?? []));
  if (target !== undefined && findings.every(({ cause }) => cause === 'missing-key') && keys.size > 1) {
    return { count: keys.size, text: `keys are missing in ${target.kind} "${maskName(target.name)}"` };
  }
  const count = findings.reduce((sum, { related = [] }) => sum + 1 + related.length, 0);
  const names = new Set(findings.flatMap((finding) => (finding.target === undefined ? [] : nameOf(finding.target))));
  const variance = names.size > 1 ? varianceOf(findings[0]) : undefined;
  return {
    count,
    text: `${count === 1 ? 'place' : 'places'}: ${variance === undefined ? message : `${variance}: ${named(names)}`}`,
  };
}

/** What findings come from, that of most places first. */
export function sumsByCause(findings: readonly ReportedFinding[]): CauseSum[] {
  const sums = [...groupBy(findings, causeOf).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [sumOf([first, ...others])],
  );
  return sums.sort((one, other) => other.count - one.count);
}
