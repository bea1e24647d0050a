import { clusterScoped, consumers, podSpecAt, type Consumer } from './catalogue';
import { isObject, textOf, type JsonObject, type Resource } from './resource';
import { select } from './select';

/** One named use of one object, found in a manifest. */
export interface Reference {
  readonly from: Resource;
  /** Where the name stands, as a JSON Pointer. */
  readonly path: string;
  readonly target: {
    readonly kind: string;
    readonly namespace: string | undefined;
    readonly name: string;
    readonly key?: string;
  };
  /** The pod starts without the target. */
  readonly optional: boolean;
}

function baseOf(consumer: Consumer, resource: Resource): string | undefined {
  if (consumer.kinds !== 'pod') return consumer.kinds.includes(resource.kind) ? '' : undefined;
  return podSpecAt(resource.kind);
}

function keysOf(consumer: Consumer, holder: JsonObject): (string | undefined)[] {
  if (consumer.key !== undefined) return [textOf(holder[consumer.key])];
  const items = consumer.items === undefined ? undefined : holder[consumer.items];
  const keys = Array.isArray(items) ? items.filter(isObject).map((item) => textOf(item.key)) : [];
  return keys.length === 0 ? [undefined] : keys;
}

/** The names that stand in a property, one or a list of them, each with its path from the property's mapping. */
function namesOf({ name: property }: Consumer, holder: JsonObject): { name: string; path: string }[] {
  return [property, `${property}.*`]
    .flatMap((pattern) => select(holder, pattern))
    .flatMap(({ value, path }) => (typeof value === 'string' ? [{ name: value, path }] : []));
}

function kindsOf({ target }: Consumer, holder: JsonObject): readonly string[] {
  return typeof target === 'string' ? [target] : target(holder);
}

function referencesAt(consumer: Consumer, from: Resource, holder: JsonObject, path: string): Reference[] {
  const stated = textOf(holder.namespace) || from.namespace;
  const keys = keysOf(consumer, holder);
  return namesOf(consumer, holder).flatMap(({ name, path: inner }) =>
    kindsOf(consumer, holder).flatMap((kind) =>
      keys.map((key) => ({
        from,
        path: path + inner,
        target: {
          kind,
          namespace: clusterScoped.has(kind) ? undefined : stated,
          name,
          ...(key === undefined ? {} : { key }),
        },
        optional: holder.optional === true,
      })),
    ),
  );
}

/** Every reference that stands in an object, by the catalogue. */
export function referencesOf(resource: Resource): Reference[] {
  return consumers.flatMap((consumer) => {
    const base = baseOf(consumer, resource);
    if (base === undefined) return [];
    const pattern = [base, consumer.at].filter((part) => part !== '').join('.');
    return select(resource.body, pattern).flatMap(({ value, path }) =>
      isObject(value) ? referencesAt(consumer, resource, value, path) : [],
    );
  });
}
