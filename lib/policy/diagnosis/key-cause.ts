import { FEW, perList, perObject, type Dangling, type Graph, type Product, type Reference } from '../../manifests';
import { perGraph } from '../per-graph';
import { misspellingOf } from './misspelling';

/** Why a key is not found, and which one was probably meant. */
export interface KeyCause {
  readonly cause: 'wrong-case' | 'wrong-separator' | 'typo' | 'missing-key';
  readonly best?: string;
}

function normal(text: string): string {
  return text.toLowerCase().replaceAll(/[_.\s]/g, '-');
}

/** By case and separators alike, the first key of a set. */
const byNormal = perObject((keys: ReadonlySet<string>): ReadonlyMap<string, string> => {
  return new Map([...keys].reverse().map((key) => [normal(key), key]));
});

type Sets<T> = readonly ReadonlySet<T>[];

const setOf = perObject((keys: Iterable<string>): ReadonlySet<string> => new Set(keys));

/** The keys of some products; those of many put together once, for all who ask. */
const keysOf = perList((products: readonly Product[]): Sets<string> => {
  const sets = products.flatMap(({ keys }) => keys ?? []);
  return products.length > FEW ? [new Set(sets.flatMap((keys) => [...keys]))] : sets;
});

const askedBy = perList((references: readonly Reference[]): ReadonlySet<string | undefined> => {
  return new Set(references.map(({ target }) => target.key));
});

/** The keys that are asked of some products, put together as `keysOf` does. */
const askedOf = perGraph((graph) =>
  perList((products: readonly Product[]): Sets<string | undefined> => {
    const sets = products.map((product) => askedBy(graph.referencesTo(product)));
    return products.length > FEW ? [new Set([...new Set(sets)].flatMap((keys) => [...keys]))] : sets;
  }),
);

/** Keys up to which a misspelt one is looked for; beyond that the search would cost more than it tells. */
const MOST_KEYS = 500;

/** All of some sets; undefined if that is too much to go through. */
function together<T>(sets: Sets<T>): ReadonlySet<T> | undefined {
  const all = new Set<T>();
  for (const set of sets) {
    for (const item of set) {
      all.add(item);
      if (all.size > MOST_KEYS) return undefined;
    }
  }
  return all;
}

/** Missing keys that cannot all be the same one misspelt. */
const TOO_MANY = 3;

/** The key that was probably misspelt: one that nobody names as it is written, and that no third missing key resembles too. */
function misspelt(key: string, sets: Sets<string>, products: readonly Product[], graph: Graph): string | undefined {
  const keys = together(sets);
  const best = keys === undefined ? undefined : misspellingOf(key, keys);
  const asked = best === undefined ? undefined : together(askedOf(graph)(products));
  if (best === undefined || asked === undefined || asked.has(best)) return undefined;
  const alike = [...asked].filter((other = '') => misspellingOf(other, [best]) !== undefined);
  return alike.length < TOO_MANY ? best : undefined;
}

/** Which of some products' keys, or of others that could have been meant, was probably meant by one that none of them has. */
export function keyCauseOf(
  { target: { key = '' } }: Reference,
  { to, candidates }: Pick<Dangling, 'to' | 'candidates'>,
  graph: Graph,
): KeyCause {
  const sets = [...(candidates === undefined ? [] : [setOf(candidates)]), ...keysOf(to)];
  const same = sets.map((keys) => byNormal(keys).get(normal(key))).find((other) => other !== undefined);
  if (same !== undefined)
    return { cause: same.toLowerCase() === key.toLowerCase() ? 'wrong-case' : 'wrong-separator', best: same };
  const best = misspelt(key, sets, to, graph);
  return best === undefined ? { cause: 'missing-key' } : { cause: 'typo', best };
}
