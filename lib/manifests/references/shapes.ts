import { escapePointer } from '../pointer';
import type { Reference } from '../reference';
import { groupOf, isObject, itemsOf, property, textOf, type Json, type JsonObject, type Resource } from '../resource';

/** Kinds that carry what is rendered, or made by rule, elsewhere: names in them are not of this place. */
const CARRIERS: ReadonlySet<string> = new Set([
  'App',
  'Application',
  'ApplicationSet',
  'ClusterPolicy',
  'ClusterResourceSet',
  'Composition',
  'ConstraintTemplate',
  'HelmChart',
  'HelmChartConfig',
  'HelmRelease',
  'Kustomization',
  'ManifestWork',
  'Object',
  'Policy',
  'ResourceGraphDefinition',
  'Template',
]);

/** Properties behind which values of charts, whole manifests and what the cluster says stand. */
const OPAQUE: ReadonlySet<string> = new Set([
  'helm',
  'manifest',
  'manifests',
  'metadata',
  'objectTemplates',
  'openAPIV3Schema',
  'patches',
  'status',
  'values',
  'valuesObject',
]);

/** How a place that has the shape of a reference is read. */
interface Shape {
  readonly kind: 'ConfigMap' | 'PersistentVolumeClaim' | 'Secret' | 'ServiceAccount';
  /** The property of the mapping that holds the name; without it the text itself is the name. */
  readonly name?: string;
  /** It is Kubernetes' own shape for a key that is read, so that a target that is nowhere is asked of somebody. */
  readonly strict?: true;
  /** Things that are written have that shape as well. */
  readonly guess?: true;
}

/** Shapes that Kubernetes' own types have, and that other kinds take over. */
const SHAPES: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ['secretKeyRef', { kind: 'Secret', name: 'name', strict: true }],
  ['configMapKeyRef', { kind: 'ConfigMap', name: 'name', strict: true }],
  ['secretRef', { kind: 'Secret', name: 'name' }],
  ['configMapRef', { kind: 'ConfigMap', name: 'name' }],
  ['persistentVolumeClaim', { kind: 'PersistentVolumeClaim', name: 'claimName' }],
  ['configMap', { kind: 'ConfigMap', name: 'name' }],
  ['secret', { kind: 'Secret', name: 'secretName' }],
  ['imagePullSecrets', { kind: 'Secret', name: 'name', guess: true }],
  ['secretName', { kind: 'Secret', guess: true }],
  ['configMapName', { kind: 'ConfigMap', guess: true }],
  ['serviceAccountName', { kind: 'ServiceAccount', guess: true }],
]);

/** Names that end like the shapes above; many are of what is written. */
const ENDINGS: readonly (readonly [RegExp, Shape])[] = [
  [/Secret(Key)?Ref$/, { kind: 'Secret', name: 'name', guess: true }],
  [/ConfigMap(Key)?Ref$/, { kind: 'ConfigMap', name: 'name', guess: true }],
];

function shapeOf(step: string): Shape | undefined {
  return SHAPES.get(step) ?? (step.endsWith('Ref') ? ENDINGS.find(([ending]) => ending.test(step))?.[1] : undefined);
}

/** What a later step fills in is no name yet. */
const NAME = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/i;

/** Whether a kind is one that the API server knows by a definition only. */
function isCustom({ apiVersion }: Resource): boolean {
  const group = groupOf(apiVersion);
  return group.includes('.') && !group.endsWith('.k8s.io');
}

interface Found {
  readonly from: Resource;
  readonly shape: Shape;
  readonly path: string;
}

function referenceOf({ from, shape, path }: Found, value: Json): Reference | undefined {
  const holder: JsonObject = isObject(value) ? value : {};
  const name = textOf(shape.name === undefined ? value : property(holder, shape.name));
  if (!NAME.test(name) || holder.generate === true) return undefined;
  const key = textOf(property(holder, 'key'));
  const namespace = textOf(property(holder, 'namespace')) || from.namespace;
  const strict = shape.strict === true && key !== '';
  return {
    by: 'name',
    from,
    path,
    at: shape.name === undefined ? path : `${path}/${shape.name}`,
    ...(key === '' ? {} : { keyAt: `${path}/key` }),
    target: { kind: shape.kind, namespace, name, ...(key === '' ? {} : { key }) },
    optional: holder.optional === true,
    lenient: strict ? false : 'near',
    ...(shape.guess === true ? { guess: true } : {}),
  };
}

function addItems(found: Found, value: JsonObject, references: Reference[]): void {
  const base = referenceOf(found, value);
  if (base === undefined) return;
  references.push(base);
  for (const [index, item] of itemsOf(value.items).entries()) {
    const key = textOf(property(item, 'key'));
    const path = `${found.path}/items/${String(index)}`;
    if (key !== '') references.push({ ...base, path, keyAt: `${path}/key`, target: { ...base.target, key } });
  }
}

function addReferences(found: Found, value: Json, references: Reference[]): void {
  if (Array.isArray(value)) {
    for (const [index, item] of (value as readonly Json[]).entries()) {
      addReferences({ ...found, path: `${found.path}/${String(index)}` }, item, references);
    }
  } else if (isObject(value) && found.shape.name !== undefined) addItems(found, value, references);
  else if (typeof value === 'string' && found.shape.name === undefined) {
    const reference = referenceOf(found, value);
    if (reference !== undefined) references.push(reference);
  }
}

function visit(value: Json | undefined, path: string, from: Resource, references: Reference[]): void {
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    for (let index = 0; index < items.length; index += 1) visit(items[index], `${path}/${index}`, from, references);
  } else if (isObject(value)) {
    for (const step of Object.keys(value)) {
      const inner = value[step];
      if (inner === undefined || OPAQUE.has(step)) continue;
      const shape = shapeOf(step);
      const at = `${path}/${escapePointer(step)}`;
      if (shape !== undefined) addReferences({ from, shape, path: at }, inner, references);
      if (typeof inner === 'object') visit(inner, at, from, references);
    }
  }
}

/**
 * What an object of a kind that nobody described names, by the shapes that such places have in Kubernetes' own kinds.
 * @param known places that the catalogue has read already, as `Reference.at`
 */
export function shapeReferences(resource: Resource, known: ReadonlySet<string>): Reference[] {
  if (!isCustom(resource) || CARRIERS.has(resource.kind)) return [];
  const references: Reference[] = [];
  visit(resource.body, '', resource, references);
  return references.filter(({ at }) => !known.has(at));
}
