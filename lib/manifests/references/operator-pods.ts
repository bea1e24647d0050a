import { FEW, perList, perObject } from '../per-object';
import { textMap } from '../pod-template';
import { groupOf, isObject, itemsOf, property, textOf, type Json, type Resource } from '../resource';

/** Labels that everything of a release or an application has. */
const GENERIC: ReadonlySet<string> = new Set([
  'app.kubernetes.io/instance',
  'app.kubernetes.io/managed-by',
  'app.kubernetes.io/part-of',
  'app.kubernetes.io/version',
  'chart',
  'helm.sh/chart',
  'heritage',
  'release',
]);

/** A label that a selector asks for. */
type Label = readonly [key: string, value: string];

function labelsOf(selector: Json): Label[] {
  const expressions = itemsOf(property(selector, 'matchExpressions')).flatMap((expression): Label[] =>
    itemsOf(property(expression, 'values')).map((value) => [textOf(property(expression, 'key')), textOf(value)]),
  );
  return [...Object.entries(textMap(property(selector, 'matchLabels'))), ...expressions];
}

/** Whether a selector says nothing that tells the parts of an application apart, so that it means all of them. */
export function isBroad(selector: Json): boolean {
  return labelsOf(selector).every(([key]) => GENERIC.has(key));
}

/** Fields by which custom resources say what pods they are made of. */
const OF_PODS: ReadonlySet<string> = new Set([
  'chart',
  'chartRef',
  'image',
  'instances',
  'nodeSets',
  'numberOfInstances',
  'podMetadata',
  'podSpec',
  'podTemplate',
  'replicas',
  'size',
  'storage',
  'volumeClaimTemplate',
]);

function namesPods(value: Json | undefined): boolean {
  return isObject(value) && Object.keys(value).some((key) => OF_PODS.has(key));
}

/** Kinds whose settings all have defaults. */
const PLAIN: ReadonlySet<string> = new Set(['Alertmanager', 'Grafana', 'Jaeger', 'Prometheus', 'ThanosRuler']);

/** Whether an operator makes pods, with Services before them, of a custom resource. */
export function isOperated({ apiVersion, kind, body }: Resource): boolean {
  const group = groupOf(apiVersion);
  if (!group.includes('.') || group.endsWith('.k8s.io')) return false;
  const spec = property(body, 'spec');
  return PLAIN.has(kind) || namesPods(spec) || (isObject(spec) && Object.values(spec).some((part) => namesPods(part)));
}

/** What the labels of pods can have in common with the custom resources that an operator makes these of. */
interface Marks {
  /** Names of the resources, and of their kinds. */
  readonly names: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  /** The groups, and each of these without its first parts. */
  readonly domains: ReadonlySet<string>;
  /** The labels that stand in the resources, as `pairOf` writes them. */
  readonly labels: ReadonlySet<string>;
}

function pairOf(key: string, value: string): string {
  return JSON.stringify([key, value]);
}

/** A domain, and what it is within: `a.b.c`, `b.c`, `c`. */
function domainsOf(domain: string): string[] {
  const parts = domain.split('.');
  return parts.slice(0, MOST_PARTS).map((_, index) => parts.slice(index).join('.'));
}

/** Parts of a domain that are looked at. */
const MOST_PARTS = 16;

/** Adds what could be a label anywhere in a value. */
function addPairs(pairs: Set<string>, value: Json | undefined): void {
  if (Array.isArray(value)) for (const item of value as readonly Json[]) addPairs(pairs, item);
  if (!isObject(value)) return;
  for (const [key, item] of Object.entries(value)) {
    if (typeof item === 'string') pairs.add(pairOf(key, item));
    else addPairs(pairs, item);
  }
}

const marksOf = perObject(({ apiVersion, kind, name, body }: Resource): Marks => {
  const labels = new Set<string>();
  addPairs(labels, property(body.metadata, 'labels'));
  addPairs(labels, body.spec);
  const group = groupOf(apiVersion);
  return {
    names: new Set([name, kind.toLowerCase()]),
    groups: new Set([group]),
    domains: new Set(domainsOf(group)),
    labels,
  };
});

function union<K extends keyof Marks>(all: readonly Marks[], key: K): ReadonlySet<string> {
  return new Set(all.flatMap((marks) => [...marks[key]]));
}

/** The marks of some resources; those of many put together, for all who ask. */
const marksOfAll = perList((resources: readonly Resource[]): readonly Marks[] => {
  const all = resources.map(marksOf);
  if (all.length <= FEW) return all;
  const [names, groups] = [union(all, 'names'), union(all, 'groups')];
  return [{ names, groups, domains: union(all, 'domains'), labels: union(all, 'labels') }];
});

function isLabelOf([key, value]: Label, { names, groups, domains, labels }: Marks): boolean {
  const [domain = ''] = key.split('/', 1);
  return (
    names.has(value) ||
    (domain.includes('.') && (domains.has(domain) || domainsOf(domain).some((part) => groups.has(part)))) ||
    (!GENERIC.has(key) && labels.has(pairOf(key, value)))
  );
}

/**
 * Whether a selector may mean what operators make of one of some custom resources: it asks for its name, its kind or its
 * labels.
 */
export function mayMean(selector: Json, resources: readonly Resource[]): boolean {
  const labels = labelsOf(selector);
  return marksOfAll(resources).some((marks) => labels.some((label) => isLabelOf(label, marks)));
}
