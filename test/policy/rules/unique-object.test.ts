import { uniqueObject } from '../../../lib/policy/rules/unique-object';
import { check, object } from '../support';

describe('unique-object', () => {
  test('reports each object after the first of its kind, namespace and name', () => {
    const twin = object('ConfigMap', 'colours');
    const finding = {
      rule: 'unique-object',
      on: 'ConfigMap/colours',
      path: '',
      message: 'stands twice in the set: rename or remove one',
    };

    expect(check(uniqueObject, twin, twin)).toEqual([finding]);
    expect(check(uniqueObject, twin, twin, twin)).toEqual([finding, finding]);
  });

  test('reports a Secret that two objects make', () => {
    const making = (name: string) => object('ExternalSecret', name, { spec: { target: { name: 'keys' } } });
    const finding = {
      rule: 'unique-object',
      path: '/spec/target/name',
      message: 'Secret/keys is made twice in the set: rename or remove one',
    };

    expect(check(uniqueObject, making('front'), making('back'))).toEqual([{ ...finding, on: 'ExternalSecret/back' }]);
    expect(check(uniqueObject, object('Secret', 'keys'), making('front'))).toEqual([
      { ...finding, on: 'ExternalSecret/front' },
    ]);
  });

  test('accepts two Ingresses that share a certificate', () => {
    const ingress = (name: string) => object('Ingress', name, { spec: { tls: [{ secretName: 'shop-tls' }] } });

    expect(check(uniqueObject, ingress('front'), ingress('back'))).toEqual([]);
  });

  test('reports cluster-scoped objects of one name', () => {
    const twin = { kind: 'PriorityClass', metadata: { name: 'urgent' } };

    expect(check(uniqueObject, twin, twin)).toHaveLength(1);
  });

  test('accepts one name in two namespaces, in two kinds, and two names', () => {
    const objects = [
      object('ConfigMap', 'colours'),
      object('Secret', 'colours'),
      object('ConfigMap', 'shapes'),
      { kind: 'ConfigMap', metadata: { name: 'colours', namespace: 'bank' } },
      { kind: 'ConfigMap', metadata: { name: 'colours' } },
    ];

    expect(check(uniqueObject, ...objects)).toEqual([]);
  });
});
