import { property, textOf } from '../../../manifests';
import type { Server } from './server';

/** Whether the pod gets the files of its service account; unknown where the account is not in the set. */
export function hasAccountFiles({ graph, pod }: Server): 'yes' | 'no' | 'unknown' {
  const own = property(pod.spec, 'automountServiceAccountToken');
  if (typeof own === 'boolean') return own ? 'yes' : 'no';
  const name = textOf(property(pod.spec, 'serviceAccountName')) || 'default';
  const [account] = graph.find('ServiceAccount', pod.owner.namespace, name);
  if (account?.by.type !== 'ServiceAccount') return 'unknown';
  return property(account.by.body, 'automountServiceAccountToken') === false ? 'no' : 'yes';
}
