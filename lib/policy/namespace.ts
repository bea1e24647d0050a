import type { Resource } from '../manifests';
import { groupBy } from './group-by';

type Namespaced = Pick<Resource, 'namespace'>;

/**
 * Whether two objects certainly end up in one namespace: both say the same, or both leave it to the one who applies them.
 * What fits only perhaps is no ground for a finding.
 */
export function together(one: Namespaced, other: Namespaced): boolean {
  return one.namespace === other.namespace;
}

/** Objects by namespace; those that state none stand together under undefined. */
export function byNamespace<T>(
  items: Iterable<T>,
  namespaceOf: (item: T) => string | undefined,
): Map<string | undefined, T[]> {
  return groupBy(items, namespaceOf);
}

/** Objects in the order of their names, so that the order of files does not decide which of two is the second. */
export function byName<T extends Pick<Resource, 'name'>>(resources: readonly T[]): T[] {
  return [...resources].sort((one, other) => (one.name < other.name ? -1 : Number(one.name > other.name)));
}
