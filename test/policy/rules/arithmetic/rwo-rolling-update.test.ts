import type { JsonObject } from '../../../../lib/manifests';
import { rwoRollingUpdate } from '../../../../lib/policy/rules/arithmetic/rwo-rolling-update';
import { check, deployment, object, podSpec, severities } from '../../support';
import { inNamespace } from './support';

function claim(...accessModes: readonly string[]): JsonObject {
  return object('PersistentVolumeClaim', 'ledger', { spec: { accessModes } });
}

function till(spec: JsonObject): JsonObject {
  const volumes = [{ name: 'ledger', persistentVolumeClaim: { claimName: 'ledger' } }];
  return deployment('till', podSpec({}, { volumes }), spec);
}

const RECREATE = { strategy: { type: 'Recreate' } };

describe('rwo-rolling-update', () => {
  test('reports a rolling update of a pod that alone may hold a volume, at the claim', () => {
    expect(check(rwoRollingUpdate, claim('ReadWriteOnce'), till({ replicas: 1 }))).toEqual([
      {
        rule: 'rwo-rolling-update',
        on: 'Deployment/till',
        path: '/spec/template/spec/volumes/0/persistentVolumeClaim/claimName',
        message:
          'PersistentVolumeClaim "ledger" is ReadWriteOnce, and a rolling update may start the new pod on another node while the old one holds it',
      },
    ]);
  });

  test('reports several pods of one volume', () => {
    expect(check(rwoRollingUpdate, claim('ReadWriteOnce'), till({ replicas: 2, ...RECREATE }))).toMatchObject([
      { message: 'PersistentVolumeClaim "ledger" is ReadWriteOnce, and 2 pods share it' },
    ]);
  });

  test.each([
    ['ReadWriteOnce', 'warning'],
    ['ReadWriteOncePod', 'error'],
  ])('weighs %s as an %s', (mode, severity) => {
    expect(severities(rwoRollingUpdate, {}, claim(mode), till({ replicas: 2 }))).toEqual([severity]);
    expect(severities(rwoRollingUpdate, {}, claim(mode), till({ replicas: 1 }))).toEqual([severity]);
  });

  test.each([
    ['a pod that goes before the next one comes', [claim('ReadWriteOnce'), till({ replicas: 1, ...RECREATE })]],
    [
      'a roll-out that stops the old pod first',
      [claim('ReadWriteOnce'), till({ strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } } })],
    ],
    ['a volume for many', [claim('ReadWriteMany'), till({ replicas: 2 })]],
    ['a volume that can be for many', [claim('ReadWriteOnce', 'ReadWriteMany'), till({ replicas: 2 })]],
    ['a workload that is scaled to nothing', [claim('ReadWriteOnce'), till({ replicas: 0 })]],
    ['a claim that is not in the set', [till({ replicas: 2 })]],
    ['a claim of another namespace', [inNamespace('bank', claim('ReadWriteOnce')), till({ replicas: 2 })]],
    ['a claim that leaves its namespace open', [inNamespace(undefined, claim('ReadWriteOnce')), till({ replicas: 2 })]],
    ['a claim without modes', [object('PersistentVolumeClaim', 'ledger'), till({ replicas: 2 })]],
  ])('says nothing of %s', (_, objects) => {
    expect(check(rwoRollingUpdate, ...objects)).toEqual([]);
  });
});
