import { describe, type Resource } from '../../manifests';
import type { Report, Requirement, Waived } from '../report';

/** What stands in the place of a rule's id where input could not be read. */
export const UNREADABLE = 'readable-input';

/** `1 file`, `2 files`. */
export function count(amount: number, word: string): string {
  return `${amount} ${word}${amount === 1 ? '' : 's'}`;
}

/** An object and its namespace, where it has one. */
export function inNamespace(resource: Pick<Resource, 'kind' | 'name' | 'namespace'>): string {
  const { namespace } = resource;
  return namespace === undefined ? describe(resource) : `${describe(resource)} in ${namespace}`;
}

/** What was found, as `1 problem, 2 errors, 1 warning, 3 waived`; what there is none of is left out. */
export function countsOf({ summary: { errors, warnings, advice, waived }, problems }: Report): string {
  const found = [
    ...(problems.length > 0 ? [count(problems.length, 'problem')] : []),
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
export function requirementText({ kind, namespace, name, keys, madeBy }: Requirement): string {
  const where = namespace === undefined ? '' : ` in ${namespace}`;
  const what = keys.length === 0 ? '' : ` with ${keys.length === 1 ? 'key' : 'keys'} ${keys.join(', ')}`;
  return `${kind} "${name}"${where}${what}${madeBy === undefined ? '' : `, which ${madeBy} makes`}`;
}

/** Whether nothing is wrong that counts, and everything could be looked at. */
export function isClean({ summary: { errors, warnings }, problems }: Report): boolean {
  return errors + warnings + problems.length === 0;
}

/** Where a waiver stands and how long it holds, as `keyfit.yaml, until 2027-01-31`. */
export function waivedBy({ by, expires }: Waived): string {
  return expires === undefined ? by : `${by}, until ${expires}`;
}
