import { distance } from 'fastest-levenshtein';
import { type Json, type JsonObject, property } from '../resource';

/** Letters that may be wrong in a word of up to five, and in a longer one. */
const [FEW, MANY, SHORT] = [1, 3, 5];

function sorted(word: string): string {
  return Array.from(word).sort().join('');
}

/** Whether a word is another with a typing error in it: in other case, with two letters exchanged, one too many or few. */
function isMistyped(word: string, meant: string): boolean {
  const [one, other] = [word.toLowerCase().replaceAll(/[-_\s]/g, ''), meant.toLowerCase()];
  const most = meant.length > SHORT ? MANY : FEW;
  if (Math.abs(one.length - other.length) > most) return false;
  return one === other || sorted(one) === sorted(other) || distance(one, other) <= most;
}

/** The key that is meant to be another, which the mapping lacks: `Kind`, `kinnd`, `metdata`. */
export function nearKey(
  body: JsonObject,
  meant: string,
  fits: (value: Json | undefined) => boolean,
): string | undefined {
  return Object.keys(body).find((key) => key !== meant && isMistyped(key, meant) && fits(property(body, key)));
}
