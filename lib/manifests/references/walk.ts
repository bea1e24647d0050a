import { escapePointer, patternSteps } from '../pointer';
import { isObject, type Json } from '../resource';

/** Patterns of one kind, joined so that an object is walked once whatever their number. */
export interface Trie<T> {
  readonly here: T[];
  readonly children: Map<string, Trie<T>>;
}

/** A trie of nothing. */
export function emptyTrie<T>(): Trie<T> {
  return { here: [], children: new Map() };
}

/** Adds what is looked for at a pattern such as `spec.rules.*.host` or `metadata.annotations[a.b/c]`; an empty one is the object itself. */
export function plant<T>(trie: Trie<T>, pattern: string, entry: T): void {
  let node = trie;
  for (const step of patternSteps(pattern)) {
    const next = node.children.get(step) ?? emptyTrie<T>();
    node.children.set(step, next);
    node = next;
  }
  node.here.push(entry);
}

type Visit<T> = (entry: T, value: Json, path: string) => void;

function walkAll<T>(trie: Trie<T>, value: Json, path: string, visit: Visit<T>): void {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      walk(trie, value[index] as Json, `${path}/${String(index)}`, visit);
    }
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) walk(trie, value[key] ?? null, `${path}/${escapePointer(key)}`, visit);
  }
}

/** Calls `visit` for everything that a pattern of the trie leads to. */
export function walk<T>(trie: Trie<T>, value: Json, path: string, visit: Visit<T>): void {
  for (const entry of trie.here) visit(entry, value, path);
  for (const [step, child] of trie.children) {
    if (step === '*') walkAll(child, value, path, visit);
    else if (isObject(value) && Object.hasOwn(value, step)) {
      const next = value[step];
      if (next !== undefined && next !== null) walk(child, next, `${path}/${escapePointer(step)}`, visit);
    }
  }
}
