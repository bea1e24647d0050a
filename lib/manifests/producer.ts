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

/** The keys of a Secret made by templates, by data entries, or by a Password generator (key `password`). */
function externalSecretKeys(resource: Resource): Set<string> {
  const templated = keysAt(resource, 'spec.target.template.data');
  if (templated.size > 0) return templated;
  const fetched = select(resource.body, 'spec.data.*.secretKey').map(({ value }) => textOf(value));
  const generated = select(resource.body, 'spec.dataFrom.*.sourceRef.generatorRef').map(() => 'password');
  return new Set([...fetched, ...generated]);
}

function externalSecret(resource: Resource): Product[] {
  const [target] = select(resource.body, 'spec.target.name');
  const name = textOf(target?.value) || resource.name;
  return [{ kind: 'Secret', namespace: resource.namespace, name, keys: externalSecretKeys(resource) }];
}

const producers: Readonly<Record<string, (resource: Resource) => Product[]>> = {
  ExternalSecret: externalSecret,
  Ingress: (resource) =>
    select(resource.body, 'spec.tls.*.secretName').map(({ value }) => ({
      kind: 'Secret',
      namespace: resource.namespace,
      name: textOf(value),
      keys: new Set(['tls.crt', 'tls.key']),
    })),
  Namespace: (resource) => [
    { kind: 'ConfigMap', namespace: resource.name, name: 'kube-root-ca.crt', keys: new Set(['ca.crt']) },
    { kind: 'ServiceAccount', namespace: resource.name, name: 'default' },
  ],
};

/** What applying a resource brings about: itself, and what controllers make of it. */
export function productsOf(resource: Resource): Product[] {
  const { kind, namespace, name } = resource;
  const keyed = kind === 'ConfigMap' || kind === 'Secret';
  const self: Product = keyed
    ? { kind, namespace, name, keys: keysAt(resource, 'data', 'binaryData', 'stringData') }
    : { kind, namespace, name };
  return [self, ...(producers[kind]?.(resource) ?? [])];
}
