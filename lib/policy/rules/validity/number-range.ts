import {
  isObject,
  scalarText,
  select,
  type FoundContainer,
  type Graph,
  type Json,
  type JsonObject,
  type Resource,
} from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { builtInPods } from './fragment';

/** The least value of a field, by where it stands. */
type Bounds = readonly (readonly [pattern: string, least: number])[];

const PROBE_FIELDS = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'];

const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'];

const IN_PROBES: Bounds = [...PROBE_FIELDS.map((field) => [field, 0] as const), ['terminationGracePeriodSeconds', 1]];

const IN_CONTEXTS: Bounds = [
  ['runAsUser', 0],
  ['runAsGroup', 0],
];

const IN_PODS: Bounds = [
  ['terminationGracePeriodSeconds', 0],
  ['activeDeadlineSeconds', 1],
  ['securityContext.runAsUser', 0],
  ['securityContext.runAsGroup', 0],
  ['securityContext.fsGroup', 0],
  ['securityContext.supplementalGroups.*', 0],
];

const JOB = ['parallelism', 'completions', 'backoffLimit', 'ttlSecondsAfterFinished'];

const WORKLOAD: Bounds = [
  ['spec.replicas', 0],
  ['spec.minReadySeconds', 0],
  ['spec.revisionHistoryLimit', 0],
];

const IN_KINDS: ReadonlyMap<string, Bounds> = new Map([
  [
    'CronJob',
    [
      ['spec.startingDeadlineSeconds', 0],
      ['spec.successfulJobsHistoryLimit', 0],
      ['spec.failedJobsHistoryLimit', 0],
      ...JOB.map((field) => [`spec.jobTemplate.spec.${field}`, 0] as const),
    ],
  ],
  ['DaemonSet', WORKLOAD],
  ['Deployment', [...WORKLOAD, ['spec.progressDeadlineSeconds', 0]]],
  [
    'HorizontalPodAutoscaler',
    [
      ['spec.minReplicas', 0],
      ['spec.maxReplicas', 1],
    ],
  ],
  ['Job', JOB.map((field) => [`spec.${field}`, 0] as const)],
  [
    'PodDisruptionBudget',
    [
      ['spec.minAvailable', 0],
      ['spec.maxUnavailable', 0],
    ],
  ],
  ['ReplicaSet', WORKLOAD],
  ['StatefulSet', WORKLOAD],
] satisfies [string, Bounds][]);

/** Users and groups are numbers of 31 bits; other fields have no bound that anybody meets. */
const LARGEST_ID = 2 ** 31 - 1;
const ID = /\/(runAsUser|runAsGroup|fsGroup|\d+)$/;

function isOutside(value: Json, least: number, path: string): boolean {
  return typeof value === 'number' && (value < least || (ID.test(path) && value > LARGEST_ID));
}

/** Whether a value may be outside of any bounds. */
function isSuspect(value: Json | undefined): boolean {
  return typeof value === 'number' && (value < 1 || value > LARGEST_ID);
}

function faultsIn(resource: Resource, root: JsonObject, base: string, bounds: Bounds): Fault[] {
  return bounds.flatMap(([pattern, least]) =>
    select(root, pattern)
      .filter(({ value, path }) => isOutside(value, least, path))
      .map(({ value, path }): Fault => {
        const field = pattern.replace('.*', '').split('.').at(-1) ?? '';
        const bound = Number(value) < least ? `is below ${least}` : `is above ${LARGEST_ID}`;
        const fix = Number(value) < least ? `write ${least} or more, or remove it` : 'write a smaller number';
        return { resource, path: base + path, message: `${field} ${scalarText(value)} ${bound}`, fix };
      }),
  );
}

function ofContainer(owner: Resource, { path, body }: FoundContainer): Fault[] {
  const within = (field: string, bounds: Bounds): Fault[] => {
    const value = body[field];
    // Nearly all numbers are sound, which is seen without looking for their places.
    if (!isObject(value) || !Object.values(value).some(isSuspect)) return [];
    return faultsIn(owner, value, `${path}/${field}`, bounds);
  };
  return [...PROBES.flatMap((probe) => within(probe, IN_PROBES)), ...within('securityContext', IN_CONTEXTS)];
}

function check(graph: Graph): Fault[] {
  const pods = builtInPods(graph).flatMap(({ owner, path, spec, containers }) => [
    ...faultsIn(owner, spec, path, IN_PODS),
    ...containers.flatMap((container) => ofContainer(owner, container)),
  ]);
  const kinds = [...IN_KINDS].flatMap(([kind, bounds]) =>
    graph.ofKind(kind).flatMap((resource) => faultsIn(resource, resource.body, '', bounds)),
  );
  return [...pods, ...kinds];
}

/** Counts and times are whole numbers to the description of the API; its server knows which are too small. */
export const numberRange: Rule = {
  id: 'number-range',
  family: 'validity',
  severity: 'error',
  summary: 'No count, time or user is below what the API server takes.',
  why: 'The API server refuses the object: replicas, times of probes, limits of history and users may not be below zero.',
  bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
spec:
  replicas: -1
  selector: { matchLabels: { app: till } }
  template:
    metadata: { labels: { app: till } }
    spec: { containers: [{ name: main, image: "till:1.0.0" }] }
`,
  good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
spec:
  replicas: 0
  selector: { matchLabels: { app: till } }
  template:
    metadata: { labels: { app: till } }
    spec: { containers: [{ name: main, image: "till:1.0.0" }] }
`,
  remedy: 'Write zero or more. Where a tool computes the number, bound it there.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/',
  check,
};
