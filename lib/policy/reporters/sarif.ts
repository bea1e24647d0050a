import { createHash } from 'node:crypto';
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Problem } from '../../manifests/load/problem';
import { escapedJson } from '../../text';
import type { ReportedFinding } from '../report';
import type { Fault, Place } from '../rule';
import { SEVERITIES } from '../severity';
import { type FilePlace, isStream, nameFrom, placeOf, placeOfProblem } from './place';
import type { Reporter, ReportOptions } from './reporter';
import { descriptorOf, levelOf } from './sarif-rules';
import { count, inNamespace } from './wording';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** What relative addresses start from: the checkout's folder, which only the reader knows. */
const BASE = 'SRCROOT';

/** GitHub refuses a run with more results. */
const MAX_RESULTS = 25_000;

/** GitHub refuses a result with more locations; the finding's own is one. */
const MAX_RELATED = 999;

/** What stands for standard input, which has no address. */
const STREAM = 'stdin';

function artifactOf(file: string, root: string) {
  if (isStream(file)) return { uri: STREAM };
  const name = nameFrom(root, file);
  if (isAbsolute(name)) return { uri: pathToFileURL(name).href };
  // A first segment with a colon would be read as a scheme; the encoding takes care of that.
  return { uri: name.split('/').map(encoded).join('/'), uriBaseId: BASE };
}

/** No file has half a character in its name, and no URI can. */
function encoded(step: string): string {
  return encodeURIComponent(step.replaceAll(/\p{Cs}/gu, '\ufffd'));
}

function regionOf({ position, line }: FilePlace) {
  if (position === undefined) return {};
  // Of input that could not be read only the start of what is wrong is known.
  if (line === undefined) return { region: { startLine: position.line, startColumn: position.column } };
  const end = Math.max(position.column + 1, line.trimEnd().length + 1);
  const region = {
    startLine: position.line,
    startColumn: position.column,
    endLine: position.line,
    endColumn: end,
  };
  return { region };
}

function locationOf(place: Place & Pick<Fault, 'at'>, root: string) {
  const { resource, path } = place;
  const found = placeOf(place);
  const logical = { fullyQualifiedName: `${inNamespace(resource)} ${path}`.trimEnd(), kind: 'object' };
  const physical = found === undefined ? {} : physicalOf(found, root);
  return { ...physical, logicalLocations: [logical] };
}

function physicalOf(place: FilePlace, root: string) {
  return { physicalLocation: { artifactLocation: artifactOf(place.file, root), ...regionOf(place) } };
}

/** `](` would make a link of a name in a message. */
function messageText(text: string): string {
  return text.replaceAll('](', '] (');
}

/**
 * A hash for each finding by which GitHub knows it again after lines have moved: of the object and the words, not of any
 * position. The same words about the same object are told apart by counting, as GitHub's own hashes are.
 */
function fingerprints(root: string): (finding: ReportedFinding) => string {
  const seen = new Map<string, number>();
  return ({ rule, resource, message }) => {
    const { apiVersion, kind, namespace, name, origin } = resource;
    const file = origin === undefined ? null : nameFrom(root, origin.file);
    const identity = JSON.stringify([rule, file, apiVersion, kind, namespace ?? null, name, message]);
    const hash = createHash('sha256').update(identity).digest('hex').slice(0, 16);
    const ordinal = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, ordinal);
    return `${hash}:${ordinal}`;
  };
}

function suppressionsOf({ waived }: ReportedFinding) {
  if (waived === undefined) return [];
  const { by, reason, expires } = waived;
  const properties = expires === undefined ? { by } : { by, expires };
  return [{ kind: 'external', status: 'accepted', justification: reason, properties }];
}

/** The most important findings that GitHub takes, in their order. */
function withinLimit(findings: readonly ReportedFinding[]): readonly ReportedFinding[] {
  if (findings.length <= MAX_RESULTS) return findings;
  const weight = ({ severity, waived }: ReportedFinding) =>
    waived === undefined ? SEVERITIES.indexOf(severity) : SEVERITIES.length;
  const weighed = findings.map((finding, index) => ({ index, weight: weight(finding) }));
  weighed.sort((one, other) => one.weight - other.weight || one.index - other.index);
  const taken = new Set(weighed.slice(0, MAX_RESULTS).map(({ index }) => index));
  return findings.filter((_, index) => taken.has(index));
}

function notificationOf(problem: Problem, root: string) {
  const text = `${messageText(problem.message)}. Fix: ${messageText(problem.fix)}.`;
  return { level: 'error', message: { text }, locations: [physicalOf(placeOfProblem(problem), root)] };
}

/** How the run went: what could not be read, and how many results are more than GitHub takes. */
function invocationOf(problems: readonly Problem[], left: number, { root, exitCode }: ReportOptions) {
  const text = `${count(left, 'finding')} left out: a run may have ${MAX_RESULTS} at most`;
  const notifications = [
    ...problems.map((problem) => notificationOf(problem, root)),
    ...(left === 0 ? [] : [{ level: 'warning', message: { text } }]),
  ];
  return {
    executionSuccessful: problems.length === 0,
    ...(exitCode === undefined ? {} : { exitCode }),
    ...(notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }),
  };
}

/** SARIF 2.1.0 within the limits of GitHub code scanning. */
export const sarif: Reporter = ({ findings, problems }, options) => {
  const { rules, toolVersion, root } = options;
  const fingerprintOf = fingerprints(root);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const results = withinLimit(findings).map((finding) => {
    const { rule, severity, message, fix, cause, related = [] } = finding;
    const index = indexes.get(rule);
    return {
      ruleId: rule,
      ...(index === undefined ? {} : { ruleIndex: index }),
      level: levelOf(severity),
      message: { text: `${messageText(message)}. Fix: ${messageText(fix)}.` },
      locations: [locationOf(finding, root)],
      ...(related.length === 0
        ? {}
        : { relatedLocations: related.slice(0, MAX_RELATED).map((place) => locationOf(place, root)) }),
      partialFingerprints: { primaryLocationLineHash: fingerprintOf(finding) },
      // Of one run either all results have this field or none.
      suppressions: suppressionsOf(finding),
      ...(cause === undefined ? {} : { properties: { cause } }),
    };
  });
  const run = {
    tool: { driver: { name: 'keyfit', version: toolVersion, rules: rules.map(descriptorOf) } },
    invocations: [invocationOf(problems, findings.length - results.length, options)],
    originalUriBaseIds: { [BASE]: { description: { text: 'The root of the repository.' } } },
    columnKind: 'utf16CodeUnits',
    results,
  };
  return `${escapedJson({ $schema: SCHEMA, version: '2.1.0', runs: [run] })}\n`;
};
