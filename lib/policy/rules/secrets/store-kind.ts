import { isObject, itemsOf, property, textOf, type Graph, type Json, type SecretPlan } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { ENTRY, externalSecret } from './example';
import { plansOf } from './plan';

interface StoreRef {
  readonly path: string;
  readonly ref: Json | undefined;
}

function storeRefsOf({ spec, path }: SecretPlan): StoreRef[] {
  const inLists = ['data', 'dataFrom'].flatMap((list) =>
    itemsOf(spec[list]).map((item, index) => ({
      path: `${path}/${list}/${index}/sourceRef/storeRef`,
      ref: property(property(item, 'sourceRef'), 'storeRef'),
    })),
  );
  return [{ path: `${path}/secretStoreRef`, ref: spec.secretStoreRef }, ...inLists];
}

/** A store of the cluster has that name, and none of the namespace has. */
function meansClusterStore(graph: Graph, plan: SecretPlan, ref: Json | undefined): boolean {
  const name = textOf(property(ref, 'name'));
  if (!isObject(ref) || name === '' || (textOf(ref.kind) || 'SecretStore') !== 'SecretStore') return false;
  const [first] = plan.namespaces;
  const namespace = first === '*' ? undefined : first;
  return (
    graph.find('ClusterSecretStore', undefined, name).length > 0 &&
    graph.find('SecretStore', namespace, name).length === 0
  );
}

/** The kind has a default, so that leaving it out looks right. */
export const storeKind: Rule = {
  id: 'store-kind',
  family: 'secrets',
  severity: 'error',
  summary: 'An ExternalSecret that means a ClusterSecretStore says so.',
  why: 'Without a kind the operator looks for a SecretStore in the namespace, finds none, and the Secret is never made.',
  bad: `${externalSecret(ENTRY)}---
apiVersion: external-secrets.io/v1
kind: ClusterSecretStore
metadata:
  name: vault
spec:
  provider: {}
`,
  good: `${externalSecret(ENTRY).replace('kind: SecretStore', 'kind: ClusterSecretStore')}---
apiVersion: external-secrets.io/v1
kind: ClusterSecretStore
metadata:
  name: vault
spec:
  provider: {}
`,
  remedy: 'Write kind: ClusterSecretStore beside the name.',
  source: 'https://external-secrets.io/latest/api/clustersecretstore/',
  *check(graph): Iterable<Fault> {
    for (const plan of plansOf(graph)) {
      for (const { path, ref } of storeRefsOf(plan)) {
        if (!meansClusterStore(graph, plan, ref)) continue;
        const name = textOf(property(ref, 'name'));
        yield {
          resource: plan.by,
          path,
          message: `no SecretStore "${name}" exists in the namespace, but a ClusterSecretStore of that name does`,
          fix: 'write kind: ClusterSecretStore',
          cause: 'kind-not-stated',
          target: { kind: 'SecretStore', namespace: plan.by.namespace, name },
        };
      }
    }
  },
};
