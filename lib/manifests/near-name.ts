import { affixesOf, HASH, innerParts, isPrefixOf, isSuffixOf, withoutHash, type AffixVariance } from './affixes';
import { perList, perObject } from './per-object';
import type { Resource } from './resource';

/** How two names differ that are meant to be the same. */
export type Variance =
  | 'prefix-not-applied'
  | 'prefix-applied-twice'
  | 'suffix-not-applied'
  | 'hash-not-applied'
  | 'wrong-separator'
  | AffixVariance;

/** A name that exists, and how it differs from the one that was looked for. */
export interface NameVariant {
  readonly name: string;
  readonly variance: Variance;
  /** What was added is a prefix or suffix that the referrer has too, or a hash; otherwise it could be a coincidence. */
  readonly shared: boolean;
}

function normal(name: string): string {
  return name.toLowerCase().replaceAll(/[_.]/g, '-');
}

function variantOf(
  wanted: string,
  existing: string,
  from: Pick<Resource, 'name' | 'namespace'>,
): Omit<NameVariant, 'name'> | undefined {
  if (existing.endsWith(`-${wanted}`)) {
    const prefix = existing.slice(0, -wanted.length - 1);
    if (!wanted.startsWith(`${prefix}-`)) return { variance: 'prefix-not-applied', shared: isPrefixOf(prefix, from) };
  }
  if (existing.startsWith(`${wanted}-`)) {
    const suffix = existing.slice(wanted.length + 1);
    if (HASH.test(suffix)) return { variance: 'hash-not-applied', shared: true };
    if (isSuffixOf(suffix, from)) return { variance: 'suffix-not-applied', shared: true };
  }
  if (wanted.endsWith(`-${existing}`)) {
    const prefix = wanted.slice(0, -existing.length - 1);
    if (existing.startsWith(`${prefix}-`))
      return { variance: 'prefix-applied-twice', shared: isPrefixOf(prefix, from) };
  }
  const several = affixesOf(wanted, existing, from);
  if (several !== undefined) return several;
  if (existing !== wanted && normal(existing) === normal(wanted)) return { variance: 'wrong-separator', shared: true };
  return undefined;
}

/** Names that are all compared; of more only those that share their prefix with the referrer, and the first. */
const MOST_VARIANTS = 100;

/** A dash in this place and behind it says nothing of a prefix or suffix any more. */
const MOST_DASHES = 32;

function dashesIn(name: string): number[] {
  const dashes: number[] = [];
  for (let at = name.indexOf('-'); at >= 0 && dashes.length < MOST_DASHES; at = name.indexOf('-', at + 1))
    dashes.push(at);
  return dashes;
}

/** The prefixes that `isPrefixOf` accepts. */
function prefixesOf({ name, namespace = '' }: Pick<Resource, 'name' | 'namespace'>): string[] {
  const ends = [name, namespace].flatMap((text) => dashesIn(text).map((dash) => text.slice(0, dash)));
  return [...ends, namespace];
}

/** The names of some things, each once. */
export const distinctNames = perList((items: readonly { readonly name: string }[]): readonly string[] => [
  ...new Set(items.map(({ name }) => name)),
]);

const nameSet = perObject((names: readonly string[]): ReadonlySet<string> => new Set(names));

/** Those of many names that are worth a comparison. */
function worthComparing(
  wanted: string,
  names: readonly string[],
  from: Pick<Resource, 'name' | 'namespace'>,
): readonly string[] {
  if (names.length <= MOST_VARIANTS) return names;
  const likely = prefixesOf(from).map((prefix) => `${prefix}-${wanted}`);
  return [...new Set([...likely.filter((name) => nameSet(names).has(name)), ...names.slice(0, MOST_VARIANTS)])];
}

/** The names among those that exist which differ from the wanted one only by what naming tools add, or by case. */
export function nameVariants(
  wanted: string,
  existing: readonly string[],
  from: Pick<Resource, 'name' | 'namespace'>,
): NameVariant[] {
  return worthComparing(wanted, existing, from).flatMap((name) => {
    const variant = variantOf(wanted, name, from);
    return variant === undefined ? [] : [{ name, ...variant }];
  });
}

/** What a name is found by beside its ends: what is inside it, with and without a hash behind. */
function insides(name: string): string[] {
  const bare = withoutHash(name);
  const inner = innerParts(name).map((part) => `~${part}`);
  return bare === undefined ? inner : [...inner, ...ends(bare)];
}

/** The parts of a name from each dash on, and up to each dash. */
function ends(name: string): string[] {
  return dashesIn(name).flatMap((index) => [`-${name.slice(index + 1)}`, `${name.slice(0, index)}-`]);
}

/** Finds what `nameVariants` could accept without going through all names. */
export class NearNames<T extends { readonly name: string }> {
  private readonly byPart = new Map<string, T[]>();
  private readonly known = new Map<string, readonly T[]>();

  /** @param items what is looked for by name; built once, linear in the length of all names. */
  constructor(items: Iterable<T>) {
    for (const item of items) {
      for (const part of new Set([...ends(item.name), ...insides(item.name), item.name, `=${normal(item.name)}`])) {
        const held = this.byPart.get(part);
        if (held === undefined) this.byPart.set(part, [item]);
        else held.push(item);
      }
    }
  }

  /** The items whose names may be variants of the wanted one; the same list each time. */
  of(wanted: string): readonly T[] {
    const known = this.known.get(wanted);
    if (known !== undefined) return known;
    const parts = [`-${wanted}`, `${wanted}-`, `~${wanted}`, `=${normal(wanted)}`];
    const shorter = ends(wanted).flatMap((part) => (part.startsWith('-') ? [part.slice(1)] : []));
    const found = [...new Set([...parts, ...shorter].flatMap((part) => this.byPart.get(part) ?? []))];
    this.known.set(wanted, found);
    return found;
  }
}
