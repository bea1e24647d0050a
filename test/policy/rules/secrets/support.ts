import { loadAll } from 'js-yaml';
import type { Json, JsonObject } from '../../../../lib/manifests';
import { object } from '../../support';

/** The objects of a YAML text. */
export function objects(yaml: string): JsonObject[] {
  return loadAll(yaml) as JsonObject[];
}

/** An ExternalSecret called `keys` in the namespace `shop`, with a store and one entry called `fetched`. */
export function externalSecret(spec: JsonObject = {}, name = 'keys'): JsonObject {
  const data = [{ secretKey: 'fetched', remoteRef: { key: 'remote' } }];
  const store = { name: 'vault', kind: 'SecretStore' };
  return {
    apiVersion: 'external-secrets.io/v1',
    ...object('ExternalSecret', name, { spec: { secretStoreRef: store, data, ...spec } }),
  };
}

/** The same with one template, for the key `made`. */
export function templated(text: Json, template: JsonObject = {}, spec: JsonObject = {}): JsonObject {
  return externalSecret({ target: { template: { data: { made: text }, ...template } }, ...spec });
}

/** Values of wrong types for what an ExternalSecret says. */
export const oddPlans: readonly JsonObject[] = [
  object('ExternalSecret', 'keys'),
  object('ExternalSecret', 'keys', { spec: [1] }),
  object('ExternalSecret', 'keys', { spec: { data: 'x', dataFrom: 7, target: [], refreshInterval: 7 } }),
  object('ExternalSecret', 'keys', {
    spec: { data: [null, 7, {}], dataFrom: [null], target: { template: { data: [1] } } },
  }),
  object('ExternalSecret', 'keys', {
    spec: { target: { template: { data: { a: 7 }, templateFrom: [null, { literal: 7 }] } } },
  }),
  object('ClusterExternalSecret', 'keys', { spec: { externalSecretSpec: 'x', namespaces: 7 } }),
  object('Secret', 'odd', { data: [1], stringData: 'x', type: 7 }),
  object('Secret', 'odd', { data: { a: 7, b: null }, type: 'kubernetes.io/dockerconfigjson' }),
];
