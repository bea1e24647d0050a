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

function isLabelOf([key, value]: Label, resource: Resource, text: string): boolean {
  const [domain = ''] = key.split('/');
  const group = groupOf(resource.apiVersion);
  return (
    value === resource.name ||
    value === resource.kind.toLowerCase() ||
    (domain.includes('.') && (group === domain || group.endsWith(`.${domain}`) || domain.endsWith(`.${group}`))) ||
    (!GENERIC.has(key) && text.includes(`${JSON.stringify(key)}:${JSON.stringify(value)}`))
  );
}

/** Whether a selector may mean what an operator makes of a custom resource: it asks for its name, its kind or its labels. */
export function mayMean(selector: Json, resource: Resource): boolean {
  const { metadata, spec } = resource.body;
  const text = JSON.stringify([property(metadata, 'labels') ?? null, spec ?? null]);
  return labelsOf(selector).some((label) => isLabelOf(label, resource, text));
}
