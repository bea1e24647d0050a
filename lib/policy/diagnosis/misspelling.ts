import { distance } from 'fastest-levenshtein';

/** Letters of a word from which on two of them may be wrong. */
const LONG = 6;

/** Words of one letter's difference that mean two things. */
const PAIRS = /^(https?|grpcs?|wss?|amqps?|rediss?|ldaps?|mqtts?)$/;

/** Whether two neighbouring letters have changed places, and nothing else. */
function isTransposed(word: string, meant: string): boolean {
  let at = 0;
  while (at < word.length && word[at] === meant[at]) at += 1;
  const swapped = `${word.slice(0, at)}${word.charAt(at + 1)}${word.charAt(at)}${word.slice(at + 2)}`;
  return word.length === meant.length && swapped === meant;
}

/** Whether a word is another with a letter or two wrong: numbers and single letters tell things apart, and are never wrong ones. */
function isMisspelt(word: string, meant: string): boolean {
  if (word === meant) return true;
  const shorter = Math.min(word.length, meant.length);
  if (shorter < 3 || word.replaceAll(/\D/g, '') !== meant.replaceAll(/\D/g, '')) return false;
  if (PAIRS.test(word) && PAIRS.test(meant)) return false;
  return isTransposed(word, meant) || distance(word, meant) <= (shorter < LONG ? 1 : 2);
}

function wordsOf(name: string): string[] {
  return name.toLowerCase().split(/[-_.\s]/);
}

/** Letters and separators by which a misspelling is longer or shorter at most. */
const MOST_LONGER = 3;

/** How many words differ, each by a letter or two; undefined where one is another word. */
function differing(name: string, candidate: string): number | undefined {
  if (Math.abs(name.length - candidate.length) > MOST_LONGER) return undefined;
  const [words, others] = [wordsOf(name), wordsOf(candidate)];
  if (words.join('') === others.join('')) return 0;
  if (words.length !== others.length) return undefined;
  if (!words.every((word, index) => isMisspelt(word, others[index] ?? ''))) return undefined;
  return words.filter((word, index) => word !== others[index]).length;
}

/** A longer text is no name that anybody mistyped. */
const LONGEST = 253;

/** Names that are looked at; beyond that the search would cost more than it tells. */
const MOST_NAMES = 500;

/**
 * The candidate that a name is most likely a misspelling of: the same words in the same order, of which one has a letter or
 * two wrong. Two names that share a word, such as `llm_timeout` and `request_timeout`, are two names.
 */
export function misspellingOf(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > LONGEST) return undefined;
  let best: string | undefined;
  let looked = 0;
  for (const candidate of candidates) {
    if (++looked > MOST_NAMES) break;
    if (candidate === name || (differing(name, candidate) ?? 2) > 1) continue;
    if (best === undefined || distance(name, candidate) < distance(name, best)) best = candidate;
  }
  return best;
}
