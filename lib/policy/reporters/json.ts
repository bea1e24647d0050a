import type { Resource, Target } from '../../manifests';
import { problemFields } from '../../manifests/load/problem';
import { escapedJson } from '../../text';
import type { ReportedFinding, Requirement } from '../report';
import type { Fault, Place, Rule } from '../rule';
import { placeOf } from './place';
import type { Reporter } from './reporter';

/** The version of the format: it grows with the first change that takes a field away or gives it another meaning. */
const FORMAT_VERSION = 1;

function identity({ apiVersion, kind, namespace, name }: Resource) {
  return { apiVersion, kind, namespace: namespace ?? null, name };
}

function targetFields({ kind, namespace, name, key, port, selector }: Target) {
  return { kind, namespace: namespace ?? null, name, key, port, selector };
}

function placeFields(place: Place & Pick<Fault, 'at'>) {
  const found = placeOf(place);
  return {
    file: found?.file ?? null,
    line: found?.position?.line ?? null,
    column: found?.position?.column ?? null,
  };
}

function relatedFields(place: Place) {
  return { resource: identity(place.resource), path: place.path, ...placeFields(place) };
}

function findingFields(finding: ReportedFinding) {
  const { rule, severity, message, fix, cause, resource, path, target, related, waived } = finding;
  return {
    rule,
    severity,
    message,
    fix,
    cause: cause ?? null,
    resource: identity(resource),
    path,
    target: target === undefined ? null : targetFields(target),
    ...placeFields(finding),
    related: related?.map(relatedFields),
    waived: waived === undefined ? null : { by: waived.by, reason: waived.reason, expires: waived.expires ?? null },
  };
}

function requirementFields({ kind, namespace, name, keys, consumers, madeBy }: Requirement) {
  return { kind, namespace: namespace ?? null, name, keys, consumers, madeBy };
}

/** What is known of the rules that are broken, and how to learn more. */
function rulesOf(findings: readonly ReportedFinding[], rules: readonly Rule[]) {
  const broken = new Set(findings.map(({ rule }) => rule));
  const known = rules.filter(({ id }) => broken.has(id));
  return Object.fromEntries(known.map(({ id, summary }) => [id, { summary, explain: `keyfit explain ${id}` }]));
}

/** For programs: every finding in full. Fields may be added to it; those that are there stay. */
export const json: Reporter = ({ summary, findings, requirements, problems, sets, leftOut = [] }, { rules }) => {
  const report = {
    version: FORMAT_VERSION,
    summary,
    findings: findings.map(findingFields),
    requirements: requirements.map(requirementFields),
    problems: problems.map(problemFields),
    ...(sets === undefined ? {} : { sets }),
    leftOut,
    rules: rulesOf(findings, rules),
  };
  return `${escapedJson(report)}\n`;
};
