import { itemsOf, property, select, textOf, type Graph, type PodTemplate, type Resource } from '../../../manifests';
import { together } from '../../namespace';
import type { Fault, Rule } from '../../rule';
import { scaleOf, type Scale } from '../../scale';

interface Mounted {
  readonly claim: Resource;
  readonly path: string;
  /** `ReadWriteOnce` is for the pods of one node, `ReadWriteOncePod` for one pod. */
  readonly mode: 'ReadWriteOnce' | 'ReadWriteOncePod';
}

/** The one claim of that name that stands in the set. */
function claimNamed(name: string, pod: PodTemplate, graph: Graph): Resource | undefined {
  const [product, ...others] = graph.find('PersistentVolumeClaim', pod.owner.namespace, name);
  const claim = product?.by;
  const certain = others.length === 0 && claim?.type === 'PersistentVolumeClaim' && together(claim, pod.owner);
  return certain ? claim : undefined;
}

function mountedOnce(pod: PodTemplate, graph: Graph): Mounted[] {
  return select(pod.spec, 'volumes.*.persistentVolumeClaim.claimName').flatMap(({ path, value }): Mounted[] => {
    const claim = claimNamed(textOf(value), pod, graph);
    const [mode, ...others] = itemsOf(property(property(claim?.body, 'spec'), 'accessModes'));
    if (claim === undefined || others.length > 0) return [];
    if (mode !== 'ReadWriteOnce' && mode !== 'ReadWriteOncePod') return [];
    return [{ claim, path: pod.path + path, mode }];
  });
}

/** What goes wrong with a volume for one node or pod. */
function troubleOf({ mode }: Mounted, { most, surge, unavailable }: Scale): string | undefined {
  if (most > 1) return `${most} pods share it`;
  const overlaps = most === 1 && surge > 0 && unavailable === 0;
  if (!overlaps) return undefined;
  return mode === 'ReadWriteOncePod'
    ? 'a rolling update starts the new pod while the old one holds it'
    : 'a rolling update may start the new pod on another node while the old one holds it';
}

function* check(graph: Graph): Iterable<Fault> {
  for (const { owner } of graph.pods) {
    const pod = owner.type === 'Deployment' ? graph.podOf(owner) : undefined;
    const scale = pod === undefined ? undefined : scaleOf(owner, graph);
    if (pod === undefined || scale === undefined) continue;
    for (const mounted of mountedOnce(pod, graph)) {
      const trouble = troubleOf(mounted, scale);
      if (trouble === undefined) continue;
      yield {
        resource: owner,
        path: mounted.path,
        message: `PersistentVolumeClaim "${mounted.claim.name}" is ${mounted.mode}, and ${trouble}`,
        fix:
          scale.most > 1
            ? 'use a StatefulSet with a claim for each pod, or a volume that is ReadWriteMany'
            : 'set strategy.type to Recreate',
        severity: mounted.mode === 'ReadWriteOncePod' ? 'error' : 'warning',
        related: [{ resource: mounted.claim, path: '/spec/accessModes' }],
      };
    }
  }
}

function manifests(strategy: string): string {
  return `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: ledger
spec:
  accessModes: [ReadWriteOnce]
  resources: { requests: { storage: 5Gi } }
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
spec:
  replicas: 1
  strategy: { type: ${strategy} }
  selector: { matchLabels: { app: till } }
  template:
    metadata: { labels: { app: till } }
    spec:
      containers: [{ name: till, image: "till:1.4", volumeMounts: [{ name: ledger, mountPath: /ledger }] }]
      volumes: [{ name: ledger, persistentVolumeClaim: { claimName: ledger } }]
`;
}

/** The pods of one node may share a ReadWriteOnce volume, so only ReadWriteOncePod is certainly wrong. */
export const rwoRollingUpdate: Rule = {
  id: 'rwo-rolling-update',
  family: 'arithmetic',
  severity: 'warning',
  summary: 'A volume that one node or one pod may hold at a time is not asked for by two pods of a Deployment.',
  why: 'The second pod waits in ContainerCreating for a volume that the first one holds, and the roll-out waits for the second.',
  bad: manifests('RollingUpdate'),
  good: manifests('Recreate'),
  remedy: 'Use the strategy Recreate for a single pod, a StatefulSet for several.',
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
  check,
};
