import type { Problem } from '../../manifests/load/problem';
import { inOneLine, printable } from '../../text';
import type { Report, ReportedFinding, Requirement } from '../report';
import type { Severity } from '../rule';
import { counted, gather, type Gathered } from './gather';
import { isStream, linkTo, placeOf, placeOfProblem } from './place';
import type { Reporter } from './reporter';
import { count, countsOf, inNamespace, isClean, scopeOf, waivedBy } from './wording';

/** GitHub refuses comments of more than 65,536 characters. */
const LIMIT = 65_000;

/** What is kept free of the limit: the ends of open tables and blocks, and the line about what was left out. */
const RESERVE = 500;

/** The longest cell of a table. */
const CELL = 1000;

/** A part of the page that may be cut between its rows. */
interface Section {
  readonly head: string;
  readonly rows: readonly string[];
  readonly end: string;
}

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '@': '&#64;',
  '#': '&#35;',
};

/**
 * Where a reader makes a link of plain text, also after it has resolved references: mentions and mail addresses, issues by
 * `#1` and `GH-1`, URLs with and without a scheme. Nothing is shown of a comment between the two halves, and who copies the
 * text gets none of it.
 */
const LINKING = /&#64;(?=[\w-])|&#35;(?=\d)|\bGH(?=-\d)|:(?=\/\/)|\bwww(?=\.)|\b(?:mailto|xmpp)(?=:)/gi;

/** Text that stays text: no markup, HTML, mention of a person or link to an issue comes of it. */
function escape(text: string): string {
  return printable(text, CELL)
    .replaceAll(/[\\`*_{}[\]|~$]/g, '\\$&')
    .replaceAll(/[&<>@#]/g, (mark) => REFERENCES[mark] ?? mark)
    .replaceAll(LINKING, '$&<!-- -->');
}

function code(text: string): string {
  return `<code>${escape(text)}</code>`;
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

function tableHead(...names: readonly string[]): string {
  return row(...names) + row(...names.map(() => '---'));
}

function whereOf(finding: ReportedFinding): string {
  const place = placeOf(finding);
  const file = place === undefined || isStream(place.file) ? [] : [code(linkTo(place))];
  return [code(inNamespace(finding.resource)), ...file].join('<br>');
}

function findingRow({ finding, others }: Gathered): string {
  const more = others.length === 0 ? '' : `<br>and ${count(others.length, 'more place')}`;
  return row(whereOf(finding), `${escape(finding.message)}<br>Fix: ${escape(finding.fix)}${more}`, code(finding.rule));
}

const TITLES: Readonly<Record<Severity, string>> = { error: 'Errors', warning: 'Warnings', advice: 'Advice' };

function findingSection(report: Report, severity: Severity): Section[] {
  const found = counted(report.findings).filter((finding) => finding.severity === severity);
  if (found.length === 0) return [];
  const title = TITLES[severity];
  const table = tableHead('Where', 'What', 'Rule');
  const rows = gather(found).map(findingRow);
  // Warnings are folded so that a comment begins with what has to be put right.
  return severity === 'error'
    ? [{ head: `### ${title} (${found.length})\n\n${table}`, rows, end: '\n' }]
    : [{ head: details(`${title} (${found.length})`) + table, rows, end: DETAILS_END }];
}

/** Not folded: nothing is known of what could not be read. */
function problemSection({ problems }: Report): Section[] {
  if (problems.length === 0) return [];
  const rows = problems.map((problem: Problem) =>
    row(code(linkTo(placeOfProblem(problem))), `${escape(problem.message)}<br>Fix: ${escape(problem.fix)}`),
  );
  return [{ head: `### Could not be read (${problems.length})\n\n${tableHead('Where', 'What')}`, rows, end: '\n' }];
}

const DETAILS_END = '\n</details>\n\n';

function details(title: string): string {
  return `<details>\n<summary>${title}</summary>\n\n`;
}

function requirementRow({ kind, namespace, name, keys, consumers, madeBy }: Requirement): string {
  const made = madeBy === undefined ? '' : `, which ${code(madeBy)} makes`;
  const object = code(inNamespace({ kind, namespace, name })) + made;
  return row(object, keys.map(code).join(', ') || 'any', consumers.map(code).join(', '));
}

function requirementSection({ requirements }: Report): Section[] {
  if (requirements.length === 0) return [];
  const head = `${details(`Needed from outside (${requirements.length})`)}${tableHead('Object', 'Keys', 'For')}`;
  return [{ head, rows: requirements.map(requirementRow), end: DETAILS_END }];
}

function waivedSection({ findings }: Report): Section[] {
  const rows = findings.flatMap(({ rule, resource, waived }) =>
    waived === undefined
      ? []
      : [row(code(inNamespace(resource)), code(rule), escape(inOneLine(waived.reason)), escape(waivedBy(waived)))],
  );
  if (rows.length === 0) return [];
  return [
    { head: details(`Waived (${rows.length})`) + tableHead('Object', 'Rule', 'Reason', 'By'), rows, end: DETAILS_END },
  ];
}

/** The sections as far as they fit, none of them left open, and how many rows did not. */
function fit(start: string, sections: readonly Section[]): string {
  const parts = [start];
  let [room, left] = [LIMIT - RESERVE - start.length, 0];
  for (const { head, rows, end } of sections) {
    const fixed = head.length + end.length;
    const taken: string[] = [];
    let used = fixed;
    for (const item of rows) {
      if (used + item.length > room) break;
      taken.push(item);
      used += item.length;
    }
    left += rows.length - taken.length;
    if (taken.length === 0) continue;
    parts.push(head, taken.join(''), end);
    room -= used;
  }
  if (left > 0) parts.push(`_Cut here: ${count(left, 'more row')} would not fit. The format json has all of them._\n`);
  return parts.join('');
}

/** For a comment on a pull request or the summary of a job: what fits into one. */
export const markdown: Reporter = (report) => {
  const counts = countsOf(report);
  const title = isClean(report) ? `ok${counts === '' ? '' : ` (${counts})`}` : counts;
  const sections = [
    ...problemSection(report),
    ...findingSection(report, 'error'),
    ...findingSection(report, 'warning'),
    ...requirementSection(report),
    ...findingSection(report, 'advice'),
    ...waivedSection(report),
  ];
  return fit(`## Keyfit: ${title}\n\n${scopeOf(report)}.\n\n`, sections);
};
