import { isObject, maskedTarget, type Json, type Resource } from '../manifests';
import { escapePointer, stepsOf } from '../manifests/pointer';
import { escapedJson, maskName } from '../text';
import { InputError } from './input-error';
import type { ReportedFinding } from './report';
import type { Finding } from './rule';

/** The baseline that is written where none is named. */
export const DEFAULT_BASELINE = 'keyfit-baseline.json';

/** A finding as the baseline remembers it: by what it is about, not by its words or its line. */
export interface BaselineEntry {
  readonly rule: string;
  /** The object, as `Kind/name`. */
  readonly resource: string;
  readonly namespace?: string;
  /** As `Finding.path`, with the names of list items in place of their numbers: `/spec/containers/[main]`. */
  readonly path: string;
  /** What was looked for, as `Kind/name`, with its key or port. */
  readonly target?: string;
  /** How many findings look like this; one more is a new one. */
  readonly count: number;
}

/** Findings that were there when somebody decided to look at new ones only. */
export interface Baseline {
  readonly file: string;
  readonly entries: readonly BaselineEntry[];
}

/** Findings with what the baseline decided, and the entries that nothing fits any more. */
export interface BaselineOutcome {
  readonly findings: readonly ReportedFinding[];
  readonly fixed: readonly BaselineEntry[];
}

function nameOf(item: Json | undefined): string | undefined {
  const name = isObject(item) && Object.hasOwn(item, 'name') ? item.name : undefined;
  return typeof name === 'string' ? name : undefined;
}

function childOf(value: Json | undefined, step: string): Json | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
  return (value as Readonly<Record<string, Json | undefined>>)[step];
}

/** The path with names for numbers, so that an item which moves in its list stays the same. */
function namedPath({ body }: Resource, path: string): string {
  let value: Json | undefined = body;
  const steps = stepsOf(path).map((step) => {
    const child = childOf(value, step);
    const name = Array.isArray(value) ? nameOf(child) : undefined;
    value = child;
    return name === undefined ? escapePointer(maskName(step)) : `[${escapePointer(maskName(name))}]`;
  });
  return steps.map((step) => `/${step}`).join('');
}

function targetText(target: NonNullable<Finding['target']>): string {
  const { kind, namespace, name, key, port } = maskedTarget(target);
  const object = [kind, ...(namespace === undefined ? [] : [namespace]), name].join('/');
  return [object, ...(key === undefined ? [] : [`key ${key}`]), ...(port === undefined ? [] : [`port ${port}`])].join(
    ' ',
  );
}

function entryOf({ rule, resource, path, target }: Finding): Omit<BaselineEntry, 'count'> {
  return {
    rule,
    resource: `${maskName(resource.type)}/${maskName(resource.name)}`,
    ...(resource.namespace === undefined ? {} : { namespace: maskName(resource.namespace) }),
    path: namedPath(resource, path),
    ...(target === undefined ? {} : { target: targetText(target) }),
  };
}

function keyOf({ rule, resource, namespace, path, target }: Omit<BaselineEntry, 'count'>): string {
  return JSON.stringify([resource, namespace ?? '', rule, path, target ?? '']);
}

/** What stays the same of a finding when lines move, list items move, or a rule words its message anew. */
export function fingerprintOf(finding: Finding): string {
  return keyOf(entryOf(finding));
}

/** The baseline of all findings that no waiver is for. */
export function toBaseline(file: string, findings: readonly ReportedFinding[]): Baseline {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings) {
    if (finding.waived !== undefined && finding.waived.by !== 'baseline') continue;
    const entry = entryOf(finding);
    const key = keyOf(entry);
    entries.set(key, { ...entry, count: (entries.get(key)?.count ?? 0) + 1 });
  }
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  return { file, entries: sorted.map(([, entry]) => entry) };
}

/** The text of a baseline's file. */
export function renderBaseline({ entries }: Baseline): string {
  return `${escapedJson({ version: 1, findings: entries })}\n`;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isEntry(value: unknown): value is BaselineEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { rule, resource, namespace, path, target, count } = value as Readonly<Record<string, unknown>>;
  const texts = [rule, resource, path].every(isText);
  const optional = [namespace, target].every((text) => text === undefined || isText(text));
  return texts && optional && Number.isSafeInteger(count) && Number(count) > 0;
}

/**
 * Reads a baseline.
 * @throws InputError when the text is no baseline that this version can read.
 */
export function parseBaseline(text: string, file: string): Baseline {
  const refuse = (message: string): InputError =>
    new InputError([{ file, message, fix: 'remove it, and write it again with `keyfit validate --write-baseline`' }]);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse('the baseline is no JSON');
  }
  const { version, findings } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (version !== 1) throw refuse('the baseline does not say `"version": 1`');
  if (!Array.isArray(findings)) throw refuse('the baseline has no list of findings');
  const broken = findings.findIndex((entry) => !isEntry(entry));
  if (broken >= 0) throw refuse(`entry ${broken + 1} of the baseline lacks a rule, a resource, a path or a count`);
  return { file, entries: findings as BaselineEntry[] };
}

/** Lets through what the baseline knows, each entry as often as it was counted. */
export function applyBaseline(findings: readonly ReportedFinding[], baseline: Baseline): BaselineOutcome {
  const left = new Map<string, number>();
  baseline.entries.forEach((entry) => left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + entry.count));
  const decided = findings.map((finding): ReportedFinding => {
    if (finding.waived !== undefined) return finding;
    const key = fingerprintOf(finding);
    const count = left.get(key) ?? 0;
    if (count === 0) return finding;
    left.set(key, count - 1);
    return { ...finding, waived: { by: 'baseline', reason: `known since ${baseline.file} was written` } };
  });
  const fixed = baseline.entries.flatMap((entry) => {
    const count = left.get(keyOf(entry)) ?? 0;
    left.set(keyOf(entry), 0);
    return count > 0 ? [{ ...entry, count }] : [];
  });
  return { findings: decided, fixed };
}
