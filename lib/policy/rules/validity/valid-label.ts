import { escapePointer, isObject, property, type Graph, type Json, type Resource } from '../../../manifests';
import { kindDefinition } from '../../schemas/table';
import type { Fault, Rule } from '../../rule';
import { builtInPods } from './fragment';
import { isTemplated, labelKey, labelValue, shortened } from './names';

interface LabelMap {
  readonly resource: Resource;
  readonly path: string;
  readonly value: Json | undefined;
  /** Annotations have any text for a value. */
  readonly what: 'label' | 'annotation';
}

function metadataMaps(resource: Resource, metadata: Json | undefined, path: string): LabelMap[] {
  return [
    { resource, path: `${path}/labels`, value: property(metadata, 'labels'), what: 'label' },
    { resource, path: `${path}/annotations`, value: property(metadata, 'annotations'), what: 'annotation' },
  ];
}

function selectorMaps(resource: Resource): LabelMap[] {
  const { body, type } = resource;
  const selector = property(body.spec, 'selector');
  const plain = type === 'Service' || type === 'ReplicationController';
  const path = plain ? '/spec/selector' : '/spec/selector/matchLabels';
  return [{ resource, path, value: plain ? selector : property(selector, 'matchLabels'), what: 'label' }];
}

function isKnown(resource: Resource): boolean {
  const { apiVersion, kind, type } = resource;
  return kind === type && (apiVersion === '' || kindDefinition(resource) !== undefined);
}

function allMaps(graph: Graph): LabelMap[] {
  const known = graph.resources.filter(isKnown);
  const own = known.flatMap((resource) => [
    ...metadataMaps(resource, resource.body.metadata, '/metadata'),
    ...selectorMaps(resource),
  ]);
  const pods = builtInPods(graph).flatMap(({ owner, path, spec }) => {
    const base = path.replace(/\/spec$/, '/metadata');
    const template = base === '/metadata' ? undefined : metadataOf(owner, base);
    return [
      ...(template === undefined ? [] : metadataMaps(owner, template, base)),
      { resource: owner, path: `${path}/nodeSelector`, value: spec.nodeSelector, what: 'label' } as const,
    ];
  });
  return [...own, ...pods];
}

function metadataOf({ body }: Resource, path: string): Json | undefined {
  return path
    .split('/')
    .slice(1)
    .reduce<Json | undefined>((value, step) => property(value, step), body);
}

function faultOf({ resource, path, what }: LabelMap, key: string, entry: Json | undefined): Fault | undefined {
  const wrongKey = isTemplated(key) ? undefined : labelKey(what === 'annotation' ? key.toLowerCase() : key);
  const checked = what === 'label' && typeof entry === 'string' && !isTemplated(entry) ? entry : '';
  const wrongValue = wrongKey === undefined ? labelValue(checked) : undefined;
  if (wrongKey === undefined && wrongValue === undefined) return undefined;
  const place = { resource, path: `${path}/${escapePointer(key)}` };
  if (wrongKey !== undefined)
    return { ...place, message: `the ${what} "${shortened(key)}" ${wrongKey}`, fix: `shorten or rename the ${what}` };
  const message = `the value "${shortened(checked)}" of label "${key}" ${wrongValue ?? ''}`;
  return { ...place, message, fix: 'shorten the value, or make it an annotation' };
}

function faultsOf(map: LabelMap): Fault[] {
  if (!isObject(map.value)) return [];
  const faults: Fault[] = [];
  for (const key of Object.keys(map.value)) {
    const fault = faultOf(map, key, map.value[key]);
    if (fault !== undefined) faults.push(fault);
  }
  return faults;
}

/** Labels are kept in an index, so that their form is narrow; selectors and node selectors have the same. */
export const validLabel: Rule = {
  id: 'valid-label',
  family: 'validity',
  severity: 'error',
  summary: 'Every label and annotation has a form that the API server takes.',
  why:
    'A label has a value of at most 63 letters, digits, dashes, underscores and dots. The API server refuses objects with ' +
    'others, which happens when versions, branches or sentences become labels.',
  bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: till
  labels:
    branch: feature/new-till`,
  good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: till
  annotations:
    branch: feature/new-till`,
  remedy: 'Replace what is not allowed by dashes, or keep the text in an annotation.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set',
  check: (graph) => allMaps(graph).flatMap(faultsOf),
};
