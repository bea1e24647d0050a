import { load } from 'js-yaml';
import {
  productsOf,
  toResource,
  type Lookup,
  type Product,
  type ProducerEntry,
  type Resource,
} from '../../../lib/manifests';

/** An object of a YAML text. */
export function resource(yaml: string): Resource {
  return toResource(load(yaml));
}

/** A product as these tests compare it: its keys sorted, undefined where they cannot be told. */
export interface Made {
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly keys: readonly string[] | undefined;
}

function show({ kind, namespace, name, keys }: Product): Made {
  return { kind, namespace, name, keys: keys === undefined ? undefined : [...keys].sort() };
}

/** What is made of an object beside itself. */
export function made(yaml: string, extra: readonly ProducerEntry[] = [], lookup?: Lookup): Made[] {
  return productsOf(resource(yaml), extra, lookup).slice(1).map(show);
}

/** The same as `Kind/name`, with the namespace before it where it is not `shop`. */
export function names(yaml: string): string[] {
  return made(yaml).map(
    ({ kind, namespace, name }) => (namespace === 'shop' ? '' : `${namespace ?? ''}:`) + `${kind}/${name}`,
  );
}
