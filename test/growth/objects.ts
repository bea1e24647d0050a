import type { Settings } from '../../lib/policy';

/** Manifests, and what is to be known of them beside. */
export interface Given {
  readonly text: string;
  /** Objects that are there without being read. */
  readonly objects?: readonly object[];
  readonly settings?: Partial<Settings>;
  /** Whether the waivers of the settings are for these manifests alone. */
  readonly complete?: boolean;
}

/** Much of something, by how much of it there is. */
export type Growing = (amount: number) => Given;

/** Things by their numbers. */
export function list<T>(amount: number, make: (index: number) => T): T[] {
  return Array.from({ length: amount }, (_, index) => make(index));
}

/** An object of the API. */
export function object(kind: string, name: string, rest: object = {}, apiVersion = 'v1'): object {
  return { apiVersion, kind, metadata: { name, namespace: 'shop' }, ...rest };
}

/** A pod with one container. */
export function pod(name: string, container: object = {}, spec: object = {}, labels: object = { app: name }): object {
  const containers = [{ name: 'main', image: 'till', ...container }];
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'shop', labels },
    spec: { containers, ...spec },
  };
}

/** A Service of pods by a label. */
export function service(name: string, selector: object = { app: name }): object {
  return object('Service', name, { spec: { selector, ports: [{ port: 80 }] } });
}

/** A NetworkPolicy. */
export function policy(name: string, spec: object): object {
  return object('NetworkPolicy', name, { spec }, 'networking.k8s.io/v1');
}

/** An ExternalSecret. */
export function externalSecret(name: string, target: object, data: object[]): object {
  return object('ExternalSecret', name, { spec: { target, data } }, 'external-secrets.io/v1');
}

/** What an ExternalSecret fetches for one key. */
export function entry(secretKey: string): object {
  return { secretKey, remoteRef: { key: 'a' } };
}

/** A container with a variable of a Secret. */
export function secretRef(name: string, key = 'k'): object {
  return { env: [{ name: 'A', valueFrom: { secretKeyRef: { name, key } } }] };
}

/** Objects, a document each. */
export function documents(...objects: readonly (object | string)[]): Given {
  return {
    text: objects.map((one) => (typeof one === 'string' ? one : JSON.stringify(one, undefined, 1))).join('\n---\n'),
  };
}

/** A mapping by the numbers of its entries. */
export function map(amount: number, entry: (index: number) => [string, unknown]): object {
  return Object.fromEntries(list(amount, entry));
}
