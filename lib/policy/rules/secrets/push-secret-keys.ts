import {
  escapePointer,
  isObject,
  itemsOf,
  property,
  textOf,
  type Graph,
  type Json,
  type Resource,
} from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { parseTemplate } from './go-template';
import { usesOf } from './template-uses';

/** The keys of the Secret that is pushed; undefined where something else makes it, or its keys are not known. */
function sourceKeys(graph: Graph, { body, namespace }: Resource): ReadonlySet<string> | undefined {
  const name = textOf(property(property(property(property(body, 'spec'), 'selector'), 'secret'), 'name'));
  const products = name === '' ? [] : graph.find('Secret', namespace, name);
  if (products.length === 0 || products.some(({ keys }) => keys === undefined || keys.size === 0)) return undefined;
  return new Set(products.flatMap(({ keys }) => [...(keys ?? [])]));
}

function* unreadEntries(push: Resource, data: Json | undefined, keys: ReadonlySet<string>): Iterable<Fault> {
  for (const [key, text] of isObject(data) ? Object.entries(data) : []) {
    const template = parseTemplate(textOf(text));
    if (template.fault !== undefined) continue;
    const missing = usesOf(template).entries.filter(
      ({ name, strict, action }) => strict && !action.conditional && !keys.has(name),
    );
    for (const name of new Set(missing.map((use) => use.name))) {
      yield {
        resource: push,
        path: `/spec/template/data/${escapePointer(key)}`,
        message: `the template reads the entry "${name}", which the pushed Secret has not`,
        fix: `add "${name}" to the Secret, or read one of its keys`,
        cause: 'missing-entry',
      };
    }
  }
}

function* faultsOf(graph: Graph, push: Resource): Iterable<Fault> {
  const keys = sourceKeys(graph, push);
  if (keys === undefined) return;
  const template = property(property(push.body, 'spec'), 'template');
  const data = property(template, 'data');
  yield* unreadEntries(push, data, keys);
  if (itemsOf(property(template, 'templateFrom')).length > 0) return;
  const made = new Set([...keys, ...(isObject(data) ? Object.keys(data) : [])]);
  for (const [index, entry] of itemsOf(property(property(push.body, 'spec'), 'data')).entries()) {
    const key = textOf(property(property(entry, 'match'), 'secretKey'));
    if (key === '' || made.has(key)) continue;
    yield {
      resource: push,
      path: `/spec/data/${String(index)}/match/secretKey`,
      message: `neither the Secret nor the template has the key "${key}" that is pushed`,
      fix: `push a key that is there, or make "${key}" in the template`,
      cause: 'missing-key',
    };
  }
}

function push(key: string): string {
  return `apiVersion: v1
kind: Secret
metadata:
  name: till
stringData: { password: see the vault }
---
apiVersion: external-secrets.io/v1alpha1
kind: PushSecret
metadata:
  name: till
spec:
  secretStoreRefs: [{ kind: ClusterSecretStore, name: vault }]
  selector: { secret: { name: till } }
  data: [{ match: { secretKey: ${key}, remoteRef: { remoteKey: till } } }]
`;
}

/** What is pushed is read from a Secret. */
export const pushSecretKeys: Rule = {
  id: 'push-secret-keys',
  family: 'secrets',
  severity: 'error',
  summary: 'A PushSecret pushes keys, and reads entries, that its Secret has.',
  why: 'The operator fails at the first key that is not there, and pushes nothing.',
  bad: push('pasword'),
  good: push('password'),
  remedy: 'Name a key of the Secret, or make it in the template of the PushSecret.',
  source: 'https://external-secrets.io/latest/api/pushsecret/',
  *check(graph): Iterable<Fault> {
    for (const resource of graph.ofKind('PushSecret')) yield* faultsOf(graph, resource);
  },
};
