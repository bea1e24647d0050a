import type { Product } from '../reference';
import { isObject, itemsOf, numberOf, property, textOf, type Resource } from '../resource';
import { isAbout, productsBy, type ProducerEntry } from './entry';
import { externalSecretProducts } from './external-secret';
import type { Lookup } from './generator';
import { kubernetesEntries } from './kubernetes';
import { operatorEntries } from './operators';
import { secretEntries } from './secrets';

export type { ProducerEntry } from './entry';
export * from './external-secret';
export { generatorsOf, type Lookup } from './generator';

/** What controllers are known to make; adding an operator is adding an entry. */
export const producerEntries: readonly ProducerEntry[] = [...kubernetesEntries, ...secretEntries, ...operatorEntries];

const ofAnyKind = producerEntries.filter(({ kind }) => kind === '*');

/** The entries that may be about a kind, those of any kind last. */
const byKind = new Map(
  producerEntries.map(({ kind }) => [
    kind,
    [...producerEntries.filter((entry) => entry.kind === kind), ...(kind === '*' ? [] : ofAnyKind)],
  ]),
);

/** The annotation of a ConfigMap or Secret whose keys something in the cluster writes, which no manifest shows. */
const FILLED = 'keyfit.io/filled-keys';

/** The most claims of one StatefulSet that are told apart. */
const MOST_CLAIMS = 100;

/** Each replica's own claims, `<template>-<set>-<ordinal>`; the first also where no replica runs yet. */
function claimsOf(set: Resource): Product[] {
  const spec = property(set.body, 'spec');
  const replicas = numberOf(property(spec, 'replicas') ?? 1);
  const start = numberOf(property(property(spec, 'ordinals'), 'start') ?? 0);
  const count = Math.min(Math.max(Number.isInteger(replicas) ? replicas : 1, 1), MOST_CLAIMS);
  return itemsOf(property(spec, 'volumeClaimTemplates')).flatMap((template) => {
    const claim = textOf(property(property(template, 'metadata'), 'name'));
    if (claim === '') return [];
    return Array.from({ length: count }, (_, index) => ({
      kind: 'PersistentVolumeClaim',
      namespace: set.namespace,
      name: `${claim}-${set.name}-${index + (Number.isInteger(start) ? start : 0)}`,
      by: set,
    }));
  });
}

/** The keys that an object is given in the cluster, as it says itself: `keyfit.io/filled-keys: store, model`. */
function filledKeys({ body }: Resource): string[] {
  const stated = textOf(property(property(body.metadata, 'annotations'), FILLED));
  return stated.split(',').flatMap((key) => (key.trim() === '' ? [] : [key.trim()]));
}

/** The object itself; one that holds data has no keys rather than unknown ones where it holds none. */
function itself(by: Resource): Product {
  const { type: kind, namespace, name } = by;
  if (kind !== 'ConfigMap' && kind !== 'Secret') return { kind, namespace, name, by };
  const mappings = ['data', 'binaryData', 'stringData'].map((field) => property(by.body, field));
  return {
    kind,
    namespace,
    name,
    by,
    keys: new Set([...mappings.flatMap((map) => (isObject(map) ? Object.keys(map) : [])), ...filledKeys(by)]),
  };
}

/**
 * What applying a resource brings about: first itself, then what controllers make of it. Several products of one name
 * are one object: their keys add up, and are unknown as soon as those of one of them are; with `adds` alone nothing
 * makes it.
 * @param extra entries of the user's own
 * @param lookup finds the generators of the set, whose specs say the keys of what is made with them
 */
export function productsOf(resource: Resource, extra: readonly ProducerEntry[] = [], lookup?: Lookup): Product[] {
  const claims = resource.type === 'StatefulSet' ? claimsOf(resource) : [];
  const products = [itself(resource), ...externalSecretProducts(resource, lookup), ...claims];
  for (const entries of [byKind.get(resource.kind) ?? ofAnyKind, extra]) {
    for (const entry of entries) {
      if (isAbout(entry, resource)) for (const product of productsBy(entry, resource)) products.push(product);
    }
  }
  return products;
}
