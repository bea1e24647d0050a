import { isObject, textOf, type Resource } from './resource';
import { select } from './select';

/** An object that exists in the cluster once a resource is applied. */
export interface Product {
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
  /** Its data keys, where they can be told; absent for kinds without keys. */
  readonly keys?: ReadonlySet<string>;
}

function keysAt(resource: Resource, ...fields: readonly string[]): Set<string> {
  const mappings = fields.flatMap((field) => select(resource.body, field));
  return new Set(mappings.flatMap(({ value }) => (isObject(value) ? Object.keys(value) : [])));
}

function textAt(resource: Resource, at: string): string {
  return textOf(select(resource.body, at)[0]?.value);
}

/** The keys that data entries and Password generators (key `password`) fetch; undefined where the store decides them. */
function fetchedKeys(resource: Resource): Set<string> | undefined {
  const sources = select(resource.body, 'spec.dataFrom.*');
  const generators = select(resource.body, 'spec.dataFrom.*.sourceRef.generatorRef.kind');
  const known = generators.filter(({ value }) => value === 'Password');
  if (known.length < sources.length) return undefined;
  const fetched = select(resource.body, 'spec.data.*.secretKey').map(({ value }) => textOf(value));
  return new Set([...fetched, ...known.map(() => 'password')]);
}

/** A template's data stands in place of what is fetched, or beside it where its merge policy says so. */
function externalSecretKeys(resource: Resource): ReadonlySet<string> | undefined {
  const templated = keysAt(resource, 'spec.target.template.data');
  const merged = textAt(resource, 'spec.target.template.mergePolicy') === 'Merge';
  if (templated.size > 0 && !merged) return templated;
  const fetched = fetchedKeys(resource);
  return fetched === undefined ? undefined : new Set([...fetched, ...templated]);
}

function externalSecret(resource: Resource): Product[] {
  if (textAt(resource, 'spec.target.creationPolicy') === 'None') return [];
  const name = textAt(resource, 'spec.target.name') || resource.name;
  const keys = externalSecretKeys(resource);
  return [{ kind: 'Secret', namespace: resource.namespace, name, ...(keys === undefined ? {} : { keys }) }];
}

const producers: ReadonlyMap<string, (resource: Resource) => Product[]> = new Map([
  ['ExternalSecret', externalSecret],
  [
    'Ingress',
    (resource: Resource) =>
      select(resource.body, 'spec.tls.*.secretName').map(({ value }) => ({
        kind: 'Secret',
        namespace: resource.namespace,
        name: textOf(value),
        keys: new Set(['tls.crt', 'tls.key']),
      })),
  ],
  [
    'Namespace',
    (resource: Resource) => [
      { kind: 'ConfigMap', namespace: resource.name, name: 'kube-root-ca.crt', keys: new Set(['ca.crt']) },
      { kind: 'ServiceAccount', namespace: resource.name, name: 'default' },
    ],
  ],
]);

/** What applying a resource brings about: itself, and what controllers make of it. */
export function productsOf(resource: Resource): Product[] {
  const { kind, namespace, name } = resource;
  const keyed = kind === 'ConfigMap' || kind === 'Secret';
  const self: Product = keyed
    ? { kind, namespace, name, keys: keysAt(resource, 'data', 'binaryData', 'stringData') }
    : { kind, namespace, name };
  return [self, ...(producers.get(kind)?.(resource) ?? [])];
}
