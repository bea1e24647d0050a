import { itemsOf, property, scalarText, textOf, type Graph, type Json, type SecretPlan } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { ENTRY, externalSecret } from './example';
import { plansOf } from './plan';

function entryId(entry: Json | undefined): string {
  return JSON.stringify([textOf(property(entry, 'key')), scalarText(property(entry, 'version'))]);
}

/** The entries of the fake store that a reference means; undefined where it is another store, or none of the set. */
function fakeEntries(graph: Graph, { by }: SecretPlan, ref: Json | undefined): ReadonlySet<string> | undefined {
  const kind = textOf(property(ref, 'kind')) || 'SecretStore';
  const namespace = kind === 'ClusterSecretStore' ? undefined : by.namespace;
  const [store, ...others] = graph.find(kind, namespace, textOf(property(ref, 'name')));
  const fake = property(property(property(store?.by.body, 'spec'), 'provider'), 'fake');
  if (fake === undefined || others.length > 0) return undefined;
  return new Set(itemsOf(property(fake, 'data')).map(entryId));
}

function* faultsOf(graph: Graph, plan: SecretPlan): Iterable<Fault> {
  const places = [
    ...itemsOf(property(plan.spec, 'data')).map((entry, index) => ({
      entry,
      ref: property(entry, 'remoteRef'),
      path: `${plan.path}/data/${String(index)}/remoteRef`,
    })),
    ...itemsOf(property(plan.spec, 'dataFrom')).map((entry, index) => ({
      entry,
      ref: property(entry, 'extract'),
      path: `${plan.path}/dataFrom/${String(index)}/extract`,
    })),
  ];
  for (const { entry, ref, path } of places) {
    const key = textOf(property(ref, 'key'));
    const store = property(property(entry, 'sourceRef'), 'storeRef') ?? property(plan.spec, 'secretStoreRef');
    const entries = key === '' ? undefined : fakeEntries(graph, plan, store);
    if (entries === undefined || entries.has(entryId(ref))) continue;
    const version = scalarText(property(ref, 'version'));
    yield {
      resource: plan.by,
      path: `${path}/key`,
      message: `the fake store "${textOf(property(store, 'name'))}" has no entry "${key}"${version === '' ? ' without a version' : ` of version "${version}"`}`,
      fix: 'add it to the store, with the same version',
      cause: 'missing-entry',
    };
  }
}

function store(key: string): string {
  return `---
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata:
  name: vault
  namespace: shop
spec:
  provider: { fake: { data: [{ key: ${key}, value: see the vault }] } }
`;
}

/** A fake store holds what its manifest says. */
export const fakeStoreEntry: Rule = {
  id: 'fake-store-entry',
  family: 'secrets',
  severity: 'error',
  summary: 'What is fetched from a fake store is in it.',
  why: 'The operator finds no such entry, and writes no key of the Secret.',
  bad: externalSecret(ENTRY) + store('db-password'),
  good: externalSecret(ENTRY) + store('till-db-password'),
  remedy:
    'Add the entry to the store, or fetch one that is there. An entry with a version is found by that version only.',
  source: 'https://external-secrets.io/latest/provider/fake/',
  *check(graph): Iterable<Fault> {
    for (const plan of plansOf(graph)) yield* faultsOf(graph, plan);
  },
};
