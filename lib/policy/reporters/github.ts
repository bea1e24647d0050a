import { describe } from '../../manifests';
import type { ReportedFinding } from '../report';
import type { Severity } from '../severity';
import { counted } from './gather';
import { isStream, nameFrom, placeOf } from './place';
import type { Reporter } from './reporter';
import { count, countsOf, printable, scopeOf } from './wording';

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

/** Nothing for what GitHub cannot open: standard input, a rendered folder, an object of no file. */
function placeProperties(finding: ReportedFinding, root: string): [string, string][] {
  const place = placeOf(finding);
  if (place?.position === undefined || isStream(place.file)) return [];
  const { line, column } = place.position;
  return [
    ['file', nameFrom(root, place.file)],
    ['line', String(line)],
    ['col', String(column)],
  ];
}

function command(finding: ReportedFinding, root: string): string {
  const { rule, severity, message, fix, resource } = finding;
  const title = printable(`${describe(resource)}: ${rule}`);
  const properties = [...placeProperties(finding, root), ['title', title] as const];
  const written = properties.map(([name, value]) => `${name}=${escapeProperty(value)}`).join(',');
  return `::${LEVELS[severity]} ${written}::${escapeData(`${printable(message)}\nFix: ${printable(fix)}`)}`;
}

/** Commands that a GitHub workflow turns into annotations of a pull request. What is waived is only counted. */
export const github: Reporter = (report, { root }) => {
  const found = countsOf(report) || 'ok';
  const { errors, warnings, advice } = report.summary;
  const hidden = [errors, warnings, advice].reduce((sum, level) => sum + Math.max(0, level - SHOWN_PER_LEVEL), 0);
  const note = hidden === 0 ? '' : `; GitHub leaves ${count(hidden, 'annotation')} out, this log has all`;
  const commands = counted(report.findings).map((finding) => command(finding, root));
  return `${[...commands, `keyfit: ${found}: ${scopeOf(report)}${note}`].join('\n')}\n`;
};
