import { escapePointer } from './pointer';
import { isObject, type Json, type JsonObject } from './resource';

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
  const { path, value } = from;
  const step = steps[at];
  if (step === undefined) {
    found.push(from);
    return;
  }
  const parent = isObject(value) ? value : from.parent;
  const enter = (key: string, child: Json | undefined): void => {
    if (child === undefined) return;
    descend({ path: `${path}/${escapePointer(key)}`, value: child, parent }, steps, at + 1, found);
  };
  if (step !== '*') {
    if (isObject(value) && Object.hasOwn(value, step)) enter(step, value[step]);
  } else if (Array.isArray(value)) {
    value.forEach((item: Json, index) => {
      enter(String(index), item);
    });
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) enter(key, value[key]);
  }
}

/** All values at a pattern such as `spec.containers.*.env.*.name`; `*` stands for each item or each property. */
export function select(root: JsonObject, pattern: string): Selected[] {
  const found: Selected[] = [];
  descend({ path: '', value: root, parent: root }, stepsOf(pattern), 0, found);
  return found;
}
