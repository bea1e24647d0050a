import { consumers, podSpecs, type Consumer } from './catalogue';
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
  return podSpecs[resource.kind];
}

function keysOf(consumer: Consumer, holder: JsonObject): (string | undefined)[] {
  if (consumer.key !== undefined) return [textOf(holder[consumer.key])];
  const items = consumer.items === undefined ? undefined : holder[consumer.items];
  if (!Array.isArray(items)) return [undefined];
  return items.filter(isObject).map((item) => textOf(item.key));
}

function namesOf(consumer: Consumer, holder: JsonObject): string[] {
  const value = holder[consumer.name];
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string');
  return typeof value === 'string' ? [value] : [];
}

function referencesAt(consumer: Consumer, from: Resource, holder: JsonObject, path: string): Reference[] {
  const kind = typeof consumer.target === 'string' ? consumer.target : textOf(holder[consumer.target.property]);
  const namespace = consumer.clusterScoped === true ? undefined : textOf(holder.namespace) || from.namespace;
  const optional = holder.optional === true;
  return namesOf(consumer, holder).flatMap((name) =>
    keysOf(consumer, holder).map((key) => ({
      from,
      path: `${path}/${consumer.name}`,
      target: { kind, namespace, name, ...(key === undefined ? {} : { key }) },
      optional,
    })),
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
