import { createHash } from 'node:crypto';
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ReportedFinding } from '../report';
import type { Fault, Place } from '../rule';
import { SEVERITIES } from '../severity';
import { type FilePlace, isStream, nameFrom, placeOf } from './place';
import type { Reporter } from './reporter';
import { descriptorOf, levelOf } from './sarif-rules';
import { count, inNamespace, printable } from './wording';

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
  return { uri: name.split('/').map(encodeURIComponent).join('/'), uriBaseId: BASE };
}

function regionOf({ position, line }: FilePlace) {
  if (position === undefined) return {};
  const end = Math.max(position.column + 1, (line ?? '').trimEnd().length + 1);
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
  const logical = { fullyQualifiedName: `${inNamespace(resource)} ${printable(path)}`.trimEnd(), kind: 'object' };
  const physical =
    found === undefined
      ? {}
      : { physicalLocation: { artifactLocation: artifactOf(found.file, root), ...regionOf(found) } };
  return { ...physical, logicalLocations: [logical] };
}

/** `](` would make a link of a name in a message. */
function messageText(text: string): string {
  return printable(text).replaceAll('](', '] (');
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

function invocation(left: number) {
  if (left === 0) return { executionSuccessful: true };
  const text = `${count(left, 'finding')} left out: a run may have ${MAX_RESULTS} at most`;
  return { executionSuccessful: true, toolExecutionNotifications: [{ level: 'warning', message: { text } }] };
}

/** SARIF 2.1.0 within the limits of GitHub code scanning. */
export const sarif: Reporter = ({ findings }, { rules, toolVersion, root }) => {
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
    invocations: [invocation(findings.length - results.length)],
    originalUriBaseIds: { [BASE]: { description: { text: 'The root of the repository.' } } },
    columnKind: 'utf16CodeUnits',
    results,
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`;
};
