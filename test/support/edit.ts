import { stepsOf, type Json, type JsonObject } from '../../lib/manifests';

function changeSteps(value: Json, [step, ...rest]: readonly string[], change: (value: Json) => Json): Json {
  if (step === undefined) return change(value);
  if (Array.isArray(value)) {
    return value.map((item: Json, index) => (String(index) === step ? changeSteps(item, rest, change) : item));
  }
  const holder = value as JsonObject;
  return { ...holder, [step]: changeSteps(holder[step] ?? null, rest, change) };
}

/** A copy in which the value at a JSON Pointer is another; what stands beside it is shared with the original. */
export function changeAt(root: Json, pointer: string, change: (value: Json) => Json): Json {
  return changeSteps(root, stepsOf(pointer), change);
}
