import { JsonPatch } from 'cdk8s';

/**
 * Adds what the 1.27 API types do not know. cdk8s drops such a patch silently when it is put on a typed object
 * (`toJson` filters unknown fields after patching), so it is applied to the finished JSON here, and a patch that
 * changes nothing is an error: its field moved, or the types have caught up (upstream's unmatched patches, D-33 and
 * D-58, were silent).
 * @throws Error when a patch fits nowhere or has no effect.
 */
export function applyPatches<T>(what: string, json: T, patches: readonly JsonPatch[]): T {
  return patches.reduce((before, patch) => applyPatch(what, before, patch), json);
}

function applyPatch<T>(what: string, before: T, patch: JsonPatch): T {
  const after = JsonPatch.apply(structuredClone(before), patch) as T;
  if (JSON.stringify(before) !== JSON.stringify(after)) return after;
  throw new Error(`${what}: a patch has no effect: remove it, or name the field it was meant for`);
}
