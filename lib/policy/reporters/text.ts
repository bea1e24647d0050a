import { createColors } from 'picocolors';
import { inOneLine, printable } from '../../text';
import { groupBy } from '../group-by';
import type { Report, ReportedFinding, Requirement } from '../report';
import type { Severity } from '../severity';
import { sumsByCause } from './by-cause';
import { excerptOf } from './excerpt';
import { counted, gather, type Gathered } from './gather';
import { type FilePlace, isStream, linkTo, placeOf, placeOfProblem } from './place';
import type { Reporter } from './reporter';
import { count, countsOf, inNamespace, isClean, requirementText, scopeOf, waivedBy } from './wording';

/** Columns that a line may have where nobody says; a word that is longer stays whole. */
const WIDTH = 80;

/** The least and the most that a line has, whatever a terminal has: prose is hard to read in narrower and wider ones. */
const [NARROW, WIDE] = [60, 120];

/** How many further places and consumers are named before the rest is only counted. */
const NAMED = 3;

/** Where the message stands, so that all messages begin in one column. */
const INDENT = ' '.repeat(13);

const COLORS = { error: 'red', warning: 'yellow', advice: 'cyan' } as const;

/** How lines look. */
interface Style extends ReturnType<typeof createColors> {
  /** In columns. */
  readonly width: number;
}

/** Text in lines of at most so many columns, each after the same indentation. */
function wrap(text: string, indent: string, { width }: Style): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text).split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, indent + line];
}

/** The same with a paint for every line, as colours must not run over a line's end. */
function painted(style: Style, paint: (text: string) => string, text: string, indent = INDENT): string[] {
  return wrap(text, indent, style).map((line) => indent + paint(line.slice(indent.length)));
}

function fileName(file: string | undefined): string {
  if (file === undefined) return 'objects of no file';
  return isStream(file) ? 'standard input' : printable(file);
}

function listed(items: readonly string[]): string {
  const named = items.slice(0, NAMED).join(', ');
  return items.length > NAMED ? `${named} and ${items.length - NAMED} more` : named;
}

function excerptLines({ finding }: Gathered, place: FilePlace, style: Style): string[] {
  const excerpt = excerptOf(finding, place);
  if (excerpt === undefined) return [];
  const number = String(place.position?.line ?? '');
  const room = style.width - INDENT.length - number.length - 3;
  const text = excerpt.text.length > room ? `${excerpt.text.slice(0, room - 1)}…` : excerpt.text;
  const caret = ' '.repeat(Math.min(excerpt.caret, room - 1)) + style.red('^');
  return [
    `${INDENT}${style.dim(`${number} |`)} ${printable(text)}`,
    `${INDENT}${style.dim(`${' '.repeat(number.length)} |`)} ${caret}`,
  ];
}

