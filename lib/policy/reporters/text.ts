import { createColors } from 'picocolors';
import { inOneLine, printable } from '../../text';
import { groupBy } from '../group-by';
import type { Report, ReportedFinding, Requirement } from '../report';
import type { Severity } from '../severity';
import { excerptOf } from './excerpt';
import { counted, gather, type Gathered } from './gather';
import { type FilePlace, isStream, linkTo, placeOf, placeOfProblem } from './place';
import type { Reporter } from './reporter';
import { count, countsOf, inNamespace, isClean, requirementText, scopeOf, waivedBy } from './wording';

/** Columns that a line may have; a word that is longer stays whole. */
const WIDTH = 80;

/** How many further places and consumers are named before the rest is only counted. */
const NAMED = 3;

/** Where the message stands, so that all messages begin in one column. */
const INDENT = ' '.repeat(13);

const COLORS = { error: 'red', warning: 'yellow', advice: 'cyan' } as const;

type Colors = ReturnType<typeof createColors>;

/** Text in lines of at most `WIDTH` columns, each after the same indentation. */
function wrap(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text).split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > WIDTH) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, indent + line];
}

/** The same with a paint for every line, as colours must not run over a line's end. */
function painted(paint: (text: string) => string, text: string, indent = INDENT): string[] {
  return wrap(text, indent).map((line) => indent + paint(line.slice(indent.length)));
}

function fileName(file: string | undefined): string {
  if (file === undefined) return 'objects of no file';
  return isStream(file) ? 'standard input' : printable(file);
}

function listed(items: readonly string[]): string {
  const named = items.slice(0, NAMED).join(', ');
  return items.length > NAMED ? `${named} and ${items.length - NAMED} more` : named;
}

function excerptLines({ finding }: Gathered, place: FilePlace, colors: Colors): string[] {
  const excerpt = excerptOf(finding, place);
  if (excerpt === undefined) return [];
  const number = String(place.position?.line ?? '');
  const room = WIDTH - INDENT.length - number.length - 3;
  const text = excerpt.text.length > room ? `${excerpt.text.slice(0, room - 1)}…` : excerpt.text;
  const caret = ' '.repeat(Math.min(excerpt.caret, room - 1)) + colors.red('^');
  return [
    `${INDENT}${colors.dim(`${number} |`)} ${printable(text)}`,
    `${INDENT}${colors.dim(`${' '.repeat(number.length)} |`)} ${caret}`,
  ];
}

function othersLines({ others }: Gathered): string[] {
  if (others.length === 0) return [];
  const named = others.slice(0, NAMED).map((other) => {
    const place = placeOf(other);
    return place?.position === undefined ? `${inNamespace(other.resource)} ${other.path}` : linkTo(place);
  });
  const rest = others.length > NAMED ? ', …' : '';
  const places = others.length === 1 ? 'place' : 'places';
  return wrap(`and ${others.length} more ${places}: ${named.join(', ')}${rest}`, INDENT);
}

/** How many parts of what was checked are named. */
const PARTS = 8;

function enumerated(items: readonly string[]): string {
  return items.length > PARTS
    ? `${items.slice(0, PARTS).join(', ')} and ${items.length - PARTS} more`
    : items.join(', ');
}

function baseText(name: string, overlays: readonly string[]): string {
  return `${name} is a base of ${enumerated(overlays)}, which may put right what it lacks: nothing in it is an error here; check those`;
}

/** What was checked apart and what was not, where folders hold more than one set. */
function scopeLines({ sets = [], leftOut = [] }: Report, colors: Colors): string[] {
  const reasons = groupBy(leftOut, ({ reason }) => reason);
  const lines = [
    ...(sets.length > 0
      ? wrap(`${sets.length > 1 ? 'each on its own: ' : ''}${enumerated(sets.map(({ name }) => name))}`, '  ')
      : []),
    ...sets.flatMap(({ name, overlays }) => (overlays === undefined ? [] : wrap(baseText(name, overlays), '  '))),
    ...[...reasons].flatMap(([reason, items]) =>
      wrap(`left out: ${enumerated(items.map(({ path }) => path))}: ${reason}`, '  '),
    ),
  ];
  return lines.length === 0 ? [] : [colors.bold('Checked'), ...lines, ''];
}

function findingLines(group: Gathered, colors: Colors): string[] {
  const { rule, severity, message, fix, cause, path } = group.finding;
  const place = placeOf(group.finding);
  const [first = '', ...more] = wrap(message, INDENT);
  const label = colors[COLORS[severity]](severity.padEnd(8));
  const where = place?.position === undefined ? path || 'the object' : linkTo(place);
  return [
    `    ${colors.bold(label)} ${first.slice(INDENT.length)}`,
    ...more,
    ...(place === undefined ? [] : excerptLines(group, place, colors)),
    ...painted(colors.green, `fix: ${fix}`),
    ...othersLines(group),
    ...painted(colors.dim, `${rule}${cause === undefined ? '' : ` (${cause})`} at ${where}`),
  ];
}

