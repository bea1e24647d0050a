import { select, type JsonObject } from '../../lib/manifests';

function found(root: JsonObject, pattern: string): [string, unknown][] {
  return select(root, pattern).map(({ path, value }) => [path, value]);
}

describe('select', () => {
  test('a step follows the property of that name', () => {
    expect(found({ spec: { replicas: 3 } }, 'spec.replicas')).toEqual([['/spec/replicas', 3]]);
  });

  test('a star stands for each item of a list, by its index', () => {
    const root = { items: [{ name: 'a' }, { other: 'b' }, { name: 'c' }] };

    expect(found(root, 'items.*.name')).toEqual([
      ['/items/0/name', 'a'],
      ['/items/2/name', 'c'],
    ]);
  });

  test('a star stands for each property of a mapping', () => {
    expect(found({ data: { red: '1', blue: '2' } }, 'data.*')).toEqual([
      ['/data/red', '1'],
      ['/data/blue', '2'],
    ]);
  });

  test('stars nest', () => {
    const root = { containers: [{ env: [{ name: 'A' }] }, { env: [{ name: 'B' }, { name: 'C' }] }] };

    expect(found(root, 'containers.*.env.*.name').map(([path]) => path)).toEqual([
      '/containers/0/env/0/name',
      '/containers/1/env/0/name',
      '/containers/1/env/1/name',
    ]);
  });

  test('slashes and tildes in names are escaped as RFC 6901 asks', () => {
    const root = { annotations: { 'example.dev/a~b': 'x', '~1': 'y' } };

    expect(found(root, 'annotations.*').map(([path]) => path)).toEqual([
      '/annotations/example.dev~1a~0b',
      '/annotations/~01',
    ]);
    expect(found({ 'a/b': { c: 1 } }, 'a/b.c')).toEqual([['/a~1b/c', 1]]);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'a property that every object inherits is not followed: %s',
    (name) => {
      expect(select({}, name)).toEqual([]);
      expect(select({ spec: {} }, `spec.${name}.name`)).toEqual([]);
    },
  );

  test('a manifest may have a key of its own called __proto__, and it is data', () => {
    const root = JSON.parse('{ "data": { "__proto__": { "name": "a" } } }') as JsonObject;

    expect(found(root, 'data.__proto__.name')).toEqual([['/data/__proto__/name', 'a']]);
  });

  test('what is not there is not found, and neither is anything below a single value', () => {
    const root = { spec: { list: null, text: 'abc', undefined: undefined } };

    expect(select(root, 'spec.absent')).toEqual([]);
    expect(select(root, 'spec.undefined')).toEqual([]);
    expect(found(root, 'spec.*').map(([path]) => path)).toEqual(['/spec/list', '/spec/text']);
    expect(select(root, 'spec.list.*')).toEqual([]);
    expect(select(root, 'spec.text.*')).toEqual([]);
    expect(select(root, 'spec.text.length')).toEqual([]);
  });

  test('null is a value', () => {
    expect(found({ spec: null }, 'spec')).toEqual([['/spec', null]]);
  });

  test('the parent is the nearest mapping around the value, through lists', () => {
    const item = { name: 'a' };
    const spec = { items: [item], tags: ['x'] };

    expect(select({ spec }, 'spec.items.*.name')[0]?.parent).toBe(item);
    expect(select({ spec }, 'spec.tags.*')[0]?.parent).toBe(spec);
  });
});
