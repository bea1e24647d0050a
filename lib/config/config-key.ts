/** Who supplies a key's value: the overlay must, the overlay may, or the component derives it. */
export type Presence = 'required' | 'defaulted' | 'wired';

/**
 * One configuration key: its type, range, default and meaning in a single entry. From it come the property
 * that overlays set, the ConfigMap line, the environment variable, the range check and the docs row.
 */
export interface ConfigKey<T, P extends Presence = Presence> {
  /** One sentence for the reader of the reference page. */
  readonly doc: string;
  /** The type in words, with unit and range: `integer, seconds, 60 to 86400`. */
  readonly type: string;
  readonly presence: P;
  readonly default?: T;
  /** The text that stands in the ConfigMap. */
  render(value: T): string;
  /** What is wrong with `value`, or undefined when it is allowed. */
  fault(value: T): string | undefined;
}

/** A key whose numbers have decimals, which a program that reads a whole number would not parse. */
export type DecimalKey<P extends Presence = Presence> = ConfigKey<number, P> & { readonly numeric: 'decimal' };

/** The value type of a key. */
export type ValueOf<K> = K extends ConfigKey<infer T> ? T : never;

interface KeyOptions<T> {
  readonly doc: string;
  readonly default?: T;
}

/** Options of `O` without a name that `Allowed` does not know: a misspelt option would silently not be checked. */
type Exact<O, Allowed> = O & Readonly<Record<Exclude<keyof O, keyof Allowed>, never>>;

type PresenceOf<O> = O extends { readonly default: unknown } ? 'defaulted' : 'required';

interface KeyBehaviour<T> {
  readonly type: string;
  readonly render?: (value: T) => string;
  readonly fault?: (value: T) => string | undefined;
}

function key<T, O extends KeyOptions<T>>(options: O, behaviour: KeyBehaviour<T>): ConfigKey<T, PresenceOf<O>> {
  return {
    doc: options.doc,
    type: behaviour.type,
    presence: ('default' in options ? 'defaulted' : 'required') as PresenceOf<O>,
    ...(options.default === undefined ? {} : { default: options.default }),
    render: behaviour.render ?? ((value) => String(value)),
    fault: behaviour.fault ?? (() => undefined),
  };
}

/** A key that is `true` or `false`. */
export function boolean<const O extends KeyOptions<boolean>>(
  options: Exact<O, KeyOptions<boolean>>,
): ConfigKey<boolean, PresenceOf<O>> {
  return key<boolean, O>(options, { type: 'boolean' });
}

/** The range of a number, both ends included. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

interface NumberOptions extends KeyOptions<number>, Range {
  /** The unit, such as `seconds`, `bytes`, `requests`; `count` for a plain number. */
  readonly unit: string;
}

function numberKey<O extends NumberOptions>(kind: 'integer' | 'decimal', options: O): ConfigKey<number, PresenceOf<O>> {
  const range = `${options.min} to ${options.max}`;
  return key<number, O>(options, {
    type: `${kind}, ${options.unit}, ${range}`,
    fault: (value) => {
      if (kind === 'integer' && !Number.isInteger(value)) return `must be a whole number, got ${value}`;
      const inRange = value >= options.min && value <= options.max;
      return inRange ? undefined : `must be ${range} ${options.unit}, got ${value}`;
    },
  });
}

/** A whole number with a unit and a range. */
export function integer<const O extends NumberOptions>(
  options: Exact<O, NumberOptions>,
): ConfigKey<number, PresenceOf<O>> {
  return numberKey('integer', options);
}

/** A number with decimals, with a unit and a range. */
export function decimal<const O extends NumberOptions>(options: Exact<O, NumberOptions>): DecimalKey<PresenceOf<O>> {
  return { ...numberKey<O>('decimal', options), numeric: 'decimal' };
}

/** A share of a whole, from 0 to 1. */
export function ratio<const O extends KeyOptions<number>>(
  options: Exact<O, KeyOptions<number>>,
): DecimalKey<PresenceOf<O>> {
  return { ...numberKey('decimal', { ...options, unit: 'ratio', min: 0, max: 1 }), numeric: 'decimal' };
}

/** One of the listed words. */
export function oneOf<const V extends string, const O extends KeyOptions<NoInfer<V>>>(
  values: readonly V[],
  options: Exact<O, KeyOptions<V>>,
): ConfigKey<V, PresenceOf<O>> {
  return key<V, O>(options, { type: `one of ${values.join(', ')}` });
}

