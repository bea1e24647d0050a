import { parseQuantity } from './quantity';
import { isObject, scalarText, type Resource } from './resource';
import { select } from './select';

/** The sizes of the claims that each pod of a StatefulSet gets, in bytes; 0 where none is given. */
export function claimSizes(owner: Resource): number[] {
  return select(owner.body, 'spec.volumeClaimTemplates.*')
    .map(({ value }) => value)
    .filter(isObject)
    .map((claim) => select(claim, 'spec.resources.requests.storage')[0]?.value)
    .map((size) => (size === undefined ? 0 : parseQuantity(scalarText(size))));
}
