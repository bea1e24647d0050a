import { escapePointer } from './pointer';
import { isObject, property, type Json, type JsonObject } from './resource';

/** A value and where it stands, as a JSON Pointer (RFC 6901). */
export interface Selected {
  readonly path: string;
  readonly value: Json;
  /** The mapping that holds the value. */
  readonly parent: JsonObject;
}

const parsed = new Map<string, readonly string[]>();

/** The steps of a pattern; the same few are asked of every object. */
function stepsOf(pattern: string): readonly string[] {
  const known = parsed.get(pattern);
  if (known !== undefined) return known;
  const steps = pattern.split('.');
  parsed.set(pattern, steps);
  return steps;
}

/** Adds what stands at the rest of a pattern, from one of its steps on. */
function descend(from: Selected, steps: readonly string[], at: number, found: Selected[]): void {
  const step = steps[at];
  if (step === undefined) found.push(from);
  else if (step !== '*') enter(from, step, property(from.value, step), steps, at, found);
  else if (Array.isArray(from.value)) {
    const items = from.value as readonly Json[];
    for (let index = 0; index < items.length; index++) enter(from, String(index), items[index], steps, at, found);
  } else if (isObject(from.value)) {
    for (const key of Object.keys(from.value)) enter(from, key, from.value[key], steps, at, found);
  }
}

function enter(
  from: Selected,
  key: string,
  value: Json | undefined,
  steps: readonly string[],
  at: number,
  found: Selected[],
): void {
  if (value === undefined) return;
  const parent = isObject(from.value) ? from.value : from.parent;
  descend({ path: `${from.path}/${escapePointer(key)}`, value, parent }, steps, at + 1, found);
}

/** All values at a pattern such as `spec.containers.*.env.*.name`; `*` stands for each item or each property. */
export function select(root: JsonObject, pattern: string): Selected[] {
  const found: Selected[] = [];
  descend({ path: '', value: root, parent: root }, stepsOf(pattern), 0, found);
  return found;
}
