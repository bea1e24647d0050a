import { property, select, scalarText, textOf, type Graph, type Json, type Resource } from '../../../manifests';
import { perGraph } from '../../per-graph';

/** A claim on storage, and what makes it. */
export interface Claim {
  readonly owner: Resource;
  /** Where the claim stands in its owner; empty where the owner is the claim. */
  readonly path: string;
  /** The requested size as written; empty where none is. */
  readonly storage: string;
  readonly storageClass: string;
  /** Whether each pod of the owner gets its own. */
  readonly perPod: boolean;
}

function claimOf(owner: Resource, path: string, value: Json, perPod: boolean): Claim {
  const spec = property(value, 'spec');
  const storage = property(property(property(spec, 'resources'), 'requests'), 'storage');
  return {
    owner,
    path,
    storage: scalarText(storage),
    storageClass: textOf(property(spec, 'storageClassName')),
    perPod,
  };
}

/** Every claim: those that stand alone, the templates of StatefulSets, and the ephemeral volumes of pods. */
export const claimsOf: (graph: Graph) => readonly Claim[] = perGraph((graph) => [
  ...graph.ofKind('PersistentVolumeClaim').map((claim) => claimOf(claim, '', claim.body, false)),
  ...graph
    .ofKind('StatefulSet')
    .flatMap((set) =>
      select(set.body, 'spec.volumeClaimTemplates.*').map(({ path, value }) => claimOf(set, path, value, true)),
    ),
  ...graph.pods.flatMap((pod) =>
    select(pod.spec, 'volumes.*.ephemeral.volumeClaimTemplate').map(({ path, value }) =>
      claimOf(pod.owner, pod.path + path, value, true),
    ),
  ),
]);
