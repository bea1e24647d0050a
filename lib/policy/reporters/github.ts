import { describe } from '../../manifests';
import type { Problem } from '../../manifests/load/problem';
import { printable } from '../../text';
import type { ReportedFinding } from '../report';
import type { Severity } from '../severity';
import { counted } from './gather';
import { type FilePlace, isStream, nameFrom, placeOf, placeOfProblem } from './place';
import type { Reporter } from './reporter';
import { count, countsOf, scopeOf, UNREADABLE } from './wording';

/** GitHub shows that many annotations of each level for a step of a workflow; the others stand in its log only. */
const SHOWN_PER_LEVEL = 10;

/** What GitHub calls the weights. */
const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', advice: 'notice' };

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Nothing for standard input, which GitHub cannot open. */
function placeProperties({ file, position }: FilePlace, root: string): [string, string][] {
  if (isStream(file)) return [];
  const name: [string, string] = ['file', nameFrom(root, file)];
  if (position === undefined) return [name];
  return [name, ['line', String(position.line)], ['col', String(position.column)]];
}

/** A command of a workflow; what is in it can neither end it nor begin another. */
function command(name: string, properties: readonly [string, string][], message: string, fix: string): string {
  const written = properties.map(([property, value]) => `${property}=${escapeProperty(printable(value))}`).join(',');
  return `::${name} ${written}::${escapeData(`${printable(message)}\nFix: ${printable(fix)}`)}`;
}

function findingCommand(finding: ReportedFinding, root: string): string {
  const { rule, severity, message, fix, resource } = finding;
  const place = placeOf(finding);
  // A rendered folder has no line to show, and an object of no file no place at all.
  const properties = place?.position === undefined ? [] : placeProperties(place, root);
  return command(LEVELS[severity], [...properties, ['title', `${describe(resource)}: ${rule}`]], message, fix);
}

function problemCommand(problem: Problem, root: string): string {
  const properties = placeProperties(placeOfProblem(problem), root);
  return command('error', [...properties, ['title', UNREADABLE]], problem.message, problem.fix);
}

/** Commands that a GitHub workflow turns into annotations of a pull request. What is waived is only counted. */
export const github: Reporter = (report, { root }) => {
  const found = countsOf(report) || 'ok';
  const { warnings, advice } = report.summary;
  const errors = report.summary.errors + report.problems.length;
  const hidden = [errors, warnings, advice].reduce((sum, level) => sum + Math.max(0, level - SHOWN_PER_LEVEL), 0);
  const note = hidden === 0 ? '' : `; GitHub leaves ${count(hidden, 'annotation')} out, this log has all`;
  const commands = [
    ...report.problems.map((problem) => problemCommand(problem, root)),
    ...counted(report.findings).map((finding) => findingCommand(finding, root)),
  ];
  return `${[...commands, `keyfit: ${found}: ${scopeOf(report)}${note}`].join('\n')}\n`;
};
