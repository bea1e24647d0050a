import type { Json } from '../resource';
import type { Document } from './document';
import { MAX_DEPTH } from './limits';

/**
 * Above this many characters JSON is read as JSON, which is ten times faster. Below, it is read as the YAML that it is,
 * since keys that stand twice are seen only there.
 */
export const LONG_JSON = 1024 * 1024;

/** Whether a text starts like an object of JSON. */
export function looksLikeJson(text: string): boolean {
  return /^\s*\{/.test(text);
}

/** Whether a value is nested more than `depth` deep. */
function isDeeper(value: Json, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((inner) => isDeeper(inner as Json, depth - 1));
}

const [QUOTE, BACKSLASH] = [34, 92];
const OPENING: ReadonlySet<number> = new Set(Buffer.from('{['));
const CLOSING: ReadonlySet<number> = new Set(Buffer.from('}]'));

function behindString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at + 1;
}

/** Where the values of a stream end, of which each is an object. */
function* valueEnds(text: string): Generator<number> {
  let depth = 0;
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = behindString(text, at);
      continue;
    }
    at++;
    if (OPENING.has(code)) depth++;
    else if (CLOSING.has(code) && --depth <= 0) yield at;
  }
}

function documentOf(text: string, start: number, end: number): Document | undefined {
  const part = text.slice(start, end);
  try {
    const value = JSON.parse(part) as Json;
    if (isDeeper(value, MAX_DEPTH)) return undefined;
    return { value, flaws: [], repeated: 0, start, end, root: start + part.search(/\S/) };
  } catch {
    return undefined;
  }
}

/** Reads a text as JSON, or as a stream of it, as kubectl takes both; undefined if it is neither, or nested too deep. */
export function readJson(text: string): readonly Document[] | undefined {
  const whole = documentOf(text, 0, text.length);
  if (whole !== undefined) return [whole];
  const documents: Document[] = [];
  let start = 0;
  for (const end of valueEnds(text)) {
    const document = documentOf(text, start, end);
    if (document === undefined) return undefined;
    documents.push(document);
    start = end;
  }
  return text.slice(start).trim() === '' ? documents : undefined;
}

const JSON_ESCAPE = /\\(?:u[dD][89a-fA-F][0-9a-fA-F]{2}|[^u])|\t/g;

/** A text of JSON with its values at the same places, as YAML that Go reads: that knows neither `\/` nor halves of pairs. */
export function jsonAsYaml(text: string): string {
  return text.replaceAll(JSON_ESCAPE, (found) =>
    found === '\\"' || found === '\\\\' ? found : ' '.repeat(found.length),
  );
}
