import { property, textOf, type Graph, type Json, type Resource } from '../manifests';
import { perGraph } from './per-graph';

/** How many pods of a workload run at once. */
export interface Scale {
  /** While everything is up: the scaler's minimum, else the replicas; 0 for pods that end. */
  readonly fewest: number;
  /** The scaler's maximum, else the replicas; for a Job its parallelism. */
  readonly most: number;
  /** Pods beyond `most` while a roll-out runs. */
  readonly surge: number;
  /** Pods of `most` that a roll-out may stop before their successors are ready. */
  readonly unavailable: number;
  /** What changes the number, where the set has it. */
  readonly scaler: Resource | undefined;
  /** Whether the manifests say the number; without that, a scaler outside the set may. */
  readonly stated: boolean;
}

/** A range of replicas that a scaler keeps to. */
export interface ScalerRange {
  readonly scaler: Resource;
  readonly min: number;
  readonly max: number;
}

function idOf(kind: string, namespace: string | undefined, name: string): string {
  return `${kind}/${namespace ?? ''}/${name}`;
}

/** A whole number of the API; undefined for text, fractions and negative numbers, which it refuses. */
export function countAt(value: Json | undefined, otherwise?: number): number | undefined {
  if (value === undefined || value === null) return otherwise;
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
}

/** A number or a percentage of `whole`, such as `25%`; undefined for anything else. */
export function countOf(value: Json | undefined, whole: number, round: (value: number) => number): number | undefined {
  if (typeof value === 'number') return countAt(value);
  const percent = /^(\d+)%$/.exec(textOf(value))?.[1];
  return percent === undefined ? undefined : round((Number(percent) * whole) / 100);
}

/** The fields and defaults of each kind of scaler. */
const SCALERS = [
  { kind: 'HorizontalPodAutoscaler', min: 'minReplicas', max: 'maxReplicas', least: 1, largest: undefined, target: '' },
  // https://keda.sh/docs/latest/reference/scaledobject-spec/
  {
    kind: 'ScaledObject',
    min: 'minReplicaCount',
    max: 'maxReplicaCount',
    least: 0,
    largest: 100,
    target: 'Deployment',
  },
] as const;

function rangesOf(graph: Graph): Map<string, ScalerRange> {
  const ranges = new Map<string, ScalerRange>();
  for (const { kind, min, max, least, largest, target } of SCALERS) {
    for (const scaler of graph.ofKind(kind)) {
      const spec = property(scaler.body, 'spec');
      const reference = property(spec, 'scaleTargetRef');
      const low = countAt(property(spec, min), least);
      const high = countAt(property(spec, max), largest);
      const named = textOf(property(reference, 'kind')) || target;
      const id = idOf(named, scaler.namespace, textOf(property(reference, 'name')));
      if (low !== undefined && high !== undefined && !ranges.has(id)) ranges.set(id, { scaler, min: low, max: high });
      else if (!ranges.has(id)) ranges.set(id, { scaler, min: Number.NaN, max: Number.NaN });
    }
  }
  return ranges;
}

const scalerRanges = perGraph(rangesOf);

/** What scales a workload: by its kind, namespace and name. */
export function scalerOf(workload: Resource, graph: Graph): ScalerRange | undefined {
  return scalerRanges(graph).get(idOf(workload.kind, workload.namespace, workload.name));
}

/**
 * How far a Deployment's roll-out goes beyond its replicas, and below
 * (https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable).
 */
function rollOut(workload: Resource, pods: number): { surge: number; unavailable: number } {
  const strategy = property(property(workload.body, 'spec'), 'strategy');
  if (workload.type !== 'Deployment') return { surge: 0, unavailable: 1 };
  if (property(strategy, 'type') === 'Recreate') return { surge: 0, unavailable: pods };
  const rolling = property(strategy, 'rollingUpdate');
  const surge = countOf(property(rolling, 'maxSurge') ?? '25%', pods, Math.ceil) ?? 0;
  const unavailable = countOf(property(rolling, 'maxUnavailable') ?? '25%', pods, Math.floor) ?? 0;
  // Both rounded down to nothing, a roll-out could not begin: the controller then lets one pod go.
  return surge === 0 && unavailable === 0 ? { surge, unavailable: 1 } : { surge, unavailable };
}

/** Kinds whose pods are kept up to a number of replicas. */
export const replicated: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'ReplicaSet',
  'ReplicationController',
  'Rollout',
  'DeploymentConfig',
]);

function replicatedScale(workload: Resource, graph: Graph): Scale | undefined {
  const range = scalerOf(workload, graph);
  const replicas = property(property(workload.body, 'spec'), 'replicas');
  const fewest = range === undefined ? countAt(replicas, 1) : range.min;
  const most = range === undefined ? countAt(replicas, 1) : range.max;
  if (fewest === undefined || most === undefined || Number.isNaN(fewest) || Number.isNaN(most)) return undefined;
  return {
    fewest,
    most,
    ...rollOut(workload, most),
    scaler: range?.scaler,
    stated: range !== undefined || typeof replicas === 'number',
  };
}

function jobScale(spec: Json | undefined): Scale | undefined {
  const parallelism = countAt(property(spec, 'parallelism'), 1);
  if (parallelism === undefined) return undefined;
  const completions = countAt(property(spec, 'completions'), parallelism) ?? parallelism;
  const most = property(spec, 'suspend') === true ? 0 : Math.min(parallelism, completions);
  return { fewest: 0, most, surge: 0, unavailable: 0, scaler: undefined, stated: true };
}

/** How many pods a workload runs; undefined where only the cluster knows, as for a DaemonSet, or the number is none. */
export function scaleOf(workload: Resource, graph: Graph): Scale | undefined {
  const spec = property(workload.body, 'spec');
  if (replicated.has(workload.type)) return replicatedScale(workload, graph);
  if (workload.type === 'Job') return jobScale(spec);
  if (workload.type === 'CronJob') {
    return property(spec, 'suspend') === true
      ? jobScale({ parallelism: 0 })
      : jobScale(property(property(spec, 'jobTemplate'), 'spec'));
  }
  if (workload.type !== 'Pod') return undefined;
  const ends = ['Never', 'OnFailure'].includes(textOf(property(spec, 'restartPolicy')));
  return { fewest: ends ? 0 : 1, most: 1, surge: 0, unavailable: 0, scaler: undefined, stated: true };
}
