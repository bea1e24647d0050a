import {
  escapePointer,
  itemsOf,
  property,
  stepsOf,
  type Graph,
  type Product,
  type Reference,
} from '../../../manifests';
import { mention } from '../../mention';
import { mayBeMeant } from '../../dangling';
import type { Fault, Rule } from '../../rule';
import { mayBeReadElsewhere } from './outside-reader';

const MAKERS: ReadonlySet<string> = new Set(['ConfigMap', 'ExternalSecret', 'Secret']);

/** How many keys a message names. */
const MOST_NAMES = 10;

/** Whether every mount of the volume that a reference stands in shows a single file of it. */
function isMountedByFile(graph: Graph, { from, path, by }: Reference): boolean {
  const pod = by === 'volume' ? graph.podOf(from) : undefined;
  if (pod === undefined) return false;
  const [, index = ''] = stepsOf(path.slice(pod.path.length));
  const name = property(itemsOf(pod.spec.volumes)[Number(index)], 'name');
  const mounts = pod.containers.flatMap(({ body }) =>
    itemsOf(body.volumeMounts).filter((mount) => property(mount, 'name') === name),
  );
  return mounts.length > 0 && mounts.every((mount) => (property(mount, 'subPath') ?? '') !== '');
}

/** The keys that are read, or undefined where a reader takes the whole object or reads it in a way that is not known. */
function keysRead(graph: Graph, readers: readonly Reference[]): Set<string> | undefined {
  const keys = new Set<string>();
  for (const reader of readers) {
    const { key } = reader.target;
    if (key !== undefined) keys.add(key.split('/')[0] ?? key);
    else if (!isMountedByFile(graph, reader)) return undefined;
  }
  return keys;
}

function isCandidate({ by, adds, keys }: Product): boolean {
  return MAKERS.has(by.type) && adds !== true && keys !== undefined && keys.size > 0;
}

/** Where a key stands in its maker. */
function placeOf({ by }: Product, key: string): string {
  const maps = by.type === 'ExternalSecret' ? ['spec/target/template/data'] : ['data', 'stringData', 'binaryData'];
  const found = maps.find((map) => {
    const value = map.split('/').reduce((held, step) => property(held, step), property({ body: by.body }, 'body'));
    return property(value, key) !== undefined;
  });
  return found === undefined ? '' : `/${found}/${escapePointer(key)}`;
}

function faultsOf(graph: Graph, product: Product): Fault[] {
  const { kind, namespace, name, by } = product;
  // Two makers of one object add up; which of them has a key too many cannot be told.
  if (graph.find(kind, namespace, name).length > 1) return [];
  const readers = graph.referencesTo({ kind, namespace, name });
  const read = readers.length === 0 ? undefined : keysRead(graph, readers);
  if (read === undefined) return [];
  if (mayBeReadElsewhere(graph, by, name) || mayBeMeant(graph, kind, namespace)) return [];
  const unused = [...(product.keys ?? [])].filter((key) => !read.has(key));
  const [first, ...others] = unused.map((key) => ({ resource: by, path: placeOf(product, key) }));
  if (first === undefined) return [];
  const [key = ''] = unused;
  return [
    {
      ...first,
      message: `nothing reads ${listed(unused)} of ${mention(product)}, whose other keys are read one by one`,
      fix: others.length === 0 ? `remove "${key}", or use it` : 'remove them, or use them',
      target: others.length === 0 ? { kind, namespace, name, key } : { kind, namespace, name },
      related: others,
    },
  ];
}

function listed(keys: readonly string[]): string {
  const names = keys.slice(0, MOST_NAMES).map((key) => `"${key}"`);
  const more = keys.length - names.length;
  return `the ${keys.length === 1 ? 'key' : 'keys'} ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** A key that nothing reads is a setting that somebody believes in. */
export const unusedKey: Rule = {
  id: 'unused-key',
  family: 'hygiene',
  severity: 'advice',
  summary: 'Every key of a ConfigMap or Secret that is read key by key is read.',
  why:
    'Somebody sets a value, sees it in the ConfigMap, and nothing changes. Often the reader names another key, which was ' +
    'renamed on one side.',
  bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: till
data:
  currency: EUR
  drawers: "2"
---
apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: main
      image: till:1.0.0
      env:
        - name: CURRENCY
          valueFrom:
            configMapKeyRef:
              name: till
              key: currency`,
  good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: till
data:
  currency: EUR
---
apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  containers:
    - name: main
      image: till:1.0.0
      env:
        - name: CURRENCY
          valueFrom:
            configMapKeyRef:
              name: till
              key: currency`,
  remedy: 'Remove the key, or read it.',
  source: 'https://kubernetes.io/docs/concepts/configuration/configmap/',
  check: (graph) =>
    ['ConfigMap', 'Secret'].flatMap((kind) =>
      graph.products(kind).flatMap((product) => (isCandidate(product) ? faultsOf(graph, product) : [])),
    ),
};
