import { describe, type Resource } from '../manifests';
import { maskObject } from '../text';

/**
 * Another object in a message, as `describe` has it. Its name is not in quotes there, so that nothing would tell how far it
 * goes where it has a value in it by mistake: that is left out here already.
 */
export function mention(resource: Pick<Resource, 'kind' | 'name'>): string {
  return maskObject(describe(resource));
}
