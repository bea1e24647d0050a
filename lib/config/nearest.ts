import { closest, distance } from 'fastest-levenshtein';

/** The candidate that `name` most likely meant, or undefined when none is within a third of its length. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const names = [...candidates];
  if (names.length === 0) return undefined;
  const best = closest(name, names);
  return distance(name, best) <= Math.ceil(name.length / 3) ? best : undefined;
}
