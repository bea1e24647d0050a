import { closest, distance } from 'fastest-levenshtein';

/** The candidate that `name` most likely meant, or undefined when none is within a third of its length, and shares a letter. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const names = [...candidates];
  if (names.length === 0) return undefined;
  const best = closest(name, names);
  const difference = distance(name, best);
  return difference <= Math.ceil(name.length / 3) && difference < name.length ? best : undefined;
}
