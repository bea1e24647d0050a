import type { Resource } from './resource';

/** Which of the things that naming tools put around a name are missing, where it is more than one. */
export type AffixVariance =
  | 'prefix-and-suffix-not-applied'
  | 'prefix-and-hash-not-applied'
  | 'suffix-and-hash-not-applied'
  | 'affixes-not-applied';

/** What Kustomize puts after the names of what it generates: ten characters without vowels and look-alikes. */
export const HASH = /^[2456789bcdfghkmt]{10}$/;

/** A name without the hash of a generator; undefined where it has none. */
export function withoutHash(name: string): string | undefined {
  const dash = name.lastIndexOf('-');
  return dash > 0 && HASH.test(name.slice(dash + 1)) ? name.slice(0, dash) : undefined;
}

/** Whether a prefix is one that this set's names have: the referrer's own, or its namespace's. */
export function isPrefixOf(prefix: string, { name, namespace }: Pick<Resource, 'name' | 'namespace'>): boolean {
  return name.startsWith(`${prefix}-`) || (namespace ?? '').startsWith(`${prefix}-`) || namespace === prefix;
}

/** Whether a suffix is one that the referrer has, before its own hash too. */
export function isSuffixOf(suffix: string, { name }: Pick<Resource, 'name'>): boolean {
  return name.endsWith(`-${suffix}`) || withoutHash(name)?.endsWith(`-${suffix}`) === true;
}

/** Dashes of a name up to which its inner parts are looked at. */
const MOST_DASHES = 8;

/** The parts of a name with something before and behind them; few, and none of very long names. */
export function innerParts(name: string): string[] {
  const dashes = [...name.matchAll(/-/g)].map(({ index }) => index);
  if (dashes.length > MOST_DASHES) return [];
  return dashes.flatMap((start, at) => dashes.slice(at + 1).map((end) => name.slice(start + 1, end)));
}

function varianceOf(prefix: string, suffix: string, hash: boolean): AffixVariance | undefined {
  if (prefix !== '' && suffix !== '') return hash ? 'affixes-not-applied' : 'prefix-and-suffix-not-applied';
  if (!hash) return undefined;
  if (prefix !== '') return 'prefix-and-hash-not-applied';
  return suffix === '' ? undefined : 'suffix-and-hash-not-applied';
}

/**
 * How an existing name is the wanted one with at least two things around it: a prefix and a suffix, or one of them and a
 * hash. It counts as meant where what is around it is around the referrer's name too.
 */
export function affixesOf(
  wanted: string,
  existing: string,
  from: Pick<Resource, 'name' | 'namespace'>,
): { readonly variance: AffixVariance; readonly shared: boolean } | undefined {
  const bare = withoutHash(existing);
  const base = `-${bare ?? existing}-`;
  const at = base.indexOf(`-${wanted}-`);
  if (at < 0) return undefined;
  const prefix = base.slice(1, Math.max(at, 1));
  const suffix = base.slice(at + wanted.length + 2, -1);
  const variance = varianceOf(prefix, suffix, bare !== undefined);
  if (variance === undefined) return undefined;
  const shared = (prefix === '' || isPrefixOf(prefix, from)) && (suffix === '' || isSuffixOf(suffix, from));
  return { variance, shared };
}
