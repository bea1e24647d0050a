import { loadText } from '../../../lib/manifests/load';
import { manifest, specOf } from './support';

/** What `kubectl label --local -f - -o json` makes of these. */
const PLAIN: readonly (readonly [source: string, value: string | number | boolean | null])[] = [
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF', 'false', 'False', 'FALSE'].map((word) => [word, false] as const),
  ...['~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['yEs', 'oN', 'tRue', 'nULL', '+y', 'nan', 'Infinity', '<<', '='].map((word) => [word, word] as const),
  ...['.', '..', '-.', '.e1', '.inf1', '+', '--', ':12', '_1'].map((word) => [word, word] as const),
  ['0', 0],
  ['-0', 0],
  ['-0.0', 0],
  ['00', 0],
  ['+12', 12],
  ['012', 10],
  ['-012', -10],
  ['0777', 511],
  ['0o12', 10],
  ['0O7', 7],
  ['-0o7', -7],
  ['0o8', '0o8'],
  ['08', 8],
  ['09.5', 9.5],
  ['0x1F', 31],
  ['0X1f', 31],
  ['-0x1f', -31],
  ['0xG', '0xG'],
  ['0x', '0x'],
  ['00x1', '00x1'],
  ['0xffffffffffffffff', 18446744073709551615],
  ['0xfffffffffffffffff', '0xfffffffffffffffff'],
  ['-0xffffffffffffffff', '-0xffffffffffffffff'],
  ['0b101', 5],
  ['-0B1', -1],
  ['0b2', '0b2'],
  ['1_000', 1000],
  ['1__0', 10],
  ['1_', 1],
  ['0_1', 1],
  ['1_0.5', 10.5],
  ['1,000', '1,000'],
  ['1e3', 1000],
  ['1E+3', 1000],
  ['1.5e3', 1500],
  ['1e', '1e'],
  ['1e400', '1e400'],
  ['1e-400', 0],
  ['1.', 1],
  ['.5', 0.5],
  ['-.5e1', -5],
  ['1.10', 1.1],
  ['1.2.3', '1.2.3'],
  ['100m', '100m'],
  ['1Gi', '1Gi'],
  ['12:30', '12:30'],
  ['190:20:30', '190:20:30'],
  ['2001-01-01', '2001-01-01'],
  ['2001-12-14t21:59:43.10-05:00', '2001-12-14t21:59:43.10-05:00'],
  ['123456789012345678901234567890', 1.2345678901234568e29],
];

describe('a scalar is what kubectl makes of it', () => {
  test.each(PLAIN)('%s', (source, value) => {
    expect(specOf(`a: ${source}`)).toEqual({ a: value });
  });

  test.each(PLAIN)('in quotes it is text: "%s"', (source) => {
    expect(specOf(`a: "${source}"\nb: '${source}'`)).toEqual({ a: source, b: source });
  });

  test.each([
    ['!!str 12', '12'],
    ['! 12', '12'],
    ['!!str', ''],
    ['!!int "12"', 12],
    ['!<tag:yaml.org,2002:int> "3"', 3],
    ['!!float 3', 3],
    ['!!bool yes', true],
    ["!!null ''", null],
    ['!!timestamp 2001-01-01', '2001-01-01'],
    ['!!binary aGVsbG8=', 'hello'],
    ['!!merge x', 'x'],
    ['!foo 12', '12'],
    ['!!foo 12', '12'],
  ])('with a tag: %s', (source, value) => {
    expect(specOf(`a: ${source}`)).toEqual({ a: value });
  });

  test.each([
    ['!!set {a, b}', { a: null, b: null }],
    ['!!map [1]', [1]],
    ['!!omap [a: 1]', [{ a: 1 }]],
    ['!foo {a: 1}', { a: 1 }],
  ])('tags of mappings and lists say nothing: %s', (source, value) => {
    expect(specOf(`a: ${source}`)).toEqual({ a: value });
  });

  test('without a value it is null', () => {
    expect(specOf('a:\nb: {c, d: }\ne:\n-\n- ~')).toEqual({ a: null, b: { c: null, d: null }, e: [null, null] });
  });

  test('over several lines it is folded', () => {
    expect(specOf('a: b\n  c\nd: >-\n  e\n  f\ng: |\n  h\n   i')).toEqual({ a: 'b c', d: 'e f', g: 'h\n i\n' });
  });

  test.each([
    ['!!int abc', 'the value does not fit its tag "!!int"'],
    ['!!float abc', 'the value does not fit its tag "!!float"'],
    ['!!bool maybe', 'the value does not fit its tag "!!bool"'],
    ['!!null 1', 'the value does not fit its tag "!!null"'],
    ["!!binary '***'", 'the value does not fit its tag "!!binary"'],
    ['.inf', 'JSON, and so Kubernetes, has no such number'],
    ['-.INF', 'JSON, and so Kubernetes, has no such number'],
    ['.nan', 'JSON, and so Kubernetes, has no such number'],
  ])('is refused where kubectl refuses it: %s', (source, message) => {
    const { resources, problems } = loadText(manifest(`a: ${source}`), 'a.yaml');

    expect(resources).toEqual([]);
    expect(problems).toMatchObject([{ file: 'a.yaml', line: 5, column: 6, message }]);
  });
});

describe('a key is text', () => {
  test.each([
    ['on', 'true'],
    ['No', 'false'],
    ['"on"', 'on'],
    ['1', '1'],
    ['012', '10'],
    ['10000000', '10000000'],
    ['0x1F', '31'],
    ['1.10', '1.1'],
    ['0.1', '0.1'],
    ['1e3', '1000'],
    ['1e6', '1e+06'],
    ['1e20', '1e+20'],
    ['0.00001', '1e-05'],
    ['16777217.5', '1.6777218e+07'],
    ['.inf', '.inf'],
    ['-.inf', '-.inf'],
    ['.nan', '.nan'],
    ['2001-01-01', '2001-01-01'],
    ['!!str 1', '1'],
    ['!!binary aGVsbG8=', 'hello'],
    ['&b 7', '7'],
    ['a b', 'a b'],
    ["''", ''],
  ])('%s', (source, key) => {
    expect(specOf(`? ${source}\n: v`)).toEqual({ [key]: 'v' });
  });

  test.each([
    ['~: 1', 'a key is empty or null'],
    [': 1', 'not valid YAML: a ":" without a key before it'],
    ['{: 1}', 'not valid YAML: a "-", "?", ":", comma or bracket where a value is expected'],
    ['? {a: b}\n: 1', 'a mapping or list stands where a key is expected'],
    ['? [a]\n: 1', 'a mapping or list stands where a key is expected'],
    ['a: {{ .Values.a }}', 'a mapping or list stands where a key is expected'],
  ])('and what can not be text is refused: %s', (source, message) => {
    expect(specOf(source)).toBe(message);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('like any other: %s', (key) => {
    const spec = specOf(`${key}: {polluted: yes}\nb: 1`);

    expect(Object.keys(spec ?? {})).toEqual([key, 'b']);
    expect(Object.entries(spec ?? {})[0]).toEqual([key, { polluted: true }]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(spec)).toBe(Object.prototype);
  });
});