function findingsByFile(findings: readonly ReportedFinding[], colors: Colors): string[] {
  const lines: string[] = [];
  const byFile = groupBy(gather(findings), ({ finding }) => fileName(finding.resource.origin?.file));
  for (const [file, inFile] of byFile) {
    lines.push(colors.underline(file));
    const byObject = groupBy(inFile, ({ finding }) => inNamespace(finding.resource));
    for (const [name, groups] of byObject) {
      lines.push(`  ${colors.bold(printable(name))}`);
      for (const line of groups.flatMap((group) => findingLines(group, colors))) lines.push(line);
    }
    lines.push('');
  }
  return lines;
}

/** A line for each rule: what nobody asked for is not to bury what is wrong. */
function adviceLines(findings: readonly ReportedFinding[], colors: Colors): string[] {
  if (findings.length === 0) return [];
  const byRule = [...groupBy(findings, ({ rule }) => rule)].sort(([, one], [, other]) => other.length - one.length);
  const width = String(byRule[0]?.[1].length ?? 0).length;
  const lines = byRule.map(([rule, of]) => {
    const [first, ...more] = new Set(of.map(({ resource }) => inNamespace(resource)));
    const where = more.length === 0 ? (first ?? '') : `${first ?? ''} and ${count(more.length, 'more object')}`;
    return `  ${String(of.length).padStart(width)}  ${printable(`${rule}: ${where}`)}`;
  });
  return [`${colors.bold('Advice')} (--advice shows it whole, \`keyfit explain RULE\` says why)`, ...lines, ''];
}

function requirementLines(requirement: Requirement): string[] {
  return [...wrap(requirementText(requirement), '  '), ...wrap(`for ${listed(requirement.consumers)}`, '    ')];
}

function waivedLines({ findings }: Report, colors: Colors): string[] {
  const waivers = findings.flatMap(({ rule, resource, waived }) =>
    waived === undefined ? [] : [{ rule, resource, why: `${inOneLine(waived.reason)} (${waivedBy(waived)})` }],
  );
  const groups = groupBy(waivers, ({ rule, why }) => `${rule}\n${why}`);
  const lines = [...groups.values()].flatMap((held) => {
    const [{ rule, why } = { rule: '', why: '' }] = held;
    const [first, ...others] = new Set(held.map(({ resource }) => inNamespace(resource)));
    const more = others.length === 0 ? '' : ` and ${others.length} more ${others.length === 1 ? 'object' : 'objects'}`;
    return wrap(`${rule}, ${first ?? ''}${more}: ${why}`, '  ');
  });
  return lines.length === 0 ? [] : [colors.bold('Waived'), ...lines, ''];
}

/** Near the end, where the eye is: what was not read may hold worse than what was found. */
function problemLines({ problems }: Report, colors: Colors): string[] {
  const lines = problems.flatMap((problem) => [
    ...wrap(linkTo(placeOfProblem(problem)), '  '),
    ...painted(colors.red, problem.message, '    '),
    ...painted(colors.green, `fix: ${problem.fix}`, '    '),
  ]);
  return lines.length === 0 ? [] : [colors.bold('Could not be read'), ...lines, ''];
}

function summaryLine(report: Report, colors: Colors): string {
  const [counts, scope] = [countsOf(report), scopeOf(report)];
  if (isClean(report)) return `${colors.green('ok')}: ${scope}${counts === '' ? '' : ` (${counts})`}`;
  const isBroken = report.summary.errors + report.problems.length > 0;
  return `${(isBroken ? colors.red : colors.yellow)(counts)}: ${scope}`;
}

/** For people: what is wrong first, by file and object, with the line that is meant; the sum at the end, where the eye is. */
export const text: Reporter = (report, { color, quiet = false, advice = false }) => {
  const colors = createColors(color);
  const { requirements } = report;
  const found = counted(report.findings);
  const of = (severity: Severity): ReportedFinding[] => found.filter((finding) => finding.severity === severity);
  const needed = requirements.flatMap(requirementLines);
  const lines = [
    ...(quiet ? [] : scopeLines(report, colors)),
    ...findingsByFile(of('error'), colors),
    ...findingsByFile(of('warning'), colors),
    ...(needed.length === 0 ? [] : [colors.bold('Needed from outside'), ...needed, '']),
    ...(advice ? findingsByFile(of('advice'), colors) : adviceLines(of('advice'), colors)),
    ...(quiet ? [] : waivedLines(report, colors)),
    ...problemLines(report, colors),
    summaryLine(report, colors),
  ];
  return `${lines.join('\n')}\n`;
};
