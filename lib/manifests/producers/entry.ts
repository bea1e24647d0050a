import { patternSteps } from '../pointer';
import type { Product } from '../reference';
import { groupOf, isObject, itemsOf, property, scalarText, type Json, type Resource } from '../resource';

/**
 * What a controller makes of an object of some kind, as plain data: users add theirs in `keyfit.yaml`.
 *
 * A path has dots between its steps, `*` for each item or property, and brackets around a step with dots in it:
 * `metadata.annotations[cert-manager.io/issuer]`. One that starts with a dot starts at the item that `each` found.
 */
export interface ProducerEntry {
  /** The kind it is made of, without its group; `*` for any. */
  readonly kind: string;
  /** The API group of that kind, empty for Kubernetes' core. Absent: any. */
  readonly group?: string;
  /** What is made, as `Resource.type`. */
  readonly makes: string;
  /**
   * Its name: text with paths in braces, `{metadata.name}-app`; of `{a|b}` the first that says something, `{#}` is the
   * property under which `each` found its item. Nothing is made where a path says nothing.
   */
  readonly name: string;
  /** As `name`; `*` for every namespace. Default: the object's own. */
  readonly namespace?: string;
  /** One is made for each item at this path. */
  readonly each?: string;
  /** Its data keys. Without this and `keysAt` only the cluster knows them. */
  readonly keys?: readonly string[];
  /** Where its keys stand: the properties of a mapping, the texts of a list, or one text. */
  readonly keysAt?: string | readonly string[];
  /** What must be there for it to be made: a path to anything but false, `path=value`, or `!` before either for its absence. */
  readonly when?: string | readonly string[];
  /** Keys are added to an object that something else makes. Default false. */
  readonly adds?: boolean;
}

interface Match {
  readonly value: Json;
  /** The property or index it stands under. */
  readonly key: string;
}

/** What paths start at. */
interface Scope {
  readonly root: Json;
  readonly item: Match | undefined;
}

/** Reads each text of an entry once, however many objects it is asked of. */
function once<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const held = known.get(text);
    if (held !== undefined) return held;
    const value = read(text);
    known.set(text, value);
    return value;
  };
}

const stepsOf = once((path): readonly string[] => patternSteps(path));

function childrenOf(value: Json, step: string): Match[] {
  if (step === '*') {
    if (Array.isArray(value)) return itemsOf(value).map((item, index) => ({ value: item, key: String(index) }));
    if (!isObject(value)) return [];
    return Object.entries(value).flatMap(([key, child]) => (child === undefined ? [] : [{ value: child, key }]));
  }
  const child = property(value, step);
  return child === undefined ? [] : [{ value: child, key: step }];
}

function matchesAt({ root, item }: Scope, path: string): readonly Match[] {
  const relative = path.startsWith('.');
  let found: readonly Match[] = relative ? (item === undefined ? [] : [item]) : [{ value: root, key: '' }];
  for (const step of stepsOf(path)) {
    // Most objects have nothing of what is asked for.
    if (found.length === 0) return found;
    const [only] = found;
    found =
      found.length === 1 && only !== undefined
        ? childrenOf(only.value, step)
        : found.flatMap(({ value }) => childrenOf(value, step));
  }
  return found;
}

function textAt(scope: Scope, path: string): string {
  if (path === '#') return scope.item?.key ?? '';
  return scalarText(matchesAt(scope, path)[0]?.value);
}

/** Text as it is, and in turn the paths of which the first that says something counts. */
const partsOf = once((template): readonly (string | readonly string[])[] =>
  template.split(/\{([^{}]*)\}/).map((part, index) => (index % 2 === 0 ? part : part.split('|'))),
);

/** Empty where a path says nothing. Names have no underscores: controllers write dashes instead. */
function expand(template: string, scope: Scope): string {
  let name = '';
  for (const part of partsOf(template)) {
    const text = typeof part === 'string' ? part : firstOf(part, scope);
    if (text === '' && typeof part !== 'string') return '';
    name += text;
  }
  return name.replaceAll('_', '-');
}

function firstOf(paths: readonly string[], scope: Scope): string {
  for (const path of paths) {
    const text = textAt(scope, path);
    if (text !== '') return text;
  }
  return '';
}

/** Anything counts but nothing, an empty text, and false as a value or a text. */
function isThere(value: Json): boolean {
  return isObject(value) || Array.isArray(value) || !['', 'false'].includes(scalarText(value));
}

const conditionOf = once((text) => {
  const negated = text.startsWith('!');
  const [path = '', wanted] = text.slice(negated ? 1 : 0).split('=');
  return { negated, path, wanted };
});

function holds(condition: string, scope: Scope): boolean {
  const { negated, path, wanted } = conditionOf(condition);
  const matches = matchesAt(scope, path);
  const found = matches.some(({ value }) => (wanted === undefined ? isThere(value) : scalarText(value) === wanted));
  return found !== negated;
}

function keysIn({ value }: Match): readonly string[] {
  if (Array.isArray(value)) return itemsOf(value).map(scalarText);
  return isObject(value) ? Object.keys(value) : [scalarText(value)];
}

function listOf<T>(given: T | readonly T[] | undefined): readonly T[] {
  if (given === undefined) return [];
  return Array.isArray(given) ? (given as readonly T[]) : [given as T];
}

/** Undefined where the entry says none, or the object does not say them where the entry looks. */
function keysOf(entry: ProducerEntry, scope: Scope): ReadonlySet<string> | undefined {
  const listed = listOf(entry.keysAt).flatMap((path) => matchesAt(scope, path).flatMap(keysIn));
  const keys = new Set([...(entry.keys ?? []), ...listed].filter((key) => key !== ''));
  return keys.size === 0 ? undefined : keys;
}

function productOf(entry: ProducerEntry, by: Resource, scope: Scope): Product[] {
  // Conditions first: most objects of a kind do not meet them.
  if (!listOf(entry.when).every((condition) => holds(condition, scope))) return [];
  const name = expand(entry.name, scope);
  if (name === '') return [];
  const keys = keysOf(entry, scope);
  const namespace = (entry.namespace === undefined ? '' : expand(entry.namespace, scope)) || by.namespace;
  return [
    {
      kind: entry.makes,
      namespace,
      name,
      by,
      ...(keys === undefined ? {} : { keys }),
      ...(entry.adds === true ? { adds: true } : {}),
    },
  ];
}

/** Whether an entry is about a resource; an object that states no group may be of any. */
export function isAbout(entry: ProducerEntry, { kind, apiVersion }: Resource): boolean {
  if (entry.kind !== '*' && entry.kind !== kind) return false;
  return entry.group === undefined || apiVersion === '' || entry.group === groupOf(apiVersion);
}

/** What is made of a resource by an entry that is about it. */
export function productsBy(entry: ProducerEntry, by: Resource): Product[] {
  const whole: Scope = { root: by.body, item: undefined };
  if (entry.each === undefined) return productOf(entry, by, whole);
  return matchesAt(whole, entry.each).flatMap((item) => productOf(entry, by, { root: by.body, item }));
}
