import { createHash } from 'node:crypto';

/** JSON in which the order of keys says nothing. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([one], [other]) => (one < other ? -1 : Number(one > other))))
      : held,
  );
}

/** A hash of what an object holds, the same wherever its keys stand. */
export function contentChecksum(content: unknown): string {
  return createHash('sha256').update(canonical(content)).digest('hex');
}

/** An object that pods read, and the hash of what it holds. */
export interface Checked {
  readonly kind: string;
  readonly name: string;
  readonly checksum: string;
}

/** One short hash over all that a pod reads, in whatever order it is given. */
export function configChecksum(sources: readonly Checked[]): string {
  const hash = createHash('sha256');
  const sorted = sources
    .map(({ kind, name, checksum }) => ({ id: kind + name, checksum }))
    .sort((one, other) => (one.id < other.id ? -1 : Number(one.id > other.id)));
  for (const { checksum } of sorted) hash.update(checksum);
  return hash.digest('hex').slice(0, 16);
}
