import type { Json, JsonObject } from '../../../../lib/manifests';
import { pdbForbidsEviction } from '../../../../lib/policy/rules/arithmetic/pdb-forbids-eviction';
import { check, deployment, object, podSpec, severities } from '../../support';
import { autoscaler, inNamespace } from './support';

function budget(allowed: JsonObject, app = 'till', apiVersion = 'policy/v1'): JsonObject {
  return {
    apiVersion,
    ...object('PodDisruptionBudget', 'keep', { spec: { ...allowed, selector: { matchLabels: { app } } } }),
  };
}

function shop(replicas?: Json, app = 'till'): JsonObject {
  return deployment(app, podSpec(), replicas === undefined ? {} : { replicas });
}

describe('pdb-forbids-eviction', () => {
  test('reports a budget that asks for as many pods as there are, at its number', () => {
    expect(check(pdbForbidsEviction, shop(2), budget({ minAvailable: 2 }))).toEqual([
      {
        rule: 'pdb-forbids-eviction',
        on: 'PodDisruptionBudget/keep',
        path: '/spec/minAvailable',
        message: 'minAvailable 2 forbids every eviction of Deployment/till, which has 2 pods',
      },
    ]);
    expect(severities(pdbForbidsEviction, {}, shop(2), budget({ minAvailable: 2 }))).toEqual(['error']);
  });

  test.each([
    ['minAvailable', '67%', 'error'],
    ['minAvailable', '100%', 'warning'],
    ['minAvailable', 4, 'error'],
    ['maxUnavailable', 0, 'warning'],
    ['maxUnavailable', '0%', 'warning'],
  ])('reports %s %s, which lets none of three pods go, as an %s', (field, value, severity) => {
    expect(severities(pdbForbidsEviction, {}, shop(3), budget({ [field]: value }))).toEqual([severity]);
  });

  test.each([
    ['maxUnavailable', '1%'],
    ['maxUnavailable', 1],
    ['minAvailable', '66%'],
    ['minAvailable', 2],
    ['minAvailable', 'most'],
    ['minAvailable', null],
  ])('accepts %s %s for three pods', (field, value) => {
    expect(check(pdbForbidsEviction, shop(3), budget({ [field]: value }))).toEqual([]);
  });

  test('warns where only the least number of an autoscaler is too small', () => {
    const objects = [shop(), autoscaler('till', 2, 5), budget({ minAvailable: 2 })];

    expect(check(pdbForbidsEviction, ...objects)).toMatchObject([
      { message: expect.stringContaining('which has 2 pods while its autoscaler keeps it at the minimum') as string },
    ]);
    expect(severities(pdbForbidsEviction, {}, ...objects)).toEqual(['warning']);
    expect(severities(pdbForbidsEviction, {}, shop(), autoscaler('till', 2, 2), budget({ minAvailable: 2 }))).toEqual([
      'error',
    ]);
    expect(check(pdbForbidsEviction, shop(1), autoscaler('till', 3, 5), budget({ minAvailable: 2 }))).toEqual([]);
  });

  test('warns where there is one pod that is to stay, since somebody may want just that', () => {
    expect(severities(pdbForbidsEviction, {}, shop(1), budget({ minAvailable: 1 }))).toEqual(['warning']);
  });

  test('warns where nothing says the number of pods, since something outside may', () => {
    expect(severities(pdbForbidsEviction, {}, shop(), budget({ minAvailable: 1 }))).toEqual(['warning']);
  });

  test('adds up the pods of all workloads that a budget means', () => {
    const till = { ...shop(1), metadata: { name: 'other', namespace: 'shop' } };

    expect(check(pdbForbidsEviction, shop(1), till, budget({ minAvailable: 1 }))).toEqual([]);
    expect(check(pdbForbidsEviction, shop(1), till, budget({ minAvailable: 2 }))).toMatchObject([
      { message: 'minAvailable 2 forbids every eviction of Deployment/other, Deployment/till, which has 2 pods' },
    ]);
  });

  test.each([
    ['a budget of no pods', [budget({ minAvailable: 9 })]],
    ['a workload that is scaled to nothing', [shop(0), budget({ minAvailable: 1 })]],
    [
      'a DaemonSet, whose pods only the cluster can count',
      [{ ...shop(1), kind: 'DaemonSet' }, budget({ minAvailable: 1 })],
    ],
    ['replicas that are no number', [shop('${N}'), budget({ minAvailable: 9 })]],
    ['a workload of another namespace', [inNamespace('bank', shop(1)), budget({ minAvailable: 1 })]],
    ['a workload that leaves its namespace open', [inNamespace(undefined, shop(1)), budget({ minAvailable: 1 })]],
    [
      'an empty selector of v1beta1, which meant nothing',
      [
        shop(1),
        {
          apiVersion: 'policy/v1beta1',
          ...object('PodDisruptionBudget', 'keep', { spec: { minAvailable: 1, selector: {} } }),
        },
      ],
    ],
    ['a budget without a selector', [shop(1), object('PodDisruptionBudget', 'keep', { spec: { minAvailable: 1 } })]],
  ])('says nothing of %s', (_, objects) => {
    expect(check(pdbForbidsEviction, ...objects)).toEqual([]);
  });

  test('takes an empty selector for all pods', () => {
    const all = object('PodDisruptionBudget', 'keep', { spec: { minAvailable: 1, selector: {} } });

    expect(check(pdbForbidsEviction, shop(1), { apiVersion: 'policy/v1', ...all })).toHaveLength(1);
  });
});
