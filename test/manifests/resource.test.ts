import { describe as name, isObject, numberOf, scalarText, textOf, toResource, type Json } from '../../lib/manifests';

describe('toResource', () => {
  test('an object is known by its kind, name and namespace, and keeps its body', () => {
    const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'colours', namespace: 'shop' }, data: {} };

    expect(toResource(body)).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      type: 'ConfigMap',
      name: 'colours',
      namespace: 'shop',
      body,
      flaws: [],
    });
  });

  test.each([
    ['absent', {}],
    ['empty', { namespace: '' }],
    ['no text', { namespace: 7 }],
  ])('a namespace that is %s is no namespace', (_, metadata) => {
    expect(toResource({ kind: 'ClusterRole', metadata: { name: 'reader', ...metadata } }).namespace).toBeUndefined();
  });

  test.each([
    ['an object without a kind', { metadata: { name: 'a' } }, 'not a Kubernetes object: kind "", name "a"'],
    ['an object without a name', { kind: 'Pod', metadata: {} }, 'not a Kubernetes object: kind "Pod", name ""'],
    ['an object without metadata', { kind: 'Pod' }, 'not a Kubernetes object: kind "Pod", name ""'],
    ['a name that is a number', { kind: 'Pod', metadata: { name: 5 } }, 'kind "Pod", name ""'],
    ['a list of metadata', { kind: 'Pod', metadata: [{ name: 'a' }] }, 'kind "Pod", name ""'],
    ['an empty document', null, 'kind "", name ""'],
    ['a single value', 'Pod', 'kind "", name ""'],
    ['a list', [{ kind: 'Pod', metadata: { name: 'a' } }], 'kind "", name ""'],
  ])('refuses %s', (_, value, message) => {
    expect(() => toResource(value)).toThrow(TypeError);
    expect(() => toResource(value)).toThrow(message);
  });
});

describe('reading values', () => {
  test('only mappings are objects: null and lists are not', () => {
    expect([{}, { a: 1 }, null, [], 'a', 1, undefined].map(isObject)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  test('textOf gives text as it is and an empty text for everything else', () => {
    expect(['a', '', 1, true, null, [], {}, undefined].map(textOf)).toEqual(['a', '', '', '', '', '', '', '']);
  });

  test('scalarText writes every single value as text and leaves lists, mappings and null empty', () => {
    expect(['a', 80, 0, false, null, ['a'], { a: 1 }, undefined].map(scalarText)).toEqual([
      'a',
      '80',
      '0',
      'false',
      '',
      '',
      '',
      '',
    ]);
  });

  test('numberOf reads numbers and texts that say one, and asks no mapping for its own idea of a number', () => {
    const own: Json = { valueOf: 1, toString: 'a' };

    expect([80, '80', '0.5', 'http', null, true, [80], {}, own, undefined].map(numberOf)).toEqual([
      80,
      80,
      0.5,
      ...Array.from({ length: 7 }, () => Number.NaN),
    ]);
  });

  test('a person calls an object by kind and name', () => {
    expect(name({ kind: 'Deployment', name: 'staging-keycloak' })).toBe('Deployment/staging-keycloak');
  });
});
