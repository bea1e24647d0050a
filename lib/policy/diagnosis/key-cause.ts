import type { Graph, Product, Reference } from '../../manifests';
import { misspellingOf } from './misspelling';

/** Why a key is not found, and which one was probably meant. */
export interface KeyCause {
  readonly cause: 'wrong-case' | 'wrong-separator' | 'typo' | 'missing-key';
  readonly best?: string;
}

function normal(text: string): string {
  return text.toLowerCase().replaceAll(/[_.\s]/g, '-');
}

/** Keys up to which a misspelt one is looked for; beyond that the search would cost more than it tells. */
const MOST_KEYS = 500;

/** Missing keys that cannot all be the same one misspelt. */
const TOO_MANY = 3;

/** The key that was probably meant: one that nobody names as it is written, and that no third missing key resembles too. */
export function keyCauseOf(
  { target: { key = '' } }: Reference,
  keys: readonly string[],
  products: readonly Product[],
  graph: Graph,
): KeyCause {
  const same = keys.find((other) => normal(other) === normal(key));
  if (same !== undefined)
    return { cause: same.toLowerCase() === key.toLowerCase() ? 'wrong-case' : 'wrong-separator', best: same };
  const best = keys.length > MOST_KEYS ? undefined : misspellingOf(key, keys);
  if (best === undefined) return { cause: 'missing-key' };
  const asked = new Set(products.flatMap((product) => graph.referencesTo(product).map(({ target }) => target.key)));
  if (asked.has(best) || asked.size > MOST_KEYS) return { cause: 'missing-key' };
  const alike = [...asked].filter((other = '') => misspellingOf(other, [best]) !== undefined);
  return alike.length < TOO_MANY ? { cause: 'typo', best } : { cause: 'missing-key' };
}
