import { configChecksum, contentChecksum } from '../../../../lib/text/checksum';
import type { JsonObject } from '../../../../lib/manifests';
import { checksumCurrent } from '../../../../lib/policy/rules/hygiene/checksum-current';
import { check, object } from '../../support';

const CONFIG = object('ConfigMap', 'till', { data: { b: '1', a: '2' } });
const SPEC = { target: { name: 'till', template: { data: { key: '{{ .a }}' } } }, data: [{ secretKey: 'a' }] };
const SECRET = object('ExternalSecret', 'till', { apiVersion: 'external-secrets.io/v1', spec: SPEC });

const CURRENT = configChecksum([
  { kind: 'Secret', name: 'till', checksum: contentChecksum(SPEC) },
  { kind: 'ConfigMap', name: 'till', checksum: contentChecksum({ a: '2', b: '1' }) },
]);

function workload(checksum: unknown, managedBy = 'keyfit'): JsonObject {
  const annotations = { 'checksum/config': checksum } as JsonObject;
  const secretKeyRef = { name: 'till', key: 'key' };
  const env = [
    { name: 'A', valueFrom: { configMapKeyRef: { name: 'till', key: 'a' } } },
    { name: 'B', valueFrom: { secretKeyRef } },
  ];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'till', namespace: 'shop', labels: { 'app.kubernetes.io/managed-by': managedBy } },
    spec: { template: { metadata: { annotations }, spec: { containers: [{ name: 'main', env }] } } },
  };
}

describe('checksum-current', () => {
  test('reports a checksum of another state of what the pods read, at the annotation', () => {
    expect(check(checksumCurrent, workload('0000000000000000'), CONFIG, SECRET)).toEqual([
      {
        rule: 'checksum-current',
        on: 'Deployment/till',
        path: '/spec/template/metadata/annotations/checksum~1config',
        message: `the checksum is 0000000000000000, and that of what the pods read is ${CURRENT}`,
      },
    ]);
  });

  test('accepts the checksum of what they read, wherever its keys stand', () => {
    expect(check(checksumCurrent, workload(CURRENT), CONFIG, SECRET)).toEqual([]);
  });

  test.each([
    ['manifests of other tools', [workload('0000000000000000', 'Helm'), CONFIG, SECRET]],
    ['pods that read what is not in the set', [workload('0000000000000000'), CONFIG]],
    ['a Secret that is made in another way', [workload('0000000000000000'), CONFIG, object('Secret', 'till')]],
    ['pods without a checksum', [workload(undefined), CONFIG, SECRET]],
    ['odd input', [workload({ a: 1 }), CONFIG, SECRET]],
  ])('says nothing of %s', (_, objects) => {
    expect(check(checksumCurrent, ...objects)).toEqual([]);
  });
});
