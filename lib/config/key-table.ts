import type { ConfigKey, Presence, ValueOf } from './config-key';
import type { Faults } from './fault';
import { nearest } from './nearest';

/** The keys of one ConfigMap by name. */
export type KeyTable = Readonly<Record<string, ConfigKey<unknown>>>;

/** A key's name as it stands in the ConfigMap. */
export type NameIn<K> = keyof K & string;

type NamesOf<K, P extends Presence> = {
  [N in keyof K]: K[N] extends ConfigKey<unknown, P> ? N : never;
}[keyof K];

/** The values that an overlay must set: the keys without a default. */
export type RequiredValues<K> = { readonly [N in NamesOf<K, 'required'>]: ValueOf<K[N]> };

/** The type of an object without properties. */
type Nothing = Readonly<Record<string, never>>;

/** The values that an overlay may set to differ from the default. */
export type DefaultedValues<K> = { readonly [N in NamesOf<K, 'defaulted'>]?: ValueOf<K[N]> };

/** All values that overlays decide. Where none is required, an object that shares no name with the table is refused. */
export type OverlayValues<K> = [NamesOf<K, 'required'>] extends [never]
  ? [NamesOf<K, 'defaulted'>] extends [never]
    ? Nothing
    : DefaultedValues<K>
  : RequiredValues<K> & DefaultedValues<K>;

/** The values that the component derives from its connections and the environment's identity. */
export type WiredValues<K> = [NamesOf<K, 'wired'>] extends [never]
  ? Nothing
  : { readonly [N in NamesOf<K, 'wired'>]: ValueOf<K[N]> };

/**
 * Renders a table to ConfigMap data in the table's order: given value, else default. Values out of range are
 * noted in `faults` under `path`.
 */
export function renderTable<K extends KeyTable>(
  table: K,
  values: OverlayValues<K>,
  derived: WiredValues<K>,
  faults: Faults,
  path: string,
): Record<NameIn<K>, string> {
  const given: Record<string, unknown> = { ...values, ...derived };
  unknownNames(table, given).forEach(([name, fault]) => {
    faults.add(`${path}.${name}`, fault);
  });
  const rendered = Object.entries(table).map(([name, key]) => {
    const value = Object.hasOwn(given, name) ? given[name] : key.default;
    const fault = key.fault(value);
    if (fault !== undefined) faults.add(`${path}.${name}`, fault);
    return [name, key.render(value)];
  });
  return Object.fromEntries(rendered) as Record<NameIn<K>, string>;
}

/** Names that are in no table: the compiler refuses them in a literal, but not in a variable or behind a spread. */
function unknownNames(table: KeyTable, given: Record<string, unknown>): [string, string][] {
  const names = Object.keys(table);
  return Object.keys(given)
    .filter((name) => !Object.hasOwn(table, name))
    .map((name) => {
      const best = nearest(name, names);
      return [name, `is not a key${best === undefined ? '' : `; did you mean "${best}"?`}`];
    });
}
