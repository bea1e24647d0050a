import { at, find, type Manifest } from './manifest';

function named(kind: string, name: string): Manifest {
  return { kind, metadata: { name } };
}

const objects = ['web', 'wbe', 'well', 'database', 'queue'].map((name) => named('Service', name));

test('an object is found by kind and name', () => {
  expect(find([...objects, named('Ingress', 'web')], 'Ingress', 'web')).toEqual(named('Ingress', 'web'));
});

test('fails with the three closest names when an object is not there', () => {
  expect(() => find(objects, 'Service', 'webb')).toThrow(
    'no Service/webb; the closest are Service/web, Service/wbe, Service/well',
  );
});

test('fails when an object stands twice, so that no test looks at one and means the other', () => {
  expect(() => find([...objects, named('Service', 'web')], 'Service', 'web')).toThrow(
    'Service/web stands 2 times in the set',
  );
});

test('a path whose last step is missing leads to undefined', () => {
  expect(at({ spec: {} }, 'spec', 'replicas')).toBeUndefined();
});

test('fails on a path whose earlier step is missing', () => {
  expect(() => at({ spec: {} }, 'sepc', 'replicas')).toThrow('nothing to look into at /sepc');
});
