import { describe, type Resource } from '../../manifests';
import type { Problem } from '../../manifests/load/problem';
import { groupBy } from '../group-by';
import type { Report, ReportedFinding } from '../report';
import type { Rule } from '../rule';
import { linkTo, placeOf, placeOfProblem } from './place';
import type { Reporter } from './reporter';
import { element, xmlText } from './xml';
import { UNREADABLE, waivedBy } from './wording';

/** A test case and what came of it. */
interface TestCase {
  readonly xml: string;
  readonly outcome: 'passed' | 'failed' | 'skipped' | 'broken';
}

const NO_FILE = 'no file';

function classOf(resource: Resource): string {
  const { namespace } = resource;
  return namespace === undefined ? describe(resource) : `${namespace}/${describe(resource)}`;
}

function lineOf(finding: ReportedFinding): string {
  const { severity, message, fix, path, waived } = finding;
  const place = placeOf(finding);
  const where = place === undefined ? path : linkTo(place);
  const state = waived === undefined ? severity : `waived (${waivedBy(waived)}: ${waived.reason})`;
  return [`${where}: ${state}: ${message}`, `  fix: ${fix}`].map(xmlText).join('\n');
}

function outcomeOf(findings: readonly ReportedFinding[]): {
  readonly inner: string;
  readonly outcome: TestCase['outcome'];
} {
  const text = findings.map(lineOf).join('\n');
  const errors = findings.filter(({ severity, waived }) => waived === undefined && severity === 'error');
  const [first] = errors;
  if (first !== undefined) {
    const more = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`;
    const attributes = { type: first.cause ?? first.rule, message: first.message + more };
    return { inner: element('failure', attributes, [text]), outcome: 'failed' };
  }
  const waived = findings.every((finding) => finding.waived !== undefined) ? findings[0]?.waived : undefined;
  if (waived === undefined) return { inner: element('system-out', {}, [text]), outcome: 'passed' };
  return {
    inner: element('skipped', { message: `${waivedBy(waived)}: ${waived.reason}` }, [text]),
    outcome: 'skipped',
  };
}

/** What one rule found in one object. Warnings pass, with their text: no server can tell them from failures otherwise. */
function caseOf(findings: readonly ReportedFinding[]): TestCase[] {
  const [first] = findings;
  if (first === undefined) return [];
  const { inner, outcome } = outcomeOf(findings);
  const attributes = { classname: classOf(first.resource), name: first.rule, time: 0 };
  return [{ xml: element('testcase', attributes, [inner]), outcome }];
}

/** What of a file could not be read, so that no rule says anything of it. */
function brokenCase(file: string, problems: readonly Problem[]): TestCase[] {
  const [first] = problems;
  if (first === undefined) return [];
  const more = problems.length === 1 ? '' : ` (and ${problems.length - 1} more)`;
  const lines = problems.flatMap((problem) => [
    `${linkTo(placeOfProblem(problem))}: ${problem.message}`,
    `  fix: ${problem.fix}`,
  ]);
  const attributes = { type: UNREADABLE, message: first.message + more };
  const inner = element('error', attributes, [lines.map(xmlText).join('\n')]);
  return [
    { xml: element('testcase', { classname: file, name: UNREADABLE, time: 0 }, [inner]), outcome: 'broken' as const },
  ];
}

function passed(rule: Rule): TestCase {
  const attributes = { classname: `keyfit/${rule.family}`, name: rule.id, time: 0 };
  return { xml: element('testcase', attributes), outcome: 'passed' };
}

function tally(cases: readonly TestCase[], outcome: TestCase['outcome']): number {
  return cases.filter((item) => item.outcome === outcome).length;
}

function suite(name: string, cases: readonly TestCase[]): string {
  const [failures, errors, skipped] = [tally(cases, 'failed'), tally(cases, 'broken'), tally(cases, 'skipped')];
  const attributes = { name, tests: cases.length, failures, errors, skipped, time: 0 };
  return element('testsuite', attributes, ['\n', ...cases.map(({ xml }) => `${xml}\n`)]);
}

/** What could not be read and the findings by file, and these in it by object and rule. */
function fileSuites({ findings, problems }: Report): [name: string, cases: TestCase[]][] {
  const broken = groupBy(problems, ({ file }) => file);
  const byFile = groupBy(findings, ({ resource }) => resource.origin?.file ?? NO_FILE);
  const files = new Set([...broken.keys(), ...byFile.keys()]);
  return [...files].map((file) => {
    const byCase = groupBy(byFile.get(file) ?? [], ({ rule, resource }) =>
      JSON.stringify([resource.apiVersion, resource.kind, resource.namespace, resource.name, rule]),
    );
    return [file, [...brokenCase(file, broken.get(file) ?? []), ...[...byCase.values()].flatMap(caseOf)]];
  });
}

/**
 * For servers that count tests, in the form that Jenkins and Surefire agree on: a suite for each file with a case for
 * each object and rule that found something there, and one of the rules that found nothing. What could not be read is an
 * error of its file's suite.
 */
export const junit: Reporter = (report, { rules }) => {
  const broken = new Set(report.findings.map(({ rule }) => rule));
  // Where nothing could be read no rule has held.
  const held = report.problems.length > 0 && report.summary.resources === 0 ? [] : rules;
  const kept = held.filter(({ id }) => !broken.has(id)).map(passed);
  const suites = [...fileSuites(report), ...(kept.length === 0 ? [] : [['rules that hold', kept] as const])];
  const cases = suites.flatMap(([, inSuite]) => inSuite);
  const [failures, errors] = [tally(cases, 'failed'), tally(cases, 'broken')];
  const attributes = { name: 'keyfit', tests: cases.length, failures, errors, time: 0 };
  const content = suites.map(([name, inSuite]) => `${suite(name, inSuite)}\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', attributes, ['\n', ...content])}\n`;
};
