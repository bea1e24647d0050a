import type { Json } from './resource';

/** A step of a JSON Pointer (RFC 6901) as it is written. */
export function escapePointer(step: string): string {
  return step.includes('~') || step.includes('/') ? step.replaceAll('~', '~0').replaceAll('/', '~1') : step;
}

/** The steps of a JSON Pointer. */
export function stepsOf(pointer: string): string[] {
  const [, ...parts] = pointer.split('/');
  return parts.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What stands at a JSON Pointer, or undefined where nothing does. */
export function valueAt(root: Json, pointer: string): Json | undefined {
  let value: Json | undefined = root;
  for (const step of stepsOf(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string, Json | undefined>>)[step];
  }
  return value;
}

/** The steps of a pattern: dots stand between them, and brackets around one with dots in it, such as the name of an annotation. */
export function patternSteps(pattern: string): string[] {
  if (!pattern.includes('[')) return pattern.split('.').filter((step) => step !== '');
  return [...pattern.matchAll(/\[([^[\]]*)\]|[^.[\]]+/g)].map(([step, bracketed]) => bracketed ?? step);
}
