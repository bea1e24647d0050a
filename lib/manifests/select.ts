import { escapePointer } from './pointer';
import { isObject, type Json, type JsonObject } from './resource';

/** A value and where it stands, as a JSON Pointer (RFC 6901). */
export interface Selected {
  readonly path: string;
  readonly value: Json;
  /** The mapping that holds the value. */
  readonly parent: JsonObject;
}

function children(value: Json, step: string): [string, Json][] {
  if (step === '*') {
    if (Array.isArray(value)) return value.map((item: Json, index) => [String(index), item]);
    return isObject(value) ? (Object.entries(value).filter(([, item]) => item !== undefined) as [string, Json][]) : [];
  }
  const child = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  return child === undefined ? [] : [[step, child]];
}

/** All values at a pattern such as `spec.containers.*.env.*.name`; `*` stands for each item or each property. */
export function select(root: JsonObject, pattern: string): Selected[] {
  let found: Selected[] = [{ path: '', value: root, parent: root }];
  for (const step of pattern.split('.')) {
    found = found.flatMap(({ path, value, parent }) =>
      children(value, step).map(([key, child]) => ({
        path: `${path}/${escapePointer(key)}`,
        value: child,
        parent: isObject(value) ? value : parent,
      })),
    );
  }
  return found;
}