function othersLines({ others }: Gathered, style: Style): string[] {
  if (others.length === 0) return [];
  const named = others.slice(0, NAMED).map((other) => {
    const place = placeOf(other);
    return place?.position === undefined ? `${inNamespace(other.resource)} ${other.path}` : linkTo(place);
  });
  const rest = others.length > NAMED ? ', …' : '';
  const places = others.length === 1 ? 'place' : 'places';
  return wrap(`and ${others.length} more ${places}: ${named.join(', ')}${rest}`, INDENT, style);
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
function scopeLines({ sets = [], leftOut = [] }: Report, style: Style): string[] {
  const reasons = groupBy(leftOut, ({ reason }) => reason);
  const lines = [
    ...(sets.length > 0
      ? wrap(`${sets.length > 1 ? 'each on its own: ' : ''}${enumerated(sets.map(({ name }) => name))}`, '  ', style)
      : []),
    ...sets.flatMap(({ name, overlays }) =>
      overlays === undefined ? [] : wrap(baseText(name, overlays), '  ', style),
    ),
    ...[...reasons].flatMap(([reason, items]) =>
      wrap(`left out: ${enumerated(items.map(({ path }) => path))}: ${reason}`, '  ', style),
    ),
  ];
  return lines.length === 0 ? [] : [style.bold('Checked'), ...lines, ''];
}

function findingLines(group: Gathered, style: Style): string[] {
  const { rule, severity, message, fix, cause, path } = group.finding;
  const place = placeOf(group.finding);
  const [first = '', ...more] = wrap(message, INDENT, style);
  const label = style[COLORS[severity]](severity.padEnd(8));
  const where = place?.position === undefined ? path || 'the object' : linkTo(place);
  return [
    `    ${style.bold(label)} ${first.slice(INDENT.length)}`,
    ...more,
    ...(place === undefined ? [] : excerptLines(group, place, style)),
    ...painted(style, style.green, `fix: ${fix}`),
    ...othersLines(group, style),
    ...painted(style, style.dim, `${rule}${cause === undefined ? '' : ` (${cause})`} at ${where}`),
  ];
}

function findingsByFile(findings: readonly ReportedFinding[], style: Style): string[] {
  const lines: string[] = [];
  const byFile = groupBy(gather(findings), ({ finding }) => fileName(finding.resource.origin?.file));
  for (const [file, inFile] of byFile) {
    lines.push(style.underline(file));
    const byObject = groupBy(inFile, ({ finding }) => inNamespace(finding.resource));
    for (const [name, groups] of byObject) {
      lines.push(`  ${style.bold(printable(name))}`);
      for (const line of groups.flatMap((group) => findingLines(group, style))) lines.push(line);
    }
    lines.push('');
  }
  return lines;
}

/** A line for each rule: what nobody asked for is not to bury what is wrong. */
function adviceLines(findings: readonly ReportedFinding[], style: Style): string[] {
  if (findings.length === 0) return [];
  const byRule = [...groupBy(findings, ({ rule }) => rule)].sort(([, one], [, other]) => other.length - one.length);
  const width = String(byRule[0]?.[1].length ?? 0).length;
  const lines = byRule.map(([rule, of]) => {
    const [first, ...more] = new Set(of.map(({ resource }) => inNamespace(resource)));
    const where = more.length === 0 ? (first ?? '') : `${first ?? ''} and ${count(more.length, 'more object')}`;
    return `  ${String(of.length).padStart(width)}  ${printable(`${rule}: ${where}`)}`;
  });
  return [`${style.bold('Advice')} (--advice shows it whole, \`keyfit explain RULE\` says why)`, ...lines, ''];
}

function requirementLines(requirement: Requirement, style: Style): string[] {
  return [
    ...wrap(requirementText(requirement), '  ', style),
    ...wrap(`for ${listed(requirement.consumers)}`, '    ', style),
  ];
}

function waivedLines({ findings }: Report, style: Style): string[] {
  const waivers = findings.flatMap(({ rule, resource, waived }) =>
    waived === undefined ? [] : [{ rule, resource, why: `${inOneLine(waived.reason)} (${waivedBy(waived)})` }],
  );
  const groups = groupBy(waivers, ({ rule, why }) => `${rule}\n${why}`);
  const lines = [...groups.values()].flatMap((held) => {
    const [{ rule, why } = { rule: '', why: '' }] = held;
    const [first, ...others] = new Set(held.map(({ resource }) => inNamespace(resource)));
    const more = others.length === 0 ? '' : ` and ${others.length} more ${others.length === 1 ? 'object' : 'objects'}`;
    return wrap(`${rule}, ${first ?? ''}${more}: ${why}`, '  ', style);
  });
  return lines.length === 0 ? [] : [style.bold('Waived'), ...lines, ''];
}

/** Near the end, where the eye is: what was not read may hold worse than what was found. */
function problemLines({ problems }: Report, style: Style): string[] {
  const lines = problems.flatMap((problem) => [
    ...wrap(linkTo(placeOfProblem(problem)), '  ', style),
    ...painted(style, style.red, problem.message, '    '),
    ...painted(style, style.green, `fix: ${problem.fix}`, '    '),
  ]);
  return lines.length === 0 ? [] : [style.bold('Could not be read'), ...lines, ''];
}

/** Errors from which on a reader asks what they come from. */
const MANY = 4;

/** Causes that are told; more are counted. */
const CAUSES = 8;

/** What to repair first, where there is more than a screen shows. */
function causeLines(errors: readonly ReportedFinding[], style: Style): string[] {
  const sums = sumsByCause(errors);
  if (errors.length < MANY || sums.length === 1) return [];
  const told = sums.slice(0, CAUSES);
  const digits = String(sums[0]?.count ?? 0).length;
  const lines = told.flatMap((sum) => {
    const [first = '', ...more] = wrap(sum.text, ' '.repeat(digits + 4), style);
    return [`  ${String(sum.count).padStart(digits)}${first.slice(digits + 2)}`, ...more];
  });
  const rest = sums.length > told.length ? [`  and ${count(sums.length - told.length, 'more cause')}`] : [];
  return [`${style.bold('Errors by cause')} (\`keyfit explain RULE\` says why, and what to do)`, ...lines, ...rest, ''];
}

function summaryLine(report: Report, style: Style): string {
  const [counts, scope] = [countsOf(report), scopeOf(report)];
  if (isClean(report)) return `${style.green('ok')}: ${scope}${counts === '' ? '' : ` (${counts})`}`;
  const isBroken = report.summary.errors + report.problems.length > 0;
  return `${(isBroken ? style.red : style.yellow)(counts)}: ${scope}`;
}

/** For people: what is wrong first, by file and object, with the line that is meant; the sum at the end, where the eye is. */
export const text: Reporter = (report, { color, quiet = false, advice = false, width = WIDTH }) => {
  const style = { ...createColors(color), width: Math.min(Math.max(width, NARROW), WIDE) };
  const { requirements } = report;
  const found = counted(report.findings);
  const of = (severity: Severity): ReportedFinding[] => found.filter((finding) => finding.severity === severity);
  const needed = requirements.flatMap((requirement) => requirementLines(requirement, style));
  const lines = [
    ...(quiet ? [] : scopeLines(report, style)),
    ...findingsByFile(of('error'), style),
    ...findingsByFile(of('warning'), style),
    ...(needed.length === 0 ? [] : [style.bold('Needed from outside'), ...needed, '']),
    ...(advice ? findingsByFile(of('advice'), style) : adviceLines(of('advice'), style)),
    ...(quiet ? [] : waivedLines(report, style)),
    ...problemLines(report, style),
    ...causeLines(of('error'), style),
    summaryLine(report, style),
  ];
  return `${lines.join('\n')}\n`;
};
