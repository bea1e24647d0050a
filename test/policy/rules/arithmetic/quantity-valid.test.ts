import type { Json, JsonObject } from '../../../../lib/manifests';
import { quantityValid } from '../../../../lib/policy/rules/arithmetic/quantity-valid';
import { check, deployment, object, podSpec, severities } from '../../support';
import { limitRange, quota, resourcesOf, till } from './support';

function messages(value: Json): string[] {
  return check(quantityValid, till({ cpu: value })).map(({ message }) => message);
}

describe('quantity-valid', () => {
  test.each<[Json, string]>([
    ['0.5 cores', 'cpu "0.5 cores" is no quantity'],
    ['1K', 'cpu "1K" is no quantity'],
    ['', 'cpu "" is no quantity'],
    [true, 'cpu is no quantity'],
    [['1'], 'cpu is no quantity'],
    ['-1', 'cpu "-1" is below zero'],
    [-1, 'cpu "-1" is below zero'],
  ])('reports %j', (value, message) => {
    expect(messages(value)).toEqual([message]);
  });

  test.each<[Json]>([['250m'], [1], [0.5], ['1e3'], ['1E'], [' 1 '], ['0'], [null]])('accepts %j', (value) => {
    expect(messages(value)).toEqual([]);
  });

  test.each(['${CPU}', '$(CPU)', '{{ .Values.cpu }}', '<cpu>'])('leaves %s to who fills it in', (value) => {
    expect(messages(value)).toEqual([]);
  });

  const BAD = { storage: '1GB' };
  const claim = { spec: { resources: { requests: BAD } } };

  test.each<[string, JsonObject]>([
    ['/spec/template/spec/containers/0/resources/limits/memory', till({}, { memory: '1GB' })],
    [
      '/spec/template/spec/initContainers/0/resources/requests/memory',
      deployment('till', podSpec({}, { initContainers: [resourcesOf({ memory: '1GB' })] })),
    ],
    [
      '/spec/template/spec/volumes/0/emptyDir/sizeLimit',
      deployment('till', podSpec({}, { volumes: [{ emptyDir: { sizeLimit: '1GB' } }] })),
    ],
    [
      '/spec/template/spec/volumes/0/ephemeral/volumeClaimTemplate/spec/resources/requests/storage',
      deployment('till', podSpec({}, { volumes: [{ ephemeral: { volumeClaimTemplate: claim } }] })),
    ],
    ['/spec/limits/0/max/memory', limitRange({ type: 'Container', max: { memory: '1GB' } })],
    ['/spec/hard/count~1jobs.batch', quota({ 'count/jobs.batch': 'many' })],
    ['/spec/resources/requests/storage', object('PersistentVolumeClaim', 'ledger', claim)],
    ['/spec/capacity/storage', object('PersistentVolume', 'disk', { spec: { capacity: BAD } })],
    [
      '/spec/volumeClaimTemplates/0/spec/resources/requests/storage',
      object('StatefulSet', 'shelf', { spec: { volumeClaimTemplates: [claim] } }),
    ],
  ])('looks at %s', (path, body) => {
    expect(check(quantityValid, body).map((found) => found.path)).toEqual([path]);
  });

  test('reports thousandths of a byte: as an error where they are a limit, that no container starts with', () => {
    expect(check(quantityValid, till({}, { memory: '512m' }))).toMatchObject([
      { message: 'memory "512m" is in thousandths of a byte: "m" means milli, mebibytes are "Mi"' },
    ]);
    expect(severities(quantityValid, {}, till({ memory: '512m' }, { memory: '512m' }))).toEqual(['warning', 'error']);
  });
});
