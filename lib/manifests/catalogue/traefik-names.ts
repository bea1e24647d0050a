import type { Resource } from '../resource';
import type { ReadName, Surroundings } from './entry';

/** What Traefik puts behind the names of objects of its own kinds; other providers' are configured elsewhere. */
const PROVIDER = '@kubernetescrd';

/** Every way to read `namespace-name`, whose parts may have dashes themselves. */
function splits(text: string): ReadName[] {
  return [...text.matchAll(/-/g)]
    .map(({ index }) => ({ namespace: text.slice(0, index), name: text.slice(index + 1) }))
    .filter(({ namespace, name }) => namespace !== '' && name !== '');
}

function nameOf(text: string, target: string, from: Resource, set: Surroundings): ReadName | undefined {
  const all = splits(text);
  const made = all.find(({ namespace = '', name }) => set.find(target, namespace, name).length > 0);
  if (made !== undefined) return made;
  const own = all.find(({ namespace }) => namespace === from.namespace);
  const known = all.find(({ namespace = '' }) => set.hasNamespace(namespace));
  return own ?? known ?? (all.length === 1 ? all[0] : undefined);
}

/**
 * Reads the objects that an annotation of Traefik's names, as `namespace-name@kubernetescrd` with commas between them.
 * What cannot be split into a namespace and a name for certain is left out.
 */
export function traefikNames(target: string) {
  return (text: string, from: Resource, set: Surroundings): readonly ReadName[] =>
    text.split(',').flatMap((part) => {
      const name = part.trim();
      if (!name.endsWith(PROVIDER)) return [];
      const found = nameOf(name.slice(0, -PROVIDER.length), target, from, set);
      return found === undefined ? [] : [found];
    });
}