interface TextOptions extends KeyOptions<string> {
  /** The whole value must match. @default - any text without a line break */
  readonly pattern?: RegExp;
}

/** A single line of text. */
export function text<const O extends TextOptions>(options: Exact<O, TextOptions>): ConfigKey<string, PresenceOf<O>> {
  const pattern = options.pattern ?? /^[^\r\n]+$/;
  const whole = new RegExp(`^(?:${pattern.source})$`, pattern.flags.replace('g', ''));
  return key<string, O>(options, {
    type: options.pattern ? `text matching ${pattern.source}` : 'text',
    fault: (value) => (whole.test(value) ? undefined : `must match ${pattern.source}, got "${value}"`),
  });
}

const HOST = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/;

/** A host name as RFC 1123 has it: lower-case labels of at most 63 characters, no scheme, no port. */
export function host<const O extends KeyOptions<string>>(
  options: Exact<O, KeyOptions<string>>,
): ConfigKey<string, PresenceOf<O>> {
  return key<string, O>(options, {
    type: 'host',
    fault: (value) => (HOST.test(value) ? undefined : `must be a host name without scheme or port, got "${value}"`),
  });
}

interface UrlOptions extends KeyOptions<string> {
  /** The allowed schemes, without `://`. */
  readonly schemes: readonly string[];
}

/** A text that may be a URL, without what stands before an `@`, which may be a credential. */
function withoutCredential(value: string): string {
  const [start, end] = [value.indexOf('//') + 2, value.lastIndexOf('@')];
  return start < 2 || end < start ? value : `${value.slice(0, start)}…${value.slice(end)}`;
}

function urlFault(value: string, schemes: readonly string[]): string | undefined {
  if (!URL.canParse(value)) return `must be a URL, got "${withoutCredential(value)}"`;
  const { protocol, username, password } = new URL(value);
  if (username + password !== '') return 'must not carry a password: make it a secret entry';
  const scheme = protocol.slice(0, -1);
  return schemes.includes(scheme) ? undefined : `must use ${schemes.join(' or ')}, got ${scheme}`;
}

/** A URL with one of the listed schemes and no credentials in it. */
export function url<const O extends UrlOptions>(options: Exact<O, UrlOptions>): ConfigKey<string, PresenceOf<O>> {
  return key<string, O>(options, {
    type: `URL, ${options.schemes.join(' or ')}`,
    fault: (value) => urlFault(value, options.schemes),
  });
}

interface UrlListOptions extends KeyOptions<readonly string[]> {
  /** The allowed schemes, without `://`. */
  readonly schemes: readonly string[];
}

/** A list of URLs, rendered as the JSON array that pydantic settings read. */
export function urlList<const O extends UrlListOptions>(
  options: Exact<O, UrlListOptions>,
): ConfigKey<readonly string[], PresenceOf<O>> {
  return key<readonly string[], O>(options, {
    type: `list of URLs, ${options.schemes.join(' or ')}`,
    render: (value) => JSON.stringify(value),
    fault: (value) => value.map((item) => urlFault(item, options.schemes)).find((fault) => fault !== undefined),
  });
}

const DURATION = /^(\d+(ms|s|m|h))+$/;

/** A Go duration such as `1m30s`. */
export function duration<const O extends KeyOptions<string>>(
  options: Exact<O, KeyOptions<string>>,
): ConfigKey<string, PresenceOf<O>> {
  return key<string, O>(options, {
    type: 'duration',
    fault: (value) => (DURATION.test(value) ? undefined : `must be a duration such as 30s or 1m30s, got "${value}"`),
  });
}

/** A key whose value the component derives from an object, such as an endpoint; overlays cannot set it. */
export function wired<T>(options: { readonly doc: string }): ConfigKey<T, 'wired'> {
  return { doc: options.doc, type: 'derived', presence: 'wired', render: String, fault: () => undefined };
}

/** A whole file as one ConfigMap value, built by the component. */
export function textFile(options: { readonly doc: string }): ConfigKey<string, 'wired'> {
  return {
    doc: options.doc,
    type: 'file',
    presence: 'wired',
    render: (value) => value,
    fault: (value) => (value.endsWith('\n') ? undefined : 'must end with a line break'),
  };
}
