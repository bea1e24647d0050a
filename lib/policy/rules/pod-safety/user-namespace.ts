import { property, type PodTemplate } from '../../../manifests';
import type { Bar } from './standing';

/** The version from which root in a user namespace counts as nobody outside of it (KEP-127). */
const RELAXED_SINCE = 35;

/** Whether the pod's users are none of the node's, and the standard of that version says that this is enough. */
export function inUserNamespace({ spec }: PodTemplate, { version }: Bar): boolean {
  return version >= RELAXED_SINCE && property(spec, 'hostUsers') === false;
}
