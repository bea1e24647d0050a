import { describe, type Resource } from '../../manifests';
import type { Report, Requirement, Waived } from '../report';

/** Control characters, which move a terminal's cursor or end a line, and marks that turn the direction of text. */
const UNPRINTABLE = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** A text of a manifest in one line that a terminal shows as it is; line ends become spaces. */
export function printable(text: string): string {
  return text
    .replaceAll(/[\t\r\n]+/g, ' ')
    .replaceAll(UNPRINTABLE, (mark) => `\\u{${(mark.codePointAt(0) ?? 0).toString(16)}}`);
}

/** `1 file`, `2 files`. */
export function count(amount: number, word: string): string {
  return `${amount} ${word}${amount === 1 ? '' : 's'}`;
}

/** An object and its namespace, where it has one. */
export function inNamespace(resource: Pick<Resource, 'kind' | 'name' | 'namespace'>): string {
  const { namespace } = resource;
  return printable(namespace === undefined ? describe(resource) : `${describe(resource)} in ${namespace}`);
}

/** What was found, as `2 errors, 1 warning, 3 waived`; what there is none of is left out. */
export function countsOf({ summary: { errors, warnings, advice, waived } }: Report): string {
  const found = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
    ...(advice > 0 ? [`${advice} advice`] : []),
    ...(waived > 0 ? [`${waived} waived`] : []),
  ];
  return found.join(', ');
}

/** What was looked at, as `61 objects of 1 file, 412 references`. */
export function scopeOf({ summary: { files, resources, references } }: Report): string {
  return `${count(resources, 'object')} of ${count(files, 'file')}, ${count(references, 'reference')}`;
}

/** The object that somebody has to provide, as `Secret "x" in shop with keys a, b`. */
export function requirementText({ kind, namespace, name, keys }: Requirement): string {
  const where = namespace === undefined ? '' : ` in ${namespace}`;
  const what = keys.length === 0 ? '' : ` with ${keys.length === 1 ? 'key' : 'keys'} ${keys.join(', ')}`;
  return printable(`${kind} "${name}"${where}${what}`);
}

/** Where a waiver stands and how long it holds, as `keyfit.yaml, until 2027-01-31`. */
export function waivedBy({ by, expires }: Waived): string {
  return expires === undefined ? by : `${by}, until ${expires}`;
}
