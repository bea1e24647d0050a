import type { ConfigKey, Presence, ValueOf } from './config-key';
import type { Faults } from './fault';

/** The keys of one ConfigMap by name. */
export type KeyTable = Readonly<Record<string, ConfigKey<unknown>>>;

/** A key's name as it stands in the ConfigMap. */
export type NameIn<K> = keyof K & string;

type NamesOf<K, P extends Presence> = {
  [N in keyof K]: K[N] extends ConfigKey<unknown, P> ? N : never;
}[keyof K];

/** The values that an overlay must set: the keys without a default. */
export type RequiredValues<K> = { readonly [N in NamesOf<K, 'required'>]: ValueOf<K[N]> };

/** The values that an overlay may set to differ from the default. */
export type DefaultedValues<K> = { readonly [N in NamesOf<K, 'defaulted'>]?: ValueOf<K[N]> };

/** All values that overlays decide. Where none is required, an object that shares no name with the table is refused. */
export type OverlayValues<K> = [NamesOf<K, 'required'>] extends [never]
  ? DefaultedValues<K>
  : RequiredValues<K> & DefaultedValues<K>;

/** The values that the component derives from its connections and the environment's identity. */
export type WiredValues<K> = { readonly [N in NamesOf<K, 'wired'>]: ValueOf<K[N]> };

/**
 * Renders a table to ConfigMap data in the table's order: given value, else default. Values out of range are
 * noted in `faults` under `path`.
 */
export function renderTable<K extends KeyTable>(
  table: K,
  values: OverlayValues<K> & WiredValues<K>,
  faults: Faults,
  path: string,
): Record<NameIn<K>, string> {
  const given = values as Record<string, unknown>;
  const rendered = Object.entries(table).map(([name, key]) => {
    const value = given[name] ?? key.default;
    const fault = key.fault(value);
    if (fault !== undefined) faults.add(`${path}.${name}`, fault);
    return [name, key.render(value)];
  });
  return Object.fromEntries(rendered) as Record<NameIn<K>, string>;
}
