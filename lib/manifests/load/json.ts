import type { Json } from '../resource';
import type { ChunkContent } from './chunk';
import { grouped, MAX_DEPTH } from './limits';
import type { Fault } from './problem';

/**
 * Above this many characters JSON is read as JSON, which is ten times faster. Below, it is read as the YAML that it is,
 * since keys that stand twice are seen only there.
 */
export const LONG_JSON = 1024 * 1024;

/** Whether a text starts like JSON. */
export function looksLikeJson(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

/** Whether a value is nested more than `depth` deep. */
function isDeeper(value: Json, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((inner) => isDeeper(inner as Json, depth - 1));
}

/** Reads a text as one value of JSON; undefined if it is none. */
export function readJson(text: string): ChunkContent | undefined {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
  const root = text.search(/\S/);
  if (isDeeper(value, MAX_DEPTH)) {
    const message = `values are nested more than ${grouped(MAX_DEPTH)} deep`;
    const fault: Fault = { offset: root, message, fix: 'nest them less deep' };
    return { documents: [], faults: [fault] };
  }
  return { documents: [{ value, flaws: [], repeated: 0, start: 0, end: text.length, root }], faults: [] };
}
