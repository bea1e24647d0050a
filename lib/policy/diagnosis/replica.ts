import { property, textOf, type Dangling, type Reference } from '../../manifests';
import type { Fault, Severity } from '../rule';
import type { Settings } from '../settings';

/** What is said of the name of a StatefulSet's pod that no DNS knows. */
export function missingReplica(
  { from, path, at, target }: Reference,
  { to, candidates, doubtful }: Dangling,
  { world }: Settings,
): Fault & { readonly severity: Severity } {
  const set = to[0]?.by;
  const [last = ''] = candidates ?? [];
  const service = textOf(property(set?.body.spec, 'serviceName'));
  const place = { resource: from, path, at, target };
  if (doubtful !== true) {
    return {
      ...place,
      message: `pod "${target.name}" of StatefulSet "${set?.name ?? ''}" has no name of its own, since Service "${service}" is not headless`,
      fix: `set clusterIP to None in Service "${service}"`,
      cause: 'not-headless',
      severity: 'error',
    };
  }
  return {
    ...place,
    message: `StatefulSet "${set?.name ?? ''}" has no pod "${target.name}", the last is "${last}"`,
    fix: `raise the replicas of the StatefulSet, or leave "${target.name}" out`,
    cause: 'beyond-replicas',
    severity: world === 'closed' ? 'error' : 'warning',
  };
}
