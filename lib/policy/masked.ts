import { maskedTarget, type Json, type Resource } from '../manifests';
import type { Problem } from '../manifests/load/problem';
import { maskName, maskObject, maskPath, maskPointer, maskSentence, maskText } from '../text';
import type { Report, ReportedFinding, Requirement } from './report';
import type { Place } from './rule';

/** Many findings are about one object, and nearly none has a secret in its name. */
const known = new WeakMap<Resource, Resource>();

function maskResource(resource: Resource): Resource {
  const held = known.get(resource);
  if (held !== undefined) return held;
  const [apiVersion, kind, name] = [maskName(resource.apiVersion), maskName(resource.kind), maskName(resource.name)];
  const namespace = resource.namespace === undefined ? undefined : maskName(resource.namespace);
  const isSame =
    name === resource.name &&
    kind === resource.kind &&
    apiVersion === resource.apiVersion &&
    namespace === resource.namespace;
  const masked = isSame ? resource : { ...resource, apiVersion, kind, name, namespace };
  known.set(resource, masked);
  return masked;
}

/** The place as it is shown; it is found by the path that it had. */
function maskPlace({ resource, path, at }: Place & { readonly at?: string }) {
  const shown = maskPointer(path);
  const found = shown === path ? at : (at ?? path);
  return { resource: maskResource(resource), path: shown, ...(found === undefined ? {} : { at: found }) };
}

/** All texts of a value, those of its keys too. */
function* textsOf(value: Json | undefined): Generator<string> {
  if (typeof value === 'string') yield value;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) yield key;
    yield* textsOf(inner);
  }
}

/** Sentences hold texts of objects without quotes too, where nothing tells how far what is to be hidden goes. */
function maskWords(sentence: string, objects: readonly Resource[]): string {
  if (!sentence.includes('=')) return maskSentence(sentence);
  const texts = objects.flatMap(({ body }) => [...textsOf(body)]);
  const valued = texts.filter((text) => text.includes('=') && text.includes(' ') && sentence.includes(text));
  valued.sort((one, other) => other.length - one.length);
  return maskSentence(valued.reduce((shown, text) => shown.replaceAll(text, maskName(text)), sentence));
}

function maskFinding(finding: ReportedFinding): ReportedFinding {
  const { resource, message, fix, target, related, waived } = finding;
  const place = maskPlace(finding);
  const shown = target && maskedTarget(target);
  const objects = [resource, ...(related ?? []).map((one) => one.resource)];
  return {
    ...finding,
    ...place,
    message: maskWords(message, objects),
    fix: maskWords(fix, objects),
    ...(shown === undefined ? {} : { target: shown }),
    ...(related === undefined ? {} : { related: related.map(maskPlace) }),
    waived: waived === undefined ? undefined : { ...waived, reason: maskText(waived.reason) },
  };
}

function maskRequirement({ kind, namespace, name, keys, consumers, madeBy }: Requirement): Requirement {
  return {
    kind: maskName(kind),
    namespace: namespace === undefined ? undefined : maskName(namespace),
    name: maskName(name),
    keys: keys.map(maskName),
    consumers: consumers.map(maskObject),
    ...(madeBy === undefined ? {} : { madeBy: maskPath(madeBy) }),
  };
}

/** A problem as it may be shown: an address that was taken for a file may hold a password, and so may a tool's complaint. */
export function maskProblem(problem: Problem): Problem {
  const { file, message, fix } = problem;
  return { ...problem, file: maskPath(file), message: maskSentence(message), fix: maskSentence(fix) };
}

/**
 * A report as it may be shown. What is known to be secret is in none; what is not, such as a name, a reason or an image, may
 * hold a credential by mistake, and the one who made the mistake reads the report in a place that many can read.
 */
export function maskedReport(report: Report): Report {
  return {
    ...report,
    findings: report.findings.map(maskFinding),
    requirements: report.requirements.map(maskRequirement),
    problems: report.problems.map(maskProblem),
  };
}
