import {
  isObject,
  perList,
  property,
  select,
  textMap,
  textOf,
  type Graph,
  type Json,
  type Resource,
} from '../../../manifests';
import { byNamespace } from '../../namespace';
import { perGraph } from '../../per-graph';

/** Amounts as written, by the resource's name. */
export type Texts = ReadonlyMap<string, string>;

/** One item of a LimitRange. */
export interface LimitItem {
  readonly range: Resource;
  readonly path: string;
  readonly type: string;
  readonly min: Texts;
  readonly max: Texts;
  readonly ratio: Texts;
  readonly default: Texts;
  readonly defaultRequest: Texts;
}

/** The single values of a mapping, safe for any key. */
export function textsOf(value: Json | undefined): Texts {
  return new Map(Object.entries(textMap(value)));
}

/** Resources that one item of a LimitRange bounds, and items of one namespace: each pod is held against all of them. */
const MOST_BOUNDS = 100;

function boundsOf(value: Json | undefined): Texts {
  const texts = textsOf(value);
  return texts.size > MOST_BOUNDS ? new Map([...texts].slice(0, MOST_BOUNDS)) : texts;
}

function union(...maps: readonly Texts[]): Texts {
  return new Map([...maps].reverse().flatMap((map) => [...map]));
}

/**
 * The API server fills in a default limit from the maximum, and a default request from the default limit or the minimum
 * (`SetDefaults_LimitRangeItem` of kubernetes/kubernetes, pkg/apis/core/v1/defaults.go).
 */
function itemOf(range: Resource, path: string, value: Json): LimitItem[] {
  if (!isObject(value)) return [];
  const type = textOf(value.type);
  const [min, max] = [boundsOf(value.min), boundsOf(value.max)];
  const limits = type === 'Container' ? union(boundsOf(value.default), max) : new Map<string, string>();
  const requests =
    type === 'Container' ? union(boundsOf(property(value, 'defaultRequest')), limits, min) : new Map<string, string>();
  const ratio = boundsOf(value.maxLimitRequestRatio);
  return [{ range, path, type, min, max, ratio, default: limits, defaultRequest: requests }];
}

const items = perGraph((graph) => {
  const all = graph
    .ofKind('LimitRange')
    .flatMap((range) => select(range.body, 'spec.limits.*').flatMap(({ path, value }) => itemOf(range, path, value)));
  const placed = byNamespace(all, ({ range }) => range.namespace);
  return new Map([...placed].map(([namespace, found]) => [namespace, found.slice(0, MOST_BOUNDS)]));
});

const NONE: readonly LimitItem[] = [];

/** The items of the LimitRanges of a namespace. */
export function limitItems(graph: Graph, namespace: string | undefined): readonly LimitItem[] {
  return items(graph).get(namespace) ?? NONE;
}

/** Those of a list that are for containers. */
export const forContainers = perList((of: readonly LimitItem[]): readonly LimitItem[] =>
  of.filter(({ type }) => type === 'Container'),
);

/** The items of each LimitRange of a list. */
export const itemsByRange = perList((of: readonly LimitItem[]): ReadonlyMap<Resource, readonly LimitItem[]> => {
  const byRange = new Map<Resource, LimitItem[]>();
  for (const item of of) {
    const others = byRange.get(item.range);
    if (others === undefined) byRange.set(item.range, [item]);
    else others.push(item);
  }
  return byRange;
});
