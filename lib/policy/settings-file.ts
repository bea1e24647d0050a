import type * as core from 'zod/v4/core';
import { nearest } from '../config';
import type { Json, Origin } from '../manifests';
import type { Problem } from '../manifests/load/problem';
import { escapePointer, valueAt } from '../manifests/pointer';
import { InputError } from './input-error';
import { nearestRule, ruleNamed, rulesLike } from './rule-names';
import { defaultSettings, type Settings, type SettingsFile } from './settings';
import { settingsJsonSchema, settingsSchema } from './settings-schema';
import { parseSettingsText, type SettingsText } from './settings-text';

export { settingsJsonSchema };

/** Settings as a file says them. */
export interface ReadSettings {
  readonly settings: Settings;
  /** The parts of the file that are about a run, not about rules. */
  readonly run: Pick<SettingsFile, 'baseline' | 'failOn' | 'for'>;
  readonly origin: Origin;
}

/** What is wrong at a place of the file, before the place is worked out. */
interface Complaint {
  readonly pointer: string;
  /** Whether a property's name is meant, not its value. */
  readonly key?: boolean;
  readonly message: string;
  readonly fix: string;
}

type Schema = Readonly<Record<string, unknown>>;

const SHORT = 40;

function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${escapePointer(String(step))}`).join('');
}

/** The path as people write it: `waivers[0].reason`. */
function nameOf(path: readonly PropertyKey[]): string {
  const name = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return name.startsWith('.') ? name.slice(1) : name;
}

/** The part of the JSON Schema that is about a path; undefined where it says nothing. */
function schemaAt(path: readonly PropertyKey[]): Schema | undefined {
  let schema: Schema | undefined = settingsJsonSchema();
  for (const step of path) {
    const { properties = {}, items, additionalProperties }: Schema = schema;
    const named = properties as Readonly<Record<string, Schema>>;
    const next: unknown =
      typeof step === 'string' && Object.hasOwn(named, step) ? named[step] : (items ?? additionalProperties);
    if (typeof next !== 'object' || next === null) return undefined;
    schema = next as Schema;
  }
  return schema;
}

/** What is to be written at a path, by the schema's own words. */
function about(path: readonly PropertyKey[]): string {
  const description = schemaAt(path)?.description;
  return typeof description === 'string' ? description.replace(/\.$/, '') : 'see keyfit.schema.json';
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
};

function typeName(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return { string: 'text', number: 'a number', boolean: 'true or false' }[typeof value as string] ?? 'a mapping';
}

function wrongType({ path, expected }: { path: readonly PropertyKey[]; expected: string }, value: unknown): Complaint {
  const [pointer, name] = [pointerOf(path), nameOf(path)];
  if (value === undefined)
    return { pointer, key: true, message: `"${name}" is missing`, fix: `add it: ${about(path)}` };
  const quoted = expected === 'string' && ['number', 'boolean'].includes(typeof value);
  const found = name === '' ? 'the file' : `"${name}"`;
  const message = `${found} must be ${TYPES[expected] ?? expected}, not ${typeName(value)}`;
  return { pointer, message, fix: quoted ? 'put the value in quotes' : about(path) };
}

function wrongValue(path: readonly PropertyKey[], values: readonly unknown[], value: unknown): Complaint {
  const allowed = values.map(String);
  const written = typeof value === 'string' && value.length <= SHORT ? `, not "${value}"` : '';
  const near = typeof value === 'string' ? nearest(value, allowed) : undefined;
  const message = `"${nameOf(path)}" must be one of ${allowed.join(', ')}${written}`;
  return { pointer: pointerOf(path), message, fix: near === undefined ? 'write one of them' : `write ${near}` };
}

function unknownKeys(path: readonly PropertyKey[], keys: readonly string[]): Complaint[] {
  const known = Object.keys(schemaAt(path)?.properties ?? {});
  return keys.map((key) => {
    const near = nearest(key, known);
    const where = path.length === 0 ? '' : ` in "${nameOf(path)}"`;
    const fix = near === undefined ? `remove it; known are ${known.join(', ')}` : `write "${near}" if that is meant`;
    return { pointer: pointerOf([...path, key]), key: true, message: `unknown key "${key}"${where}`, fix };
  });
}

function complaintsOf(issue: core.$ZodIssue, value: unknown): Complaint[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') return unknownKeys(path, issue.keys);
  if (issue.code === 'invalid_type') return [wrongType({ path, expected: issue.expected }, value)];
  if (issue.code === 'invalid_value') return [wrongValue(path, issue.values, value)];
  const message = issue.code === 'invalid_union' ? 'has none of the forms that it may have' : issue.message;
  return [{ pointer: pointerOf(path), message: `"${nameOf(path)}" ${message}`, fix: about(path) }];
}

/** The rules by what each name or pattern of the file says of them. A rule's own id counts more than any pattern. */
function byRule(stated: Settings['rules']): Settings['rules'] {
  const ofPatterns = Object.entries(stated).flatMap(([pattern, severity]) =>
    rulesLike(pattern).map((id) => [id, severity] as const),
  );
  return {
    ...Object.fromEntries(ofPatterns),
    ...Object.fromEntries(Object.entries(stated).filter(([id]) => ruleNamed(id))),
  };
}

/** Names of rules that do not exist: they would switch nothing off and waive nothing. */
function unknownRules({ rules = {}, waivers = [] }: SettingsFile): Complaint[] {
  const complain = (id: string, pointer: string, key: boolean): Complaint[] => {
    if (key ? rulesLike(id).length > 0 : ruleNamed(id) !== undefined) return [];
    const near = nearestRule(id);
    const fix = near === undefined ? 'name a rule that `keyfit rules` lists' : `write "${near}" if that is meant`;
    return [{ pointer, key, message: `"${id}" is no rule`, fix }];
  };
  return [
    ...Object.keys(rules).flatMap((id) => complain(id, `/rules/${escapePointer(id)}`, true)),
    ...waivers.flatMap(({ rule }, index) => complain(rule, `/waivers/${index}/rule`, false)),
  ];
}

/** The one key that the schema drops without a word from mappings whose keys are free. */
const DROPPED = '__proto__';

/** What a mapping of the file says and the settings would not. */
function droppedKeys(value: unknown, path: readonly PropertyKey[] = []): Complaint[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, item]) =>
    droppedKeys(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  if (!Object.hasOwn(value, DROPPED)) return inner;
  const message = `"${nameOf(path)}" can not have the key "${DROPPED}"`;
  return [{ pointer: pointerOf([...path, DROPPED]), key: true, message, fix: 'remove it' }, ...inner];
}

function toProblem({ pointer, key = false, message, fix }: Complaint, text: SettingsText): Problem {
  const position = key ? text.locateKey(pointer) : text.origin.locate(pointer);
  return { file: text.origin.file, ...position, message, fix };
}

function refuse(complaints: readonly Complaint[], text: SettingsText): never {
  const problems = complaints.map((complaint) => toProblem(complaint, text));
  throw new InputError(problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)));
}

/** Checks a settings file's value against the schema and the names of the rules. */
function check(text: SettingsText): SettingsFile {
  // An empty file says nothing, like a file that is not there.
  const value = text.value ?? {};
  const parsed = settingsSchema.safeParse(value);
  if (!parsed.success) {
    const { issues } = parsed.error;
    refuse(
      issues.flatMap((issue) => complaintsOf(issue, valueAt(value as Json, pointerOf(issue.path)))),
      text,
    );
  }
  // As they are written: of a rule that the schema drops there is the same to say as of any other that is none.
  const { rules = {}, ...rest } = value as SettingsFile;
  const complaints = [...droppedKeys(rest), ...unknownRules({ ...parsed.data, rules })];
  if (complaints.length > 0) refuse(complaints, text);
  return parsed.data;
}

/**
 * Takes the text of a settings file in.
 * @throws InputError with every fault of it, each with its line and column.
 */
export function parseSettings(source: string, file: string): ReadSettings {
  const text = parseSettingsText(source, file);
  const { baseline, failOn, for: scope, catalogue = {}, rules = {}, ...rest } = check(text);
  return {
    settings: {
      ...defaultSettings,
      ...rest,
      rules: byRule(rules),
      catalogue: { ...defaultSettings.catalogue, ...catalogue },
    },
    run: {
      ...(baseline === undefined ? {} : { baseline }),
      ...(failOn === undefined ? {} : { failOn }),
      ...(scope === undefined ? {} : { for: scope }),
    },
    origin: text.origin,
  };
}
