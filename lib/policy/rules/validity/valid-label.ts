import { escapePointer, isObject, property, type Graph, type Json, type Resource } from '../../../manifests';
import { kindDefinition } from '../../schemas/table';
import type { Fault, Rule } from '../../rule';
import { builtInPods } from './fragment';
import { isTemplated, labelKey, labelValue } from './names';

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

function short(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

function faultsOf({ resource, path, value, what }: LabelMap): Fault[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, entry]): Fault[] => {
    const at = `${path}/${escapePointer(key)}`;
    const fix = `shorten or rename the ${what}`;
    const wrongKey = isTemplated(key) ? undefined : labelKey(what === 'annotation' ? key.toLowerCase() : key);
    if (wrongKey !== undefined)
      return [{ resource, path: at, message: `the ${what} "${short(key)}" ${wrongKey}`, fix }];
    if (what === 'annotation' || typeof entry !== 'string' || isTemplated(entry)) return [];
    const wrong = labelValue(entry);
    if (wrong === undefined) return [];
    const message = `the value "${short(entry)}" of label "${key}" ${wrong}`;
    return [{ resource, path: at, message, fix: 'shorten the value, or make it an annotation' }];
  });
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
