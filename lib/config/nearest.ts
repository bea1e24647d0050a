import { closest, distance } from 'fastest-levenshtein';

/** Names that are looked at; beyond that the search would cost more than it tells. */
const MOST_NAMES = 500;

/** A longer text is no name that anybody mistyped. */
const LONGEST_NAME = 253;

/** The candidate that `name` most likely meant, or undefined when none is within a third of its length, and shares a letter. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  const allowed = Math.min(Math.ceil(name.length / 3), name.length - 1);
  const names: string[] = [];
  let looked = 0;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) <= allowed) names.push(candidate);
    if (++looked === MOST_NAMES) break;
  }
  if (names.length === 0) return undefined;
  const best = closest(name, names);
  return distance(name, best) <= allowed ? best : undefined;
}
