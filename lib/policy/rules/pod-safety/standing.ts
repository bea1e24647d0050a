import { property, textMap, textOf, type Graph, type PodTemplate, type Resource } from '../../../manifests';
import { perGraph } from '../../per-graph';
import type { Severity } from '../../rule';
import type { PodSecurityLevel, Settings } from '../../settings';

/** How violations of one level weigh for one pod. */
export interface Bar {
  readonly severity: Severity;
  /** The minor version of the standard to judge by: 33 for Kubernetes 1.33. */
  readonly version: number;
  /** Somebody asked for the level: a label of the namespace or the settings. */
  readonly asked: boolean;
  /** Who asked, as the end of a sentence; empty where nobody did. */
  readonly because: string;
}

/** The levels that somebody may ask for; `privileged` asks nothing. */
export type CheckedLevel = Exclude<PodSecurityLevel, 'privileged'>;

const RANK: ReadonlyMap<string, number> = new Map([
  ['privileged', 0],
  ['baseline', 1],
  ['restricted', 2],
]);

/** Whether the text names a level of the Pod Security Standards. */
export function isLevel(text: string): boolean {
  return RANK.has(text);
}

/** Whether who asks for `asked` asks for all of `level` as well: the levels are cumulative. */
export function asksFor(asked: string | undefined, level: CheckedLevel): boolean {
  return (RANK.get(asked ?? '') ?? 0) >= (RANK.get(level) ?? 0);
}

/** What the labels of namespaces start with. */
export const POD_SECURITY_LABEL = 'pod-security.kubernetes.io/';

/** The version where no number can be read: the one that the settings have by default. */
const FALLBACK_MINOR = 33;

function minorOf(version: string | undefined): number | undefined {
  const minor = /^v?1\.(\d+)(?:\.|$)/.exec(version ?? '')?.[1];
  return minor === undefined ? undefined : Number(minor);
}

type Labels = Readonly<Record<string, string>>;

const labelsOfNamespaces = perGraph<ReadonlyMap<string, Labels>>(
  (graph) =>
    new Map(
      graph.ofKind('Namespace').map(({ name, body }): [string, Labels] => {
        return [name, textMap(property(body.metadata, 'labels'))];
      }),
    ),
);

function label(labels: Labels | undefined, name: string): string | undefined {
  const key = POD_SECURITY_LABEL + name;
  return labels !== undefined && Object.hasOwn(labels, key) ? labels[key] : undefined;
}

/** Kinds whose pods are what their template says; other controllers may put more into them. */
const PLAIN: ReadonlySet<string> = new Set([
  'Pod',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'Job',
  'CronJob',
]);

interface Standing {
  readonly owner: Resource;
  readonly namespace: string | undefined;
  readonly labels: Labels | undefined;
  readonly settings: Settings;
}

/** What admission refuses: the label decides where there is one, else the settings. */
function enforced(
  { owner, namespace, labels, settings }: Standing,
  level: CheckedLevel,
  minor: number,
): Bar | undefined {
  const enforce = label(labels, 'enforce');
  const asked = enforce !== undefined && isLevel(enforce) ? enforce : settings.podSecurity;
  if (!asksFor(asked, level)) return undefined;
  const severity = PLAIN.has(owner.type) ? 'error' : 'warning';
  if (asked !== enforce) {
    return { severity, version: minor, asked: true, because: `, which the settings forbid (podSecurity: ${level})` };
  }
  const because = `, which namespace "${namespace ?? ''}" refuses (enforce: ${asked ?? ''})`;
  return { severity, version: minorOf(label(labels, 'enforce-version')) ?? minor, asked: true, because };
}

/** What admission says on `kubectl apply`, or writes into the audit log. */
function announced({ namespace, labels }: Standing, level: CheckedLevel, minor: number): Bar | undefined {
  const mode = ['warn', 'audit'].find((name) => asksFor(label(labels, name), level));
  if (mode === undefined) return undefined;
  const because = `, which namespace "${namespace ?? ''}" reports (${mode}: ${label(labels, mode) ?? ''})`;
  return { severity: 'warning', version: minorOf(label(labels, `${mode}-version`)) ?? minor, asked: true, because };
}

/** Says how violations of a level weigh for a pod. */
type BarFor = (pod: PodTemplate, level: CheckedLevel) => Bar | undefined;

const barsFor = perGraph(() => new WeakMap<Settings, BarFor>());

/**
 * Says how violations of a level weigh for a pod. A level that the namespace's label or the settings enforce makes errors,
 * one that is only announced makes warnings. In a set of manifests in which nobody asked for any level they are advice.
 * Where somebody asked for less, what goes beyond it is nobody's concern. Worked out once, since each control asks it of every
 * pod.
 */
export function barsOf(graph: Graph, settings: Settings): BarFor {
  const known = barsFor(graph).get(settings);
  if (known !== undefined) return known;
  const bars = {
    baseline: new Map<PodTemplate, Bar | undefined>(),
    restricted: new Map<PodTemplate, Bar | undefined>(),
  };
  const barFor: BarFor = (pod, level) => {
    const held = bars[level];
    if (!held.has(pod)) held.set(pod, barOf(pod, level, graph, settings));
    return held.get(pod);
  };
  barsFor(graph).set(settings, barFor);
  return barFor;
}

function barOf({ owner }: PodTemplate, level: CheckedLevel, graph: Graph, settings: Settings): Bar | undefined {
  const minor = minorOf(settings.kubernetes) ?? FALLBACK_MINOR;
  const namespace = owner.namespace ?? settings.namespace;
  const labels = labelsOfNamespaces(graph).get(textOf(namespace));
  const standing = { owner, namespace, labels, settings };
  const found = enforced(standing, level, minor) ?? announced(standing, level, minor);
  if (found !== undefined) return found;
  const asked = settings.podSecurity ?? ['enforce', 'warn', 'audit'].find((mode) => isLevel(label(labels, mode) ?? ''));
  return asked === undefined ? { severity: 'advice', version: minor, asked: false, because: '' } : undefined;
}
