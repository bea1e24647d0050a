import type { Resource } from './resource';

/** How two names differ that are meant to be the same. */
export type Variance =
  'prefix-not-applied' | 'prefix-applied-twice' | 'suffix-not-applied' | 'hash-not-applied' | 'wrong-separator';

/** A name that exists, and how it differs from the one that was looked for. */
export interface NameVariant {
  readonly name: string;
  readonly variance: Variance;
  /** What was added is a prefix or suffix that the referrer has too, or a hash; otherwise it could be a coincidence. */
  readonly shared: boolean;
}

/** What Kustomize puts after the names of what it generates: ten characters without vowels and look-alikes. */
const HASH = /^[2456789bcdfghkmt]{10}$/;

function normal(name: string): string {
  return name.toLowerCase().replaceAll(/[_.]/g, '-');
}

/** Whether a prefix is one that this set's names have: the referrer's own, or its namespace's. */
function isPrefixOf(prefix: string, { name, namespace }: Pick<Resource, 'name' | 'namespace'>): boolean {
  return name.startsWith(`${prefix}-`) || (namespace ?? '').startsWith(`${prefix}-`) || namespace === prefix;
}

function isSuffixOf(suffix: string, { name }: Pick<Resource, 'name'>): boolean {
  return name.endsWith(`-${suffix}`);
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
  if (existing !== wanted && normal(existing) === normal(wanted)) return { variance: 'wrong-separator', shared: true };
  return undefined;
}

/** The names among those that exist which differ from the wanted one only by what naming tools add, or by case. */
export function nameVariants(
  wanted: string,
  existing: readonly string[],
  from: Pick<Resource, 'name' | 'namespace'>,
): NameVariant[] {
  return existing.flatMap((name) => {
    const variant = variantOf(wanted, name, from);
    return variant === undefined ? [] : [{ name, ...variant }];
  });
}

/** The parts of a name from each dash on, and up to each dash. */
function ends(name: string): string[] {
  const dashes = [...name.matchAll(/-/g)].map(({ index }) => index).slice(0, 32);
  return dashes.flatMap((index) => [`-${name.slice(index + 1)}`, `${name.slice(0, index)}-`]);
}

/** Finds what `nameVariants` could accept without going through all names. */
export class NearNames<T extends { readonly name: string }> {
  private readonly byPart = new Map<string, T[]>();

  /** @param items what is looked for by name; built once, linear in the length of all names. */
  constructor(items: Iterable<T>) {
    for (const item of items) {
      for (const part of new Set([...ends(item.name), item.name, `=${normal(item.name)}`])) {
        const held = this.byPart.get(part);
        if (held === undefined) this.byPart.set(part, [item]);
        else held.push(item);
      }
    }
  }

  /** The items whose names may be variants of the wanted one. */
  of(wanted: string): T[] {
    const parts = [`-${wanted}`, `${wanted}-`, `=${normal(wanted)}`];
    const shorter = ends(wanted).flatMap((part) => (part.startsWith('-') ? [part.slice(1)] : []));
    return [...new Set([...parts, ...shorter].flatMap((part) => this.byPart.get(part) ?? []))];
  }
}
