import { FaultError } from './problem';
import { SCALAR_STYLE, type ScalarEvent, scalarText } from './yaml';

// What kubectl and the API server make of scalars: YAML 1.1 as Go's yaml.v2 reads it, then JSON. Where the two
// specifications of YAML and that reader differ, the reader counts, since it decides what reaches the cluster.

/** What a scalar can be. */
export type Scalar = string | number | boolean | null;

const WORDS: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Infinity] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, -Infinity] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, NaN] as const),
]);
const LONGEST_WORD = 5;

const [TEXT, WORD, NUMBER] = [0, 1, 2];

/** By a scalar's first character, what else than text it may be. */
const HINTS = new Uint8Array(128).fill(TEXT);
for (const first of 'yYnNtTfFoO~') HINTS[first.charCodeAt(0)] = WORD;
for (const first of '+-.0123456789') HINTS[first.charCodeAt(0)] = NUMBER;

const BASED = /^[-+]?0(?:[xX][0-9a-fA-F]+|[oO]?[0-7]+|[bB][01]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const [MIN_INT, MAX_INT, MAX_UINT] = [-(2n ** 63n), 2n ** 63n - 1n, 2n ** 64n - 1n];

/** An integer with `0x`, `0o`, `0b`, or octal with a bare `0`; undefined if it does not fit into 64 bits. */
function basedInteger(source: string): number | undefined {
  const signed = source.startsWith('-') || source.startsWith('+');
  const digits = (signed ? source.slice(1) : source).toLowerCase();
  const magnitude = BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits}` : digits);
  const value = source.startsWith('-') ? -magnitude : magnitude;
  return value >= MIN_INT && value <= (signed ? MAX_INT : MAX_UINT) ? Number(value) : undefined;
}

function numberOf(source: string): number | undefined {
  const plain = source.includes('_') ? source.replaceAll('_', '') : source;
  if (BASED.test(plain)) {
    const integer = basedInteger(plain);
    if (integer !== undefined) return integer;
  }
  if (!FLOAT.test(plain)) return undefined;
  const value = Number(plain);
  // JSON has one zero.
  return Number.isFinite(value) ? value + 0 : undefined;
}

/** The value of a scalar without quotes and tag. */
export function resolvePlain(source: string): Scalar {
  const hint = source === '' ? WORD : HINTS[source.charCodeAt(0)];
  if (hint === undefined || hint === TEXT) return source;
  if (source.length <= LONGEST_WORD) {
    const word = WORDS.get(source);
    if (word !== undefined) return word;
  }
  return hint === NUMBER ? (numberOf(source) ?? source) : source;
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

function decodeBinary(source: string): string | undefined {
  const packed = source.replaceAll(/[\r\n]/g, '');
  return BASE64.test(packed) && packed.length % 4 === 0 ? Buffer.from(packed, 'base64').toString('utf8') : undefined;
}

/** By tag, the value that a text has under it; undefined if it can not have one. Of other tags the text is kept. */
const TAGS: ReadonlyMap<string, (source: string) => Scalar | undefined> = new Map([
  ['binary', decodeBinary],
  ['int', (source) => only(resolvePlain(source), Number.isInteger)],
  ['float', (source) => only(resolvePlain(source), (value) => typeof value === 'number')],
  ['bool', (source) => only(resolvePlain(source), (value) => typeof value === 'boolean')],
  ['null', (source) => only(resolvePlain(source), (value) => value === null)],
]);

function only(value: Scalar, fits: (value: Scalar) => boolean): Scalar | undefined {
  return fits(value) ? value : undefined;
}

const CORE_TAG = /^(?:!!|!<tag:yaml\.org,2002:)([a-z]+)>?$/;

/** The name of one of YAML's own tags, such as `int`; undefined for other tags and without a tag. */
export function coreTag(text: string, { tagStart, tagEnd }: ScalarEvent): string | undefined {
  return tagStart < 0 ? undefined : CORE_TAG.exec(text.slice(tagStart, tagEnd))?.[1];
}

/**
 * The value of a scalar.
 * @throws FaultError if the scalar is not what its tag says.
 */
export function scalarValue(text: string, event: ScalarEvent, source = scalarText(text, event)): Scalar {
  if (event.tagStart < 0) return event.style === SCALAR_STYLE.PLAIN ? resolvePlain(source) : source;
  const tag = coreTag(text, event) ?? '';
  const resolve = TAGS.get(tag);
  const value = resolve === undefined ? source : resolve(source);
  if (value !== undefined) return value;
  throw new FaultError(
    event.tagStart,
    `the value does not fit its tag "!!${tag}"`,
    'correct the value or drop the tag',
  );
}

/** Most digits that tell two single-precision numbers apart. */
const SINGLE_DIGITS = 9;

/** A float as a key: the shortest single-precision text, with an exponent from a million on. */
function floatKey(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf';
  let shortest = value;
  for (let digits = 1; digits <= SINGLE_DIGITS; digits++) {
    shortest = Number(value.toPrecision(digits));
    if (Math.fround(shortest) === Math.fround(value)) break;
  }
  const [mantissa = '', exponent = ''] = shortest.toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(shortest);
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

const INTEGER = /^[-+]?(?:0[xXbB][0-9a-fA-F_]+|[0-9][0-9_oO]*)$/;

/**
 * A scalar as a key, always text: `on` is `true`, `012` is `10`; undefined for null, which can not be a key.
 * @param source - as it was written, which tells `10000000` from `1e7`
 */
export function keyText(value: Scalar, source?: string): string | undefined {
  if (typeof value === 'string') return value;
  if (value === null) return undefined;
  if (typeof value === 'boolean') return String(value);
  const integer = source === undefined ? Number.isInteger(value) : INTEGER.test(source);
  return integer ? String(value) : floatKey(value);
}
