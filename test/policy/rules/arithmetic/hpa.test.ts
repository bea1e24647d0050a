import { hpaFixedReplicas } from '../../../../lib/policy/rules/arithmetic/hpa-fixed-replicas';
import { hpaRange } from '../../../../lib/policy/rules/arithmetic/hpa-range';
import { check, deployment, object, podSpec } from '../../support';
import { autoscaler, inNamespace } from './support';

function scaledObject(spec: Parameters<typeof object>[2]): ReturnType<typeof object> {
  return object('ScaledObject', 'till', { spec: { scaleTargetRef: { name: 'till' }, ...spec } });
}

const FIXED = deployment('till', podSpec(), { replicas: 3 });

describe('hpa-fixed-replicas', () => {
  test('reports replicas beside an autoscaler, at the replicas', () => {
    expect(check(hpaFixedReplicas, FIXED, autoscaler('till', 2, 5))).toEqual([
      {
        rule: 'hpa-fixed-replicas',
        on: 'Deployment/till',
        path: '/spec/replicas',
        message:
          'replicas is fixed at 3 while HorizontalPodAutoscaler "till" changes it, so that each apply sets it back',
      },
    ]);
  });

  test('knows the scalers of KEDA, which mean Deployments unless they say otherwise', () => {
    expect(check(hpaFixedReplicas, FIXED, scaledObject({}))).toHaveLength(1);
  });

  test.each([
    ['a workload without replicas', [deployment('till'), autoscaler('till', 2, 5)]],
    ['a workload without an autoscaler', [FIXED]],
    ['an autoscaler of another kind', [FIXED, autoscaler('till', 2, 5, 'StatefulSet')]],
    ['an autoscaler of another namespace', [FIXED, inNamespace('bank', autoscaler('till', 2, 5))]],
    ['an autoscaler of another workload', [FIXED, autoscaler('shelf', 2, 5)]],
  ])('says nothing of %s', (_, objects) => {
    expect(check(hpaFixedReplicas, ...objects)).toEqual([]);
  });
});

describe('hpa-range', () => {
  test('reports a maximum below the minimum, at the maximum', () => {
    expect(check(hpaRange, autoscaler('till', 3, 2))).toEqual([
      {
        rule: 'hpa-range',
        on: 'HorizontalPodAutoscaler/till',
        path: '/spec/maxReplicas',
        message: 'maxReplicas 2 is below minReplicas 3',
      },
    ]);
  });

  test('knows that the minimum is one where it is left out', () => {
    const none = object('HorizontalPodAutoscaler', 'till', { spec: { maxReplicas: 0 } });

    expect(check(hpaRange, none)).toMatchObject([{ message: 'maxReplicas 0 is below minReplicas 1' }]);
  });

  test('reports scalers of KEDA', () => {
    expect(check(hpaRange, scaledObject({ minReplicaCount: 3, maxReplicaCount: 2 }))).toHaveLength(1);
    expect(check(hpaRange, scaledObject({ maxReplicaCount: 0 }))).toEqual([]);
  });

  test.each([
    ['a fixed number', 2, 2],
    ['a range', 2, 5],
  ])('accepts %s', (_, min, max) => {
    expect(check(hpaRange, autoscaler('till', min, max))).toEqual([]);
  });

  test('says nothing of what is no number', () => {
    const odd = object('HorizontalPodAutoscaler', 'till', { spec: { minReplicas: '3', maxReplicas: 2 } });

    expect(check(hpaRange, odd, object('HorizontalPodAutoscaler', 'shelf'))).toEqual([]);
  });
});
